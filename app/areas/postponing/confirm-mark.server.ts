import { isPeerTeamRole } from "#app/access/permissions.ts";
import { type ChallengePermit, demand } from "#app/access/permit.ts";
import { countingMarks, type Mark } from "#app/areas/visits/postponement.ts";
import { listPostponements, writeMark } from "#app/areas/visits/postponements.server.ts";
import { record } from "#app/audit/record.server.ts";
import { refuseIfSaved } from "#app/audit/saved-meanwhile.server.ts";
import { type Db, transaction } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";

/** A mark that counts and that somebody reads. Throws not-found for any other. */
export async function readMark(permit: ChallengePermit, markId: string, client?: Db): Promise<Mark> {
  const mark = countingMarks(await listPostponements(permit, client)).find(({ id }) => id === markId);
  if (mark === undefined) {
    throw new AppError(
      "not-found",
      "There is no such mark. The visit may have been put back, or postponed again.",
    );
  }
  return mark;
}

/**
 * Whether somebody may say that a mark holds for the new days: of the team and what it declared whoever arranges it, of a council's own its
 * co-ordinator, and of all whoever manages the visits.
 */
export function mayConfirm(
  permit: Pick<ChallengePermit, "may" | "role" | "councilId">,
  { about, councilId }: Pick<Mark, "about" | "councilId">,
): boolean {
  if (!permit.may("milestones.edit")) return false;
  if (isPeerTeamRole(permit.role)) return true;
  return about !== "peer" && about !== "interests" && (councilId === null || councilId === permit.councilId);
}

/**
 * Says that something which rested on the earlier days holds for the new ones, and how that is known; or that it does not after all. Throws
 * forbidden, not-found, or conflict when somebody said so meanwhile.
 */
export async function confirmMark(
  permit: ChallengePermit,
  markId: string,
  { version, confirmed, how }: { version: number; confirmed: boolean; how: string },
  now: Date,
): Promise<void> {
  demand(permit, "milestones.edit");
  await transaction(async (tx) => {
    const mark = await readMark(permit, markId, tx);
    if (!mayConfirm(permit, mark)) {
      throw new AppError("forbidden", "Who arranges this, or the council it is about, confirms it.");
    }
    await refuseIfSaved(
      tx,
      { opened: version, stored: mark.version },
      {
        challengeId: permit.challengeId,
        by: [{ type: "postponement-mark-changed", data: { markId } }],
      },
    );
    await writeMark(tx, permit, markId, {
      confirmedAt: confirmed ? now : null,
      confirmedByName: confirmed ? permit.actor.name : null,
      confirmedHow: confirmed ? how : "",
    });
    const data = { markId, about: mark.about, confirmed };
    await record(tx, permit, { type: "postponement-mark-changed", data }, now);
  });
}
