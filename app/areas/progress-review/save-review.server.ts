import { demand, type PeerTeamPermit } from "#app/access/permit.ts";
import { emptyMilestone, tickMilestone } from "#app/areas/challenge/fill-milestone.server.ts";
import { keepReviewVisit } from "#app/areas/challenge/review-visit.server.ts";
import { listPeers } from "#app/areas/peer-team/store.server.ts";
import { record } from "#app/audit/record.server.ts";
import { dayOf } from "#app/platform/days.ts";
import { type Tx, transaction } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { ChangedMeanwhile } from "#app/writing/merge/changed-meanwhile.ts";
import { readReview } from "./store.server.ts";

export interface ReviewInput {
  /** "YYYY-MM-DD"; null while it is not known. */
  heldOn: string | null;
  /** Markdown. */
  introduction: string;
  /** Markdown. */
  conclusion: string;
  /** Entries in the peer team of this challenge: those who came back. */
  peerIds: readonly string[];
  /** Of the review when the form was opened; 0 when nothing had been saved. */
  version: number;
}

/**
 * Saves the day, the peers who came back, the introduction and the conclusion; a day of no visit gets one (keepReviewVisit). Throws forbidden, invalid when a peer
 * is not of this challenge, or conflict when somebody else saved meanwhile.
 */
export async function saveReview(permit: PeerTeamPermit, input: ReviewInput, now: Date): Promise<void> {
  demand(permit, "review.write");
  const { challengeId } = permit;
  const peerIds = [...new Set(input.peerIds)];
  await transaction(async (tx) => {
    const team = new Set((await listPeers(permit, tx)).map((peer) => peer.id));
    if (peerIds.some((id) => !team.has(id))) {
      throw new AppError("invalid", "Choose people of the peer team of this challenge.", {
        field: "peerIds",
      });
    }
    const there = await readReview(permit, tx);
    if (there.version !== input.version) throw new ChangedMeanwhile();
    const values = {
      heldOn: input.heldOn,
      introduction: input.introduction.trim(),
      conclusion: input.conclusion.trim(),
      updatedAt: now,
    };
    if (there.version === 0) {
      await tx.progressReview.create({ data: { challengeId, ...values }, select: { challengeId: true } });
    } else {
      const { count } = await tx.progressReview.updateMany({
        where: { challengeId, version: input.version },
        data: { ...values, version: { increment: 1 } },
      });
      if (count === 0) throw new ChangedMeanwhile();
    }
    await tx.reviewPeer.deleteMany({ where: { challengeId } });
    await tx.reviewPeer.createMany({ data: peerIds.map((peerId) => ({ challengeId, peerId })) });
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
