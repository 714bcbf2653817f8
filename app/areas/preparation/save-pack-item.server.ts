import { type ChallengePermit, demand } from "#app/access/permit.ts";
import { to } from "#app/addresses.ts";
import { record } from "#app/audit/record.server.ts";
import { savedMeanwhile } from "#app/audit/saved-meanwhile.server.ts";
import { endTurn, tell } from "#app/notices/tell.server.ts";
import { type Tx, transaction } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { newId } from "#app/platform/ids.ts";
import type { PackItemInput } from "./forms.ts";
import { notePackSent } from "./pack-sent.server.ts";

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
    const before = await tx.packItem.findFirst({
      where: { id, challengeId },
      select: { status: true, councilId: true },
    });
    if (itemId === null) {
      const position = await tx.packItem.count({ where: { challengeId } });
      await tx.packItem.create({ data: { id, challengeId, position, ...values }, select: { id: true } });
    } else {
      const { count } = await tx.packItem.updateMany({
        where: { id, challengeId, version },
        data: { ...values, version: { increment: 1 } },
      });
      if (count === 0) {
        if (before === null) throw new AppError("not-found", "There is no such item in the pack.");
        throw await savedMeanwhile(tx, {
          challengeId,
          by: [{ type: "pack-changed", data: { packItemId: id } }],
        });
      }
    }
    const what = itemId === null ? "added" : "changed";
    await record(tx, permit, { type: "pack-changed", data: { packItemId: id, what } }, now);
    if (values.status !== "wanted") {
      await endTurn(tx, permit, { kind: "document-wanted", recordId: id }, now);
    } else if (before?.status !== "wanted") {
      await tellOfWanted(tx, permit, { id, title: values.title, councilId: before?.councilId ?? null }, now);
    }
    await notePackSent(tx, permit, now);
    return id;
  });
}

async function tellOfWanted(
  tx: Tx,
  permit: ChallengePermit,
  { id, title, councilId }: { id: string; title: string; councilId: string | null },
  now: Date,
): Promise<void> {
  await tell(
    tx,
    permit,
    {
      kind: "document-wanted",
      recordId: id,
      // It may be promised, and then wanted again.
      occasion: now.toISOString(),
      space: "shared",
      councilId,
      title,
      page: to.preparation.pack(permit),
    },
    now,
  );
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
    await endTurn(tx, permit, { kind: "document-wanted", recordId: itemId }, now);
    await notePackSent(tx, permit, now);
  });
}
