import { demand, type PeerTeamPermit } from "#app/access/permit.ts";
import { emptyMilestone, tickMilestone } from "#app/areas/challenge/fill-milestone.server.ts";
import { keepReviewVisit } from "#app/areas/challenge/review-visit.server.ts";
import { record } from "#app/audit/record.server.ts";
import { refuseIfSaved } from "#app/audit/saved-meanwhile.server.ts";
import { dayOf } from "#app/platform/days.ts";
import { type Tx, transaction } from "#app/platform/db.server.ts";
import { readReview } from "./store.server.ts";

export interface ReviewInput {
  /** "YYYY-MM-DD"; null while it is not known. */
  heldOn: string | null;
  /** Markdown. */
  introduction: string;
  /** Markdown. */
  conclusion: string;
  /** Of the review when the form was opened; 0 when nothing had been saved. */
  version: number;
}

/**
 * Saves the day, the introduction and the conclusion; a day of no visit gets one (keepReviewVisit), whose team says who came. Throws forbidden, or
 * conflict when somebody else saved meanwhile.
 */
export async function saveReview(permit: PeerTeamPermit, input: ReviewInput, now: Date): Promise<void> {
  demand(permit, "review.write");
  const { challengeId } = permit;
  await transaction(async (tx) => {
    const there = await readReview(permit, tx);
    const by = [{ type: "review-saved", data: { what: "visit" } }] as const;
    await refuseIfSaved(tx, { opened: input.version, stored: there.version }, { challengeId, by });
    const values = {
      heldOn: input.heldOn,
      introduction: input.introduction.trim(),
      conclusion: input.conclusion.trim(),
      updatedAt: now,
    };
    if (there.version === 0) {
      await tx.progressReview.create({ data: { challengeId, ...values }, select: { challengeId: true } });
    } else {
      await tx.progressReview.updateMany({
        where: { challengeId, version: input.version },
        data: { ...values, version: { increment: 1 } },
      });
    }
    await keepReviewVisit(tx, permit, { from: there.heldOn, to: input.heldOn }, now);
    await noteReviewHeld(tx, permit, { from: there.heldOn, to: input.heldOn }, now);
    await record(tx, permit, { type: "review-saved", data: { what: "visit" } }, now);
  });
}

/** Marks the key date "progress review held" as done on the day that is written here, once that day has come. */
async function noteReviewHeld(
  tx: Tx,
  permit: PeerTeamPermit,
  { from, to }: { from: string | null; to: string | null },
  now: Date,
): Promise<void> {
  const held = to !== null && to <= dayOf(now) ? to : null;
  if (from !== null && from !== to) await emptyMilestone(tx, permit.challengeId, "progress-review", from);
  if (held !== null) await tickMilestone(tx, permit, "progress-review", now, held);
}
