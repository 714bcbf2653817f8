import { demand, type PeerTeamPermit } from "#app/access/permit.ts";
import {
  type IssuedVersion,
  prepareIssue,
  writeIssuedVersion,
} from "#app/areas/challenge/issued-versions.server.ts";
import { record } from "#app/audit/record.server.ts";
import { dayOf } from "#app/platform/days.ts";
import { db, transaction } from "#app/platform/db.server.ts";
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
  const before = await readReviewRecords(permit, db);
  if (before.judgements.length === 0) {
    throw new AppError("invalid", "There is no judgement yet. Record at least one first.");
  }
  const whole = await readWholeReview(permit);
  if (warningsOfReview(whole, dayOf(now)).length > 0 && !acknowledged) {
    throw new AppError("invalid", "Tick the box to say that you have seen what the report still lacks.", {
      field: "acknowledged",
    });
  }
  const prepared = await prepareIssue(permit, "progress-review", null, (number) =>
    composeReview(permit, whole, { number, status }, now),
  );
  return transaction(async (tx) => {
    const current = await readReviewRecords(permit, tx);
    if (JSON.stringify(current) !== JSON.stringify(before)) {
      throw new AppError("conflict", "The review was changed while it was being drawn. Issue it again.");
    }
    const version = await writeIssuedVersion(tx, permit, prepared, status, now);
    const { kind, number, sha256 } = version;
    await record(tx, permit, { type: "review-issued", data: { kind, number, sha256, status } }, now);
    return version;
  });
}
