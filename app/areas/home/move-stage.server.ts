import type { Stage } from "#app/access/permissions.ts";
import { type ChallengePermit, demand } from "#app/access/permit.ts";
import { changeStage } from "#app/areas/challenge/change-stage.server.ts";
import { mayMove, STAGE_NAMES } from "#app/areas/challenge/stages.ts";
import { endMemberships } from "#app/areas/people/members/end-memberships.server.ts";
import { record } from "#app/audit/record.server.ts";
import { transaction } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";

/**
 * Moves the challenge one stage on or back. What is still open never stops it: people decide. `from` is the stage
 * the person saw, so that two clicks, or two people, do not move it twice. Throws forbidden, invalid or conflict.
 */
export async function moveStage(
  permit: ChallengePermit,
  input: { from: Stage; to: Stage },
  now: Date,
): Promise<void> {
  demand(permit, "challenge.move");
  if (!mayMove(input.from, input.to)) {
    throw new AppError("invalid", "A challenge moves one stage at a time, on or back.", { field: "to" });
  }
  await transaction(async (tx) => {
    const closedAt = input.to === "closed" ? now : null;
    const hasMoved = await changeStage(tx, permit.challengeId, { from: input.from, to: input.to, closedAt });
    if (!hasMoved) {
      throw new AppError(
        "conflict",
        `The challenge is no longer at the stage “${STAGE_NAMES[input.from].name}”. Somebody else has moved it: look again.`,
      );
    }
    await endMemberships(tx, permit, closedAt);
    await record(tx, permit, { type: "stage-changed", data: { from: input.from, to: input.to } }, now);
  });
}
