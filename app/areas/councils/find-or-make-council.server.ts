import type { AuditContext } from "#app/audit/record.server.ts";
import { recordOutsideChallenge } from "#app/audit/record.server.ts";
import type { Tx } from "#app/platform/db.server.ts";
import { newId } from "#app/platform/ids.ts";

/**
 * The record of the council of this name, by the caller's transaction: one is made where there is none. Only the same spelling is the same
 * council; whoever runs the workspace merges what is one council under two spellings. Of several with one name the oldest is taken.
 */
export async function findOrMakeCouncil(
  tx: Tx,
  { name, shortName }: { name: string; shortName: string },
  by: Pick<AuditContext, "actor" | "requestId">,
  now: Date,
): Promise<string> {
  const there = await tx.council.findFirst({
    where: { name },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { id: true },
  });
  return there?.id ?? makeCouncil(tx, { name, shortName }, by, now);
}

/** Makes a record, with the line in the trail. */
export async function makeCouncil(
  tx: Tx,
  { name, shortName }: { name: string; shortName: string },
  by: Pick<AuditContext, "actor" | "requestId">,
  now: Date,
): Promise<string> {
  const id = newId();
  await tx.council.create({
    data: { id, name, shortName, createdAt: now, updatedAt: now },
    select: { id: true },
  });
  await recordOutsideChallenge(
    tx,
    { ...by, challengeId: null },
    { type: "council-made", data: { councilId: id } },
    now,
  );
  return id;
}
