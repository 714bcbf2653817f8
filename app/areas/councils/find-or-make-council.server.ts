import { listRecordsOfSpelling } from "#app/areas/challenge/council-records.server.ts";
import type { AuditContext } from "#app/audit/record.server.ts";
import { recordOutsideChallenge } from "#app/audit/record.server.ts";
import type { Tx } from "#app/platform/db.server.ts";
import { newId } from "#app/platform/ids.ts";
import { mainWords } from "./manage/possible-doubles.ts";

/**
 * The record of the council of this name, by the caller's transaction: one is made where there is none. Only the same spelling is the same
 * council; whoever runs the workspace merges what is one council under two spellings, and a spelling that was merged is known from then on.
 * Of several with one name the oldest is taken.
 */
export async function findOrMakeCouncil(
  tx: Tx,
  { name: typed, shortName }: { name: string; shortName: string },
  by: Pick<AuditContext, "actor" | "requestId">,
  now: Date,
): Promise<string> {
  // Letters have two spaces where a line was broken: nobody would see why there are two records.
  const name = typed.replace(/\s+/g, " ").trim();
  const there = await tx.council.findFirst({
    where: { name },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { id: true },
  });
  return there?.id ?? (await knownSpelling(tx, typed)) ?? makeCouncil(tx, { name, shortName }, by, now);
}

/**
 * The record to which a challenge's council of this spelling points, though the record is called otherwise: they were merged, or the council
 * was renamed. A challenge in which a wrong name was put right has one that shares no word with its record: that is none.
 */
async function knownSpelling(tx: Tx, name: string): Promise<string | undefined> {
  const rows = await tx.council.findMany({
    where: { id: { in: await listRecordsOfSpelling(tx, name) } },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { id: true, name: true },
  });
  return rows.find((row) => mainWords(row.name) === mainWords(name))?.id;
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
