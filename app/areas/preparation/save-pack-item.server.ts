import { type ChallengePermit, demand } from "#app/access/permit.ts";
import { record } from "#app/audit/record.server.ts";
import { transaction } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { newId } from "#app/platform/ids.ts";
import { ChangedMeanwhile } from "#app/writing/merge/changed-meanwhile.ts";
import type { PackItemInput } from "./forms.ts";

/**
 * Adds an item to the pack (`itemId` null) or changes one; returns its id. Throws forbidden, not-found, or
 * conflict when somebody else saved meanwhile.
 */
export async function savePackItem(
  permit: ChallengePermit,
  itemId: string | null,
  input: PackItemInput,
  now: Date,
): Promise<string> {
  demand(permit, "pack.edit");
  const { challengeId } = permit;
  const { version, ...values } = input;
  return transaction(async (tx) => {
    const id = itemId ?? newId();
    if (itemId === null) {
      const position = await tx.packItem.count({ where: { challengeId } });
      await tx.packItem.create({ data: { id, challengeId, position, ...values }, select: { id: true } });
    } else {
      const { count } = await tx.packItem.updateMany({
        where: { id, challengeId, version },
        data: { ...values, version: { increment: 1 } },
      });
      if (count === 0) {
        if ((await tx.packItem.count({ where: { id, challengeId } })) === 0) {
          throw new AppError("not-found", "There is no such item in the pack.");
        }
        throw new ChangedMeanwhile();
      }
    }
    const what = itemId === null ? "added" : "changed";
    await record(tx, permit, { type: "pack-changed", data: { packItemId: id, what } }, now);
    return id;
  });
}

/** Takes an item off the list. Throws forbidden or not-found. */
export async function removePackItem(permit: ChallengePermit, itemId: string, now: Date): Promise<void> {
  demand(permit, "pack.edit");
  await transaction(async (tx) => {
    const { count } = await tx.packItem.deleteMany({
      where: { id: itemId, challengeId: permit.challengeId },
    });
    if (count === 0) throw new AppError("not-found", "There is no such item in the pack.");
    await record(tx, permit, { type: "pack-changed", data: { packItemId: itemId, what: "removed" } }, now);
  });
}
