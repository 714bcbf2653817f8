import type { ChallengePermit } from "#app/access/permit.ts";
import { to } from "#app/addresses.ts";
import { listIssuedVersions, readIssuedVersion } from "#app/issue/issued-versions.server.ts";
import { formatInstant } from "#app/platform/days.ts";
import { AppError } from "#app/platform/errors.ts";
import type { WordDocument } from "#app/word/document.ts";

/** An issued report of the review, as both sides of the wall may list it. */
export interface IssuedReview {
  id: string;
  number: number;
  status: "draft" | "final";
  issued: string;
  href: string;
  wordHref: string;
}

/** The issued reports, newest first. At most 100. */
export async function listIssuedReviews(permit: ChallengePermit): Promise<IssuedReview[]> {
  const versions = await listIssuedVersions(permit, "progress-review");
  return versions.map((version) => ({
    id: version.id,
    number: version.number,
    status: version.status,
    issued: `${formatInstant(version.issuedAt)} by ${version.issuedByName}`,
    href: to.progressReview.issuedReview({ challengeId: permit.challengeId, versionId: version.id }),
    wordHref: to.challenge.issuedWord({ challengeId: permit.challengeId, versionId: version.id }),
  }));
}

/** One issued report with its document as it was shown. Throws not-found. */
export async function readIssuedReview(
  permit: ChallengePermit,
  versionId: string,
): Promise<{ id: string; title: string; document: WordDocument }> {
  const { id, kind, title, document } = await readIssuedVersion(permit, versionId);
  if (kind !== "progress-review") throw new AppError("not-found", "There is no such report.");
  return { id, title, document };
}
