import type { Stage } from "#app/access/permissions.ts";
import type { Db, Tx } from "#app/platform/db.server.ts";

/**
 * Moves a challenge from one stage to another. `closedAt` is when it closed, null for every other stage. Returns false, and
 * changes nothing, when it is no longer at the stage it is said to be at.
 */
export async function changeStage(
  tx: Tx,
  challengeId: string,
  { from, to, closedAt }: { from: Stage; to: Stage; closedAt: Date | null },
): Promise<boolean> {
  const { count } = await tx.challenge.updateMany({
    // One that was closed before its end is not moved back: it is opened again.
    where: { id: challengeId, stage: from, closedReason: null },
    data: { stage: to, closedAt, version: { increment: 1 } },
  });
  return count > 0;
}

/** That a challenge was closed before its end. */
export interface Closing {
  at: Date;
  /** The stage it was at. */
  from: Stage;
  reason: string;
  byName: string;
}

/** Closes a challenge before its end. Returns false, and changes nothing, when it is no longer at the stage it is said to be at. */
export async function writeClosing(
  tx: Tx,
  challengeId: string,
  { at, from, reason, byName }: Closing,
): Promise<boolean> {
  const { count } = await tx.challenge.updateMany({
    where: { id: challengeId, stage: from },
    data: {
      stage: "closed" satisfies Stage,
      closedAt: at,
      closedFrom: from,
      closedReason: reason,
      closedByName: byName,
      version: { increment: 1 },
    },
  });
  return count > 0;
}

/** Takes back that a challenge was closed before its end. Returns false, and changes nothing, when it was not, or not from this stage. */
export async function undoClosing(tx: Tx, challengeId: string, to: Stage): Promise<boolean> {
  const { count } = await tx.challenge.updateMany({
    where: { id: challengeId, stage: "closed" satisfies Stage, closedFrom: to, closedReason: { not: null } },
    data: {
      stage: to,
      closedAt: null,
      closedFrom: null,
      closedReason: null,
      closedByName: null,
      version: { increment: 1 },
    },
  });
  return count > 0;
}

/** How challenges were closed before their end, by their ids; one that is open, or closed at its end, is not among them. */
export async function listClosings(
  challengeIds: readonly string[],
  client: Db,
): Promise<Map<string, Closing>> {
  const rows = await client.challenge.findMany({
    where: { id: { in: [...challengeIds] }, closedReason: { not: null } },
    take: 1_000,
    select: { id: true, closedAt: true, closedFrom: true, closedReason: true, closedByName: true },
  });
  return new Map(
    rows.flatMap(({ id, closedAt, closedFrom, closedReason, closedByName }) =>
      closedAt === null || closedFrom === null
        ? []
        : [
            [
              id,
              {
                at: closedAt,
                from: closedFrom as Stage,
                reason: closedReason ?? "",
                byName: closedByName ?? "",
              },
            ],
          ],
    ),
  );
}
