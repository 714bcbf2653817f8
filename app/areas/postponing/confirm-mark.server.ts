import { isPeerTeamRole } from "#app/access/permissions.ts";
import { type ChallengePermit, demand } from "#app/access/permit.ts";
import { countInvitationsSent } from "#app/areas/timetable/invitations/read-invitations.server.ts";
import { countingMarks, type Mark } from "#app/areas/visits/postponement.ts";
import { listPostponements, writeMark } from "#app/areas/visits/postponements.server.ts";
import { record } from "#app/audit/record.server.ts";
import { refuseIfSaved } from "#app/audit/saved-meanwhile.server.ts";
import { type Db, type Tx, transaction } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { endTurnsWithoutMarks, tellOfReopened } from "./tell-of-postponing.server.ts";
import { isOfCouncil, type MarkAbout } from "./who-confirms.ts";

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
  mark: MarkAbout,
): boolean {
  if (!permit.may("milestones.edit")) return false;
  return isPeerTeamRole(permit.role) || isOfCouncil(mark, permit.councilId);
}

/** Invitations are not confirmed while messages about the new days wait, without a word on how people heard. Throws invalid at `how`. */
async function refuseUntold(permit: ChallengePermit, { about, visitId }: Mark, tx: Tx): Promise<void> {
  if (about !== "invitations" || visitId === null) return;
  const { notSent } = await countInvitationsSent({ challengeId: permit.challengeId, visitId }, tx);
  if (notSent === 0) return;
  const waiting =
    notSent === 1
      ? "One message about the new days has not been sent"
      : `${notSent} messages about the new days have not been sent`;
  throw new AppError(
    "invalid",
    `${waiting}. Send what waits in the outbox first, or say here how those people heard of it`,
    { field: "how" },
  );
}

/**
 * Says that something which rested on the earlier days holds for the new ones, and how that is known; or that it does not after all. Throws
 * forbidden, not-found, conflict when somebody said so meanwhile, or invalid at `how` for invitations that were not sent.
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
    if (confirmed && how === "") await refuseUntold(permit, mark, tx);
    await writeMark(tx, permit, markId, {
      confirmedAt: confirmed ? now : null,
      confirmedByName: confirmed ? permit.actor.name : null,
      confirmedHow: confirmed ? how : "",
    });
    if (!confirmed && mark.confirmedAt !== null) await tellOfReopened(tx, permit, mark, now);
    await endTurnsWithoutMarks(tx, permit, now);
    const data = { markId, about: mark.about, confirmed };
    await record(tx, permit, { type: "postponement-mark-changed", data }, now);
  });
}
