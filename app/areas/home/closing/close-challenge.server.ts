import type { Stage } from "#app/access/permissions.ts";
import { type ChallengePermit, demand } from "#app/access/permit.ts";
import { undoClosing, writeClosing } from "#app/areas/challenge/change-stage.server.ts";
import { STAGE_NAMES } from "#app/areas/challenge/stages.ts";
import { endMemberships } from "#app/areas/people/members/end-memberships.server.ts";
import { record } from "#app/audit/record.server.ts";
import { transaction } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { reasonNotToClose } from "./closing-rules.ts";
import { tellOfClosing } from "./tell-of-closing.server.ts";

/**
 * Closes a challenge before its end, with a reason. `from` is the stage the person saw. Places in it end as at its end, and both sides are
 * told once. Throws forbidden, or conflict when it is closed already or somebody has moved it.
 */
export async function closeChallenge(
  permit: ChallengePermit,
  { from, reason }: { from: Stage; reason: string },
  now: Date,
): Promise<void> {
  demand(permit, "challenge.move");
  const refusal = reasonNotToClose(from);
  if (refusal !== null) throw new AppError("conflict", refusal);
  await transaction(async (tx) => {
    const closing = { at: now, from, reason, byName: permit.actor.name };
    if (!(await writeClosing(tx, permit.challengeId, closing))) {
      throw new AppError(
        "conflict",
        `The challenge is no longer at the stage “${STAGE_NAMES[from].name}”. Somebody else has moved it: look again.`,
      );
    }
    // Before the places get an end: whoever is told has one.
    await tellOfClosing(tx, permit, reason, now);
    await endMemberships(tx, permit, now);
    await record(tx, permit, { type: "challenge-closed", data: { from } }, now);
  });
}

/**
 * Opens again a challenge that was closed before its end, at the stage `to` it was closed at. Places that ended with it count again, and
 * both sides are told once. Throws forbidden, or conflict when it is open already or was closed at another stage.
 */
export async function openChallengeAgain(
  permit: ChallengePermit,
  { to }: { to: Stage },
  now: Date,
): Promise<void> {
  demand(permit, "challenge.move");
  await transaction(async (tx) => {
    if (!(await undoClosing(tx, permit.challengeId, to))) {
      throw new AppError(
        "conflict",
        "The challenge is not as it was: somebody else has opened it again, or moved it. Look again.",
      );
    }
    await endMemberships(tx, permit, null);
    await tellOfClosing(tx, permit, null, now);
    await record(tx, permit, { type: "challenge-opened-again", data: { to } }, now);
  });
}
