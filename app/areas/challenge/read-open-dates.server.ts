import type { Day } from "#app/platform/days.ts";
import type { Db } from "#app/platform/db.server.ts";

/** A key date that is due on a day and not done. */
export interface OpenDate {
  id: string;
  key: string;
  label: string;
  dueOn: Day;
}

/** The key dates of a challenge that are not done and due within a time; at most 100. */
export async function listOpenDates(
  challengeId: string,
  { from, until }: { from: Day; until: Day },
  client: Db,
): Promise<OpenDate[]> {
  const rows = await client.milestone.findMany({
    where: { challengeId, doneOn: null, dueOn: { gte: from, lte: until } },
    orderBy: { position: "asc" },
    take: 100,
    select: { id: true, key: true, label: true, dueOn: true },
  });
  return rows.map(({ dueOn, ...row }) => ({ ...row, dueOn: dueOn ?? "" }));
}
