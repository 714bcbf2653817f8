import type { ChallengePermit } from "#app/access/permit.ts";
import { responsesIn } from "#app/areas/action-plan/approved-plan.ts";
import { listCouncils } from "#app/areas/challenge/read-challenge.server.ts";
import { electionWarnings } from "#app/areas/dates/day-warnings.ts";
import { listUndertakings } from "#app/areas/decisions/read-stands.server.ts";
import { readCouncilDates } from "#app/areas/key-dates/read-council-dates.server.ts";
import { readKeyDates } from "#app/areas/key-dates/read-key-dates.server.ts";
import { readAccuracyCheck } from "#app/areas/report/read-report-state.server.ts";
import { placeholderQuotes } from "#app/areas/report/slips.ts";
import { undertakingSlips } from "#app/areas/report/undertaking-slips.ts";
import { type IssuedVersion, readIssuedBytes, readIssuedVersion } from "#app/issue/issued-versions.server.ts";
import { dayOf } from "#app/platform/days.ts";
import { AppError } from "#app/platform/errors.ts";
import type { WordDocument } from "#app/word/document.ts";
import { documentWords } from "#app/word/document-words.ts";
import { lintDocx } from "#app/word/lint/lint-docx.ts";
import { isPublicKind, MILESTONE_OF, type PublicKind } from "./publication-words.ts";
import { type ReadinessCheck, type ReadinessFacts, readinessChecks } from "./readiness.ts";
import { listPublications, type Publication } from "./store.server.ts";

/** A version that somebody wants to publish, and what stands in the way. */
export interface Candidate {
  version: IssuedVersion & { kind: PublicKind };
  document: WordDocument;
  checks: ReadinessCheck[];
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
  const { document, ...version } = await readIssuedVersion(permit, issuedVersionId);
  const { kind } = version;
  if (!isPublicKind(kind)) throw new AppError("not-found", "There is no such document to publish.");
  const [{ dates, today }, councils, accuracyCheck, bytes, participating, undertaken, publications] =
    await Promise.all([
      readKeyDates(permit, now),
      readCouncilDates(permit, version.councilId),
      readAccuracyCheck(permit),
      readIssuedBytes(permit, version),
      listCouncils(permit),
      listUndertakings(permit, dayOf(now)),
      listPublications(permit),
    ]);
  const undertakings = participating.map(({ name }) => ({
    name,
    hasUndertaken: undertaken.some(({ council }) => council === name),
  }));
  const faults = (await lintDocx(bytes)).filter((finding) => finding.severity === "error");
  return {
    version: { ...version, kind },
    document,
    checks: readinessChecks({
      kind,
      status: version.status,
      accuracyCheck,
      blanks: placeholderQuotes(documentWords(document)),
      plan: kind === "action-plan" ? planFacts(document, publications) : null,
      faults: faults.map((fault) => fault.message),
      date: dates.find((one) => one.key === MILESTONE_OF[kind]) ?? null,
      undertakings: undertakingSlips(documentWords(document), undertakings),
      elections: electionWarnings(today, councils).map(({ message }) => message),
    }),
  };
}

function planFacts(document: WordDocument, publications: readonly Publication[]): ReadinessFacts["plan"] {
  return {
    ...responsesIn(document),
    isReportPublished: publications.some(
      ({ kind, withdrawnAt }) => kind === "report" && withdrawnAt === null,
    ),
  };
}
