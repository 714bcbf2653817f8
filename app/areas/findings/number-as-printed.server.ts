import type { PeerTeamPermit } from "#app/access/permit.ts";
import type { Tx } from "#app/platform/db.server.ts";
import type { RecommendationKind } from "./finding-words.ts";
import { inPrintedOrder, type RecommendationInOrder } from "./printed-order.ts";

/** What decides the order of all recommendations, by their numbers. */
export async function listInOrder(permit: PeerTeamPermit, tx: Tx): Promise<RecommendationInOrder[]> {
  const rows = await tx.recommendation.findMany({
    where: { challengeId: permit.challengeId },
    orderBy: { number: "asc" },
    take: 500,
    select: { id: true, number: true, kind: true, theme: { select: { number: true } } },
  });
  return rows.map(({ theme, kind, ...row }) => ({
    ...row,
    kind: kind as RecommendationKind,
    themeNumber: theme?.number ?? null,
  }));
}

/** Numbers the recommendations 1, 2, 3 as the report prints them, or in the order given. Part of every change of one, in its transaction. */
export async function numberAsPrinted(
  tx: Tx,
  permit: PeerTeamPermit,
  before: readonly RecommendationInOrder[],
  order: readonly string[] = inPrintedOrder(before).map(({ id }) => id),
): Promise<void> {
  const numberNow = new Map(before.map(({ id, number }) => [id, number]));
  const changed = order
    .map((id, index) => ({ id, number: index + 1 }))
    .filter(({ id, number }) => numberNow.get(id) !== number);
  // Numbers are unique: they step aside to numbers nobody has before they take each other's.
  for (const sign of [-1, 1]) {
    for (const { id, number } of changed) {
      await tx.recommendation.updateMany({
        where: { id, challengeId: permit.challengeId },
        data: { number: sign * number },
      });
    }
  }
}
