import { type ChallengePermit, demand } from "#app/access/permit.ts";
import {
  addCouncilRow,
  countOfCouncil,
  dropCouncilRow,
} from "#app/areas/challenge/council-records.server.ts";
import { shortNameOf } from "#app/areas/challenge/new-challenge.ts";
import { listCouncils } from "#app/areas/challenge/read-challenge.server.ts";
import { listRecordIds } from "#app/areas/challenge/remove-challenge.server.ts";
import { dropUnusedRecords } from "#app/areas/councils/drop-unused-records.server.ts";
import { findOrMakeCouncil } from "#app/areas/councils/find-or-make-council.server.ts";
import { keepAgreedOn, readAgreedOn } from "#app/areas/decisions/agreement-day.server.ts";
import { record } from "#app/audit/record.server.ts";
import { dayOf } from "#app/platform/days.ts";
import { db, type Tx, transaction } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { reasonNotToAdd, reasonNotToTakeOut } from "./partner-rules.ts";

/** The key date of the agreed scope is that of the councils there are, whichever they are now. */
async function keepingAgreedOn<T>(
  tx: Tx,
  { challengeId }: ChallengePermit,
  now: Date,
  change: () => Promise<T>,
): Promise<T> {
  const before = await readAgreedOn(tx, challengeId, "scope");
  const changed = await change();
  await keepAgreedOn(tx, { challengeId, about: "scope", before }, dayOf(now));
  return changed;
}

/**
 * Adds a partner council to a challenge. Throws forbidden, conflict where none can be added, or invalid at `name` where it takes part
 * already, under this name or as the same council. Returns its id in the challenge.
 */
export async function addPartner(
  permit: ChallengePermit,
  { name }: { name: string },
  now: Date,
): Promise<string> {
  demand(permit, "challenge.manage");
  return transaction(async (tx) => {
    const councils = await listCouncils(permit, tx);
    const refusal = reasonNotToAdd(permit.stage, councils.length);
    if (refusal !== null) throw new AppError("conflict", refusal);
    const shortName = shortNameOf(name);
    const recordId = await findOrMakeCouncil(tx, { name, shortName }, permit, now);
    const isThere =
      councils.some((council) => council.name.toLowerCase() === name.toLowerCase()) ||
      (await listRecordIds(permit.challengeId, tx)).includes(recordId);
    if (isThere) throw new AppError("invalid", "This council takes part already.", { field: "name" });
    return keepingAgreedOn(tx, permit, now, async () => {
      const councilId = await addCouncilRow(tx, permit.challengeId, { name, shortName, recordId });
      await record(tx, permit, { type: "council-added", data: { councilId } }, now);
      return councilId;
    });
  });
}

/** Why each council of a challenge cannot be taken out, by its id; null for one that can. */
export async function listTakingOut(permit: ChallengePermit): Promise<Record<string, string | null>> {
  const councils = await listCouncils(permit);
  const reasons = await Promise.all(
    councils.map(async (council) => [
      council.id,
      reasonNotToTakeOut(council, await countOfCouncil(permit.challengeId, council.id, db)),
    ]),
  );
  return Object.fromEntries(reasons);
}

/**
 * Takes a partner council out of a challenge while there is nothing of it, and its record where nothing else uses it. Throws forbidden,
 * not-found, or conflict with what stands in the way.
 */
export async function takeOutPartner(permit: ChallengePermit, councilId: string, now: Date): Promise<void> {
  demand(permit, "challenge.manage");
  await transaction(async (tx) => {
    const council = (await listCouncils(permit, tx)).find(({ id }) => id === councilId);
    if (council === undefined) throw new AppError("not-found", "This council does not take part any more.");
    const reason = reasonNotToTakeOut(council, await countOfCouncil(permit.challengeId, councilId, tx));
    if (reason !== null) throw new AppError("conflict", reason);
    const records = await listRecordIds(permit.challengeId, tx);
    await keepingAgreedOn(tx, permit, now, async () => {
      await dropCouncilRow(tx, permit.challengeId, councilId);
      await record(tx, permit, { type: "council-taken-out", data: { councilId } }, now);
    });
    await dropUnusedRecords(tx, records, permit, now);
  });
}
