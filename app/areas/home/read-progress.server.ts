import { type ChallengePermit, peerTeamPermit } from "#app/access/permit.ts";
import type { VisitKind } from "#app/access/visit-kinds.ts";
import { actionCounts, planCounts } from "#app/areas/action-plan/plan-counts.server.ts";
import { councilCounts } from "#app/areas/challenge/council-counts.server.ts";
import { councilsAgreed, councilsWithOpenChanges } from "#app/areas/decisions/decision-counts.server.ts";
import { noteCounts } from "#app/areas/evidence/note-counts.server.ts";
import { findingCounts } from "#app/areas/findings/finding-counts.server.ts";
import { peerCounts, proposalCounts } from "#app/areas/peer-team/peer-counts.server.ts";
import { readSeenVisits } from "#app/areas/peer-team/read-visit-team.server.ts";
import { memberCounts } from "#app/areas/people/members/member-counts.server.ts";
import { packCounts, statementCounts } from "#app/areas/preparation/preparation-counts.server.ts";
import { reviewCounts } from "#app/areas/progress-review/review-counts.server.ts";
import { ownPublicationCounts, publicationCounts } from "#app/areas/publication/publication-counts.server.ts";
import { commentCounts, reportCounts } from "#app/areas/report/report-counts.server.ts";
import { scopeCounts } from "#app/areas/scope/scope-counts.server.ts";
import { sessionCounts, type VisitIdsByKind } from "#app/areas/timetable/plan/session-counts.server.ts";
import { listVisits } from "#app/areas/visits/read-visits.server.ts";
import {
  councilsWithFinal,
  issuedVersions,
  releasedTimetables,
  visitsReleased,
} from "#app/issue/issued-counts.server.ts";
import { type Counts, notCounted, readCounts } from "#app/platform/counting.server.ts";
import type { Day } from "#app/platform/days.ts";
import { type Db, db } from "#app/platform/db.server.ts";
import { Prisma } from "#app/platform/generated/prisma/client.ts";
import type {
  ActionProgress,
  CouncilProgress,
  DecisionProgress,
  Progress,
  SharedProgress,
  TeamProgress,
} from "./progress.ts";

/** After every day on which a decision takes effect. */
const LAST_DAY: Day = "9999-12-31";

function sharedCounts(
  permit: ChallengePermit,
  visitIds: VisitIdsByKind,
  today: Day,
): Counts<keyof SharedProgress> {
  const id = permit.challengeId;
  return {
    ...scopeCounts(id),
    scopeVersions: issuedVersions(id, { kind: "scope", status: "final" }),
    ...councilCounts(id),
    scopeAgreed: councilsAgreed(id, "scope", today),
    scopeDecided: councilsAgreed(id, "scope", LAST_DAY),
    scopeChangesOpen: councilsWithOpenChanges(id),
    publishingUndertaken: councilsAgreed(id, "publishing", today),
    publishingDecided: councilsAgreed(id, "publishing", LAST_DAY),
    ...peerCounts(id),
    ...memberCounts(id),
    statementsSubmitted: issuedVersions(id, { kind: "position-statement" }),
    ...packCounts(id),
    ...sessionCounts(permit, visitIds, today),
    phases: Prisma.sql`(${visitIds["on-site"].length})`,
    phasesReleased: visitsReleased(id, visitIds["on-site"]),
    timetableVersions: releasedTimetables(id, visitIds["on-site"]),
    reviews: Prisma.sql`(${visitIds["progress-review"].length})`,
    reviewsReleased: visitsReleased(id, visitIds["progress-review"]),
    reportDrafts: issuedVersions(id, { kind: "report", status: "draft" }),
    reportFinals: issuedVersions(id, { kind: "report", status: "final" }),
    plansIssued: issuedVersions(id, { kind: "action-plan", status: "final" }),
    plansApproved: councilsWithFinal(id, "action-plan"),
    reviewFinals: issuedVersions(id, { kind: "progress-review", status: "final" }),
    ...publicationCounts(id),
  };
}

