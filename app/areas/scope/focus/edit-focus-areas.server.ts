import { type ChallengePermit, demand } from "#app/access/permit.ts";
import { record } from "#app/audit/record.server.ts";
import { refuseIfSaved } from "#app/audit/saved-meanwhile.server.ts";
import { type Tx, transaction } from "#app/platform/db.server.ts";
import { newId } from "#app/platform/ids.ts";
import { moved } from "../scope-record.ts";
import { findFocusArea, listFocusAreas } from "./list-focus-areas.server.ts";

async function recordChange(tx: Tx, permit: ChallengePermit, what: string, id: string, now: Date) {
  await record(tx, permit, { type: "scope-changed", data: { what, id } }, now);
}

/** Writes a focus area behind the others, inside the transaction of a use-case. Returns its id. */
export async function writeFocusArea(
  tx: Tx,
  permit: ChallengePermit,
  text: string,
  now: Date,
): Promise<string> {
  const { challengeId } = permit;
  const last = await tx.focusArea.aggregate({ where: { challengeId }, _max: { position: true } });
  const id = newId();
  await tx.focusArea.create({
    data: { id, challengeId, text, position: (last._max.position ?? 0) + 1 },
    select: { id: true },
  });
  await recordChange(tx, permit, "focus area added", id, now);
  return id;
}

/** Adds a focus area behind the others. Returns its id. Throws forbidden. */
export async function addFocusArea(
  permit: ChallengePermit,
  { text }: { text: string },
  now: Date,
): Promise<string> {
  demand(permit, "scope.edit");
  return transaction((tx) => writeFocusArea(tx, permit, text, now));
}

/** Saves the words of a focus area and what was decided about it. Throws forbidden, not-found, or conflict when somebody saved it meanwhile. */
export async function editFocusArea(
  permit: ChallengePermit,
  id: string,
  { text, decided, version }: { text: string; decided: string; version: number },
  now: Date,
): Promise<void> {
  demand(permit, "scope.edit");
  await transaction(async (tx) => {
    const { area } = findFocusArea(await listFocusAreas(permit, tx), id);
    await refuseIfSaved(
      tx,
      { opened: version, stored: area.version },
      {
        challengeId: permit.challengeId,
        by: [{ type: "scope-changed", data: { what: "focus area changed", id } }],
      },
    );
    await tx.focusArea.updateMany({
      where: { id, challengeId: permit.challengeId },
      data: { text, decided, version: { increment: 1 } },
    });
    await recordChange(tx, permit, "focus area changed", id, now);
  });
}

/** Takes a focus area out of the scope. Throws forbidden or not-found. */
export async function removeFocusArea(permit: ChallengePermit, id: string, now: Date): Promise<void> {
  demand(permit, "scope.edit");
  await transaction((tx) => takeFocusAreaOut(tx, permit, id, now));
}

/** Takes a focus area out inside the transaction of a use-case that has asked for the permission. Throws not-found. */
export async function takeFocusAreaOut(
  tx: Tx,
  permit: ChallengePermit,
  id: string,
  now: Date,
): Promise<void> {
  findFocusArea(await listFocusAreas(permit, tx), id);
  await tx.focusArea.deleteMany({ where: { id, challengeId: permit.challengeId } });
  await recordChange(tx, permit, "focus area removed", id, now);
}

/** Gives a focus area other words inside the transaction of a use-case; what was decided about it stays. Throws not-found. */
export async function rewordFocusArea(
  tx: Tx,
  permit: ChallengePermit,
  id: string,
  text: string,
  now: Date,
): Promise<void> {
  findFocusArea(await listFocusAreas(permit, tx), id);
  await tx.focusArea.updateMany({
    where: { id, challengeId: permit.challengeId },
    data: { text, version: { increment: 1 } },
  });
  await recordChange(tx, permit, "focus area changed", id, now);
}

/** Moves a focus area one place up (-1) or down (1). Throws forbidden or not-found. */
export async function moveFocusArea(
  permit: ChallengePermit,
  id: string,
  by: -1 | 1,
  now: Date,
): Promise<void> {
  demand(permit, "scope.edit");
  await transaction(async (tx) => {
    const areas = await listFocusAreas(permit, tx);
    findFocusArea(areas, id);
    for (const [index, area] of moved(areas, id, by).entries()) {
      await tx.focusArea.updateMany({
        where: { id: area.id, challengeId: permit.challengeId },
        data: { position: index + 1 },
      });
    }
    await recordChange(tx, permit, "focus area moved", id, now);
  });
}
