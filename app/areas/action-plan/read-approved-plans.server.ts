import type { ChallengePermit } from "#app/access/permit.ts";
import { listCouncils } from "#app/areas/challenge/store.server.ts";
import { listIssuedVersions, readIssuedVersion } from "#app/issue/issued-versions.server.ts";
import { dayOf, formatInstant } from "#app/platform/days.ts";
import { AppError } from "#app/platform/errors.ts";
import type { WordDocument } from "#app/word/document.ts";
import { nextReportDue } from "./reporting.ts";
import type { ReportingLine } from "./store.server.ts";

/** A plan that a council has approved, as both sides of the wall may list it. */
export interface ApprovedPlan {
  id: string;
  councilId: string | null;
  council: string;
  number: number;
  issuedAt: Date;
  /** "22 November 2026, 3:05pm by …". */
  issued: string;
}

/** The approved plans of the challenge, newest first; with `councilId`, those of one council. At most 100. */
export async function listApprovedPlans(
  permit: ChallengePermit,
  councilId?: string,
): Promise<ApprovedPlan[]> {
  const versions = await listIssuedVersions(permit, "action-plan", councilId);
  const councils = await listCouncils(permit);
  return versions
    .map((version) => ({
      id: version.id,
      councilId: version.councilId,
      council: councils.find((council) => council.id === version.councilId)?.name ?? "",
      number: version.number,
      issuedAt: version.issuedAt,
      issued: `${formatInstant(version.issuedAt)} by ${version.issuedByName}`,
    }))
    .sort((a, b) => b.issuedAt.getTime() - a.issuedAt.getTime());
}

/** One approved plan with its document as it was shown. Throws not-found. */
export async function readApprovedPlan(
  permit: ChallengePermit,
  versionId: string,
): Promise<{ id: string; council: string; document: WordDocument }> {
  const version = await readIssuedVersion(permit, versionId);
  if (version.kind !== "action-plan") throw new AppError("not-found", "There is no such plan.");
  const councils = await listCouncils(permit);
  const council = councils.find((each) => each.id === version.councilId)?.name ?? "";
  return { id: version.id, council, document: version.document };
}

/** Each body with the day its next report is due, counted from the first approval. `plans` are one council's. */
export function withNextReport(
  reportingLines: readonly ReportingLine[],
  plans: readonly ApprovedPlan[],
  today: string,
): (ReportingLine & { nextDue: string | null })[] {
  const first = plans.at(-1);
  const approvedOn = first === undefined ? null : dayOf(first.issuedAt);
  return reportingLines.map((route) => ({
    ...route,
    nextDue: nextReportDue(route.frequency, approvedOn, today),
  }));
}