function teamCounts(
  permit: ChallengePermit,
  ofVisits: { reviewIds: readonly string[]; seen: ReadonlySet<string> | null },
): Counts<keyof TeamProgress> {
  const { challengeId: id, actor } = permit;
  // A peer who comes to a review alone is not told how far the work on site is.
  const findings = findingCounts(id);
  const report = reportCounts(id);
  return {
    ...noteCounts(id, actor.accountId, ofVisits),
    ...(permit.may("findings.read") ? findings : notCounted(findings)),
    ...(permit.may("report.draft") ? report : notCounted(report)),
    ...reviewCounts(id),
  };
}

function decisionCounts(id: string, councilId: string, today: Day): Counts<keyof DecisionProgress> {
  return {
    ownScopeAgreed: councilsAgreed(id, "scope", today, councilId),
    ownScopeDecided: councilsAgreed(id, "scope", LAST_DAY, councilId),
    ownScopeChangesOpen: councilsWithOpenChanges(id, councilId),
    ownPublishing: councilsAgreed(id, "publishing", today, councilId),
    ownPublishingDecided: councilsAgreed(id, "publishing", LAST_DAY, councilId),
    ...proposalCounts(id, councilId),
  };
}

function ownCounts(id: string, councilId: string): Counts<keyof CouncilProgress> {
  return {
    ...statementCounts(id, councilId),
    ...commentCounts(id, councilId),
    ...planCounts(id, councilId),
    ownPlanFinals: issuedVersions(id, { kind: "action-plan", status: "final", councilId }),
    ...ownPublicationCounts(id, councilId),
  };
}

/**
 * How far the challenge is, as the person of the permit may know it: one statement that counts only what the role
 * may count, each room's counts asked of the room. A council is never told how many notes, findings or
 * recommendations there are. `today` is in London.
 */
export async function readProgress(permit: ChallengePermit, today: Day, client: Db = db): Promise<Progress> {
  return (await readProgressAnd({}, permit, today, client)).progress;
}

/** The same, and what else is counted in the same statement; its names are none of those of the progress. */
export async function readProgressAnd<Besides extends string>(
  besides: Counts<Besides>,
  permit: ChallengePermit,
  today: Day,
  client: Db = db,
): Promise<{ progress: Progress; besides: Record<Besides, number> }> {
  const { challengeId: id, councilId } = permit;
  const accountId = permit.actor.accountId;
  const visits = await listVisits(id, client);
  const ofKind = (kind: VisitKind) => visits.flatMap((visit) => (visit.kind === kind ? [visit.id] : []));
  const visitIds: VisitIdsByKind = {
    conversations: ofKind("conversations"),
    "on-site": ofKind("on-site"),
    "progress-review": ofKind("progress-review"),
  };
  const reviewIds = visitIds["progress-review"];
  const shared = permit.may("scope.read") ? sharedCounts(permit, visitIds, today) : null;
  const team = permit.may("notes.read")
    ? teamCounts(permit, { reviewIds, seen: await readSeenVisits(peerTeamPermit(permit), client) })
    : null;
  const council = councilId !== null && permit.may("plan.draft") ? ownCounts(id, councilId) : null;
  const decisions =
    councilId !== null && permit.may("decisions.read") ? decisionCounts(id, councilId, today) : null;
  const ownerId = permit.may("plan.draft") ? null : accountId;
  const actions: Counts<keyof ActionProgress> | null =
    councilId !== null && permit.may("actions.own") ? actionCounts(id, councilId, ownerId, today) : null;

  const asked: Counts<string> = { ...shared, ...team, ...council, ...decisions, ...actions, ...besides };
  const found = await readCounts(asked, client);
  const among = <Name extends string>(counts: Counts<Name>) =>
    Object.fromEntries(Object.keys(counts).map((name) => [name, found[name] ?? 0])) as Record<Name, number>;
  const pick = <Name extends string>(counts: Counts<Name> | null) => (counts === null ? null : among(counts));
  return {
    progress: {
      shared: pick(shared),
      team: pick(team),
      council: pick(council),
      decisions: pick(decisions),
      actions: pick(actions),
    },
    besides: among(besides),
  };
}
