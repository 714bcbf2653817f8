import type { ChallengePermit } from "#app/access/permit.ts";
import {
  type IssuedVersion,
  readIssuedBytes,
  readIssuedVersion,
} from "#app/areas/challenge/issued-versions.server.ts";
import { listMilestones, readChallenge } from "#app/areas/challenge/store.server.ts";
import { dayOf } from "#app/platform/days.ts";
import { db } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { lintDocx } from "#app/word/lint/lint-docx.ts";
import { isPublicKind, MILESTONE_OF, type PublicKind } from "./publication-words.ts";
import { type ReadinessCheck, readinessChecks } from "./readiness.ts";

/** A version that somebody wants to publish, and what stands in the way. */
export interface Candidate {
  version: IssuedVersion & { kind: PublicKind };
  checks: ReadinessCheck[];
}

/** How many comments of the accuracy check have no answer, of all councils: a number, no words. */
async function countUnanswered(permit: ChallengePermit): Promise<number> {
  return db.accuracyComment.count({ where: { challengeId: permit.challengeId, decision: null } });
}

/** Whether a person may publish this version: a co-ordinator not the plan of the other council. */
export function mayRelease(permit: ChallengePermit, councilId: string | null): boolean {
  return (
    permit.may("publication.release") &&
    (councilId === null || permit.councilId === null || permit.councilId === councilId)
  );
}

/**
 * Looks one issued version over before it is published. Throws not-found for a version that is not there, that the
 * person may not read, or of a kind that is never published.
 */
export async function readCandidate(
  permit: ChallengePermit,
  issuedVersionId: string,
  now: Date,
): Promise<Candidate> {
  const { document: _, ...version } = await readIssuedVersion(permit, issuedVersionId);
  const { kind } = version;
  if (!isPublicKind(kind)) throw new AppError("not-found", "There is no such document to publish.");
  const [challenge, milestones, unanswered, bytes] = await Promise.all([
    readChallenge(permit),
    listMilestones(permit),
    countUnanswered(permit),
    readIssuedBytes(permit, version),
  ]);
  const faults = (await lintDocx(bytes)).filter((finding) => finding.severity === "error");
  return {
    version: { ...version, kind },
    checks: readinessChecks({
      kind,
      status: version.status,
      unansweredComments: unanswered,
      faults: faults.map((fault) => fault.message),
      onSiteEnd: challenge.onSiteEnd,
      dueOn: milestones.find((one) => one.key === MILESTONE_OF[kind])?.dueOn ?? null,
      today: dayOf(now),
    }),
  };
}
