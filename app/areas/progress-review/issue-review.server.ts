import { demand, type PeerTeamPermit } from "#app/access/permit.ts";
import { to } from "#app/addresses.ts";
import { tickMilestone } from "#app/areas/challenge/fill-milestone.server.ts";
import { freezeDocument } from "#app/issue/freeze-document.server.ts";
import type { IssuedVersion } from "#app/issue/issued-versions.server.ts";
import { tell } from "#app/notices/tell.server.ts";
import { dayOf } from "#app/platform/days.ts";
import { AppError } from "#app/platform/errors.ts";
import { composeReview } from "./document.server.ts";
import { readReviewRecords, readWholeReview, warningsOfReview } from "./read-review.server.ts";

export interface ReviewIssueInput {
  /** A draft is for the councils to check; a final version can be published. Both sides read either. */
  status: "draft" | "final";
  /** Whether the warnings were seen; without warnings it may be false. */
  acknowledged: boolean;
}

/**
 * Issues the report of the progress review as it stands: its words are frozen as the next version, which the
 * councils may read from now on. Throws forbidden, invalid (nothing is judged yet; warnings not acknowledged), or
 * conflict when the review was changed while it was drawn.
 */
export async function issueReview(
  permit: PeerTeamPermit,
  { status, acknowledged }: ReviewIssueInput,
  now: Date,
): Promise<IssuedVersion> {
  demand(permit, "review.write");
  const { version } = await freezeDocument(
    permit,
    {
      kind: "progress-review",
      councilId: null,
      status,
      read: (client) => readReviewRecords(permit, client),
      changedText: "The review was changed while it was being drawn. Issue it again.",
      refuse({ judgements }) {
        if (judgements.length > 0) return;
        throw new AppError("invalid", "There is no judgement yet. Record at least one first.");
      },
      async compose(_seen, number) {
        const whole = await readWholeReview(permit);
        if (!acknowledged && warningsOfReview(whole, dayOf(now)).length > 0) {
          throw new AppError(
            "invalid",
            "Tick the box to say that you have seen what the report still lacks.",
            {
              field: "acknowledged",
            },
          );
        }
        return composeReview(permit, whole, { number, status }, now);
      },
      event: ({ kind, number, sha256 }) => ({
        type: "review-issued",
        data: { kind, number, sha256, status },
      }),
    },
    now,
    async (tx, { number }, { review }) => {
      const { heldOn } = review;
      // Written down when it lay ahead; by now it has been held.
      if (heldOn !== null && heldOn <= dayOf(now)) {
        await tickMilestone(tx, permit, "progress-review", now, heldOn);
      }
      if (status === "draft") return;
      await tell(
        tx,
        permit,
        {
          kind: "review-final",
          recordId: permit.challengeId,
          occasion: `version ${number}`,
          space: "shared",
          title: `Progress review, version ${number}`,
          page: to.progressReview.front(permit),
        },
        now,
      );
    },
  );
  return version;
}
