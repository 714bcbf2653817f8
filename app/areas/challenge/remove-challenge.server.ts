import type { Db, Tx } from "#app/platform/db.server.ts";

/** The account that made a challenge; null where the machine did. */
export async function readMaker(challengeId: string, client: Db): Promise<string | null> {
  const { createdById } = await client.challenge.findUniqueOrThrow({
    where: { id: challengeId },
    select: { createdById: true },
  });
  return createdById;
}

/** The records of the councils of a challenge. */
export async function listRecordIds(challengeId: string, client: Db): Promise<string[]> {
  const rows = await client.participatingCouncil.findMany({
    where: { challengeId, recordId: { not: null } },
    orderBy: { position: "asc" },
    select: { recordId: true },
  });
  return rows.flatMap(({ recordId }) => recordId ?? []);
}

/** Those of these records of councils that a challenge has. */
export async function listRecordsInUse(recordIds: readonly string[], client: Db): Promise<string[]> {
  const rows = await client.participatingCouncil.findMany({
    where: { recordId: { in: [...recordIds] } },
    distinct: ["recordId"],
    select: { recordId: true },
  });
  return rows.flatMap(({ recordId }) => recordId ?? []);
}

/** Takes a challenge away with every row of every room that belongs to it. What was done in it stays in the trail, which names no row. */
export async function removeChallenge(tx: Tx, challengeId: string): Promise<void> {
  await tx.challenge.delete({ where: { id: challengeId }, select: { id: true } });
}
