import type { Day } from "#app/platform/days.ts";
import type { Db } from "#app/platform/db.server.ts";
import { actionRef } from "./numbering.ts";
import { isDone, type Rating } from "./ratings.ts";

/** An action that is due on a day and not finished. */
export interface OpenAction {
  id: string;
  councilId: string;
  /** "3.1". */
  ref: string;
  text: string;
  dueOn: Day;
  ownerAccountId: string | null;
}

/** The actions of all councils of a challenge that are not finished and due within a time; at most 2,000. For whoever tells each its own. */
export async function listOpenActions(
  challengeId: string,
  { from, until }: { from: Day; until: Day },
  client: Db,
): Promise<OpenAction[]> {
  const rows = await client.action.findMany({
    where: { challengeId, dueOn: { gte: from, lte: until } },
    orderBy: [{ recommendation: { number: "asc" } }, { number: "asc" }],
    take: 2_000,
    select: {
      id: true,
      councilId: true,
      number: true,
      text: true,
      dueOn: true,
      ownerAccountId: true,
      recommendation: { select: { number: true } },
      updates: { orderBy: [{ madeAt: "desc" }, { id: "desc" }], take: 1, select: { rating: true } },
    },
  });
  return rows.flatMap(({ number, recommendation, updates, dueOn, ...row }) => {
    const rating = (updates[0]?.rating ?? "not-started") as Rating;
    return isDone(rating)
      ? []
      : [{ ...row, ref: actionRef(recommendation.number, number), dueOn: dueOn ?? "" }];
  });
}
