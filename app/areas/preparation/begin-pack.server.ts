import { type ChallengePermit, demand } from "#app/access/permit.ts";
import { to } from "#app/addresses.ts";
import { record } from "#app/audit/record.server.ts";
import { tell } from "#app/notices/tell.server.ts";
import { transaction } from "#app/platform/db.server.ts";
import { newId } from "#app/platform/ids.ts";
import { USUAL_PACK } from "./pack.ts";

/** Puts the usual documents on an empty list, to change from there. Does nothing when the list has begun. */
export async function beginPack(permit: ChallengePermit, now: Date): Promise<void> {
  demand(permit, "pack.edit");
  const { challengeId } = permit;
  await transaction(async (tx) => {
    if ((await tx.packItem.count({ where: { challengeId } })) > 0) return;
    for (const [position, item] of USUAL_PACK.entries()) {
      const id = newId();
      await tx.packItem.create({
        data: { id, challengeId, position, ...item, status: "wanted" },
        select: { id: true },
      });
      await record(tx, permit, { type: "pack-changed", data: { packItemId: id, what: "added" } }, now);
    }
    await tell(
      tx,
      permit,
      {
        kind: "document-wanted",
        recordId: challengeId,
        occasion: "usual list",
        space: "shared",
        title: `The usual documents: ${USUAL_PACK.length}`,
        page: to.preparation.pack(permit),
      },
      now,
    );
  });
}
