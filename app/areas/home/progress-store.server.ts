import type { ChallengeScope } from "#app/access/scope.ts";
import type { Day } from "#app/platform/days.ts";
import { type Db, db } from "#app/platform/db.server.ts";
import { Prisma } from "#app/platform/generated/prisma/client.ts";
import type { ActionProgress, CouncilProgress, Progress, SharedProgress, TeamProgress } from "./progress.ts";

type Counts<T> = Record<keyof T, Prisma.Sql>;

function rowsOf(table: string, challengeId: string, condition: Prisma.Sql = Prisma.empty): Prisma.Sql {
  return Prisma.sql`(SELECT COUNT(*) FROM ${Prisma.raw(`"${table}"`)} t WHERE t."challengeId" = ${challengeId} ${condition})`;
}

function issued(challengeId: string, kind: string, more: Prisma.Sql = Prisma.empty): Prisma.Sql {
  return rowsOf("IssuedVersion", challengeId, Prisma.sql`AND t."kind" = ${kind} ${more}`);
}

function published(challengeId: string, kind: string): Prisma.Sql {
  return rowsOf("Publication", challengeId, Prisma.sql`AND t."kind" = ${kind} AND t."withdrawnAt" IS NULL`);
}

function sharedCounts(id: string, { role }: ChallengeScope): Counts<SharedProgress> {
  const draft = Prisma.sql`AND t."status" = 'draft'`;
  const final = Prisma.sql`AND t."status" = 'final'`;
  // A reader of a council must not learn from a count that there is a confidential session.
  const hidden = role === "council-reader" ? Prisma.sql`AND t."isConfidential" = FALSE` : Prisma.empty;
  const planned = Prisma.sql`AND t."status" <> 'cancelled' ${hidden}`;
  return {
    prompts: rowsOf("Prompt", id),
    clauses: rowsOf("Clause", id),
    untracedPrompts: rowsOf(
      "Prompt",
      id,
      Prisma.sql`AND NOT EXISTS (SELECT 1 FROM "PromptClause" l WHERE l."promptId" = t."id")`,
    ),
    warnings: rowsOf("ScopeWarning", id),
    openWarnings: rowsOf("ScopeWarning", id, Prisma.sql`AND t."answeredAt" IS NULL`),
    scopeVersions: issued(id, "scope", final),
    peers: rowsOf("Peer", id, Prisma.sql`AND t."status" <> 'withdrawn'`),
    peersConfirmed: rowsOf("Peer", id, Prisma.sql`AND t."status" = 'confirmed'`),
    members: rowsOf("Membership", id),
    statementsSubmitted: issued(id, "position-statement"),
    packItems: rowsOf("PackItem", id, Prisma.sql`AND t."status" <> 'not-available'`),
    packReceived: rowsOf("PackItem", id, Prisma.sql`AND t."status" = 'received'`),
    sessions: rowsOf("Session", id, planned),
    sessionsUnplaced: rowsOf(
      "Session",
      id,
      Prisma.sql`${planned} AND (t."date" IS NULL OR t."start" IS NULL)`,
    ),
    timetableVersions: issued(id, "timetable"),
    reportDrafts: issued(id, "report", draft),
    reportFinals: issued(id, "report", final),
    reportsPublished: published(id, "report"),
    plansIssued: issued(id, "action-plan", final),
    plansPublished: published(id, "action-plan"),
    reviewFinals: issued(id, "progress-review", final),
    reviewsPublished: published(id, "progress-review"),
  };
}

function teamCounts(id: string, accountId: string): Counts<TeamProgress> {
  return {
    notes: rowsOf("Note", id),
    ownNotes: rowsOf("Note", id, Prisma.sql`AND t."authorId" = ${accountId}`),
    findings: rowsOf("Finding", id),
    findingsAgreed: rowsOf("Finding", id, Prisma.sql`AND t."status" = 'agreed'`),
    recommendations: rowsOf("Recommendation", id),
    reportSections: rowsOf("ReportSection", id, Prisma.sql`AND t."body" <> ''`),
    openAccuracyComments: rowsOf("AccuracyComment", id, Prisma.sql`AND t."answeredAt" IS NULL`),
    judgements: rowsOf("ReviewJudgement", id),
  };
}

function councilCounts(id: string, councilId: string): Counts<CouncilProgress> {
  const own = Prisma.sql`AND t."councilId" = ${councilId}`;
  const ownOrJoint = Prisma.sql`AND (t."councilId" IS NULL OR t."councilId" = ${councilId})`;
  return {
    statementSections: rowsOf("StatementSection", id, ownOrJoint),
    statementReady: rowsOf("StatementSection", id, Prisma.sql`${ownOrJoint} AND t."status" = 'ready'`),
    statementStarted: rowsOf(
      "StatementSection",
      id,
      Prisma.sql`${ownOrJoint} AND t."status" <> 'not-started'`,
    ),
    ownComments: rowsOf("AccuracyComment", id, own),
    responses: rowsOf("Response", id, own),
    actions: rowsOf("Action", id, own),
    ownPlanFinals: issued(id, "action-plan", Prisma.sql`${own} AND t."status" = 'final'`),
    ownPlansPublished: rowsOf(
      "Publication",
      id,
      Prisma.sql`AND t."kind" = 'action-plan' AND t."withdrawnAt" IS NULL
        AND EXISTS (SELECT 1 FROM "IssuedVersion" v WHERE v."id" = t."issuedVersionId" AND v."councilId" = ${councilId})`,
    ),
  };
}

function actionCounts(
  id: string,
  councilId: string,
  ownerId: string | null,
  today: Day,
): Counts<ActionProgress> {
  const held =
    ownerId === null
      ? Prisma.sql`AND t."councilId" = ${councilId}`
      : Prisma.sql`AND t."councilId" = ${councilId} AND t."ownerAccountId" = ${ownerId}`;
  const finished = Prisma.sql`COALESCE((SELECT u."rating" FROM "ActionUpdate" u WHERE u."actionId" = t."id"
    ORDER BY u."madeAt" DESC, u."id" DESC LIMIT 1), '') IN ('complete', 'business-as-usual')`;
  return {
    actionsHeld: rowsOf("Action", id, held),
    actionsFinished: rowsOf("Action", id, Prisma.sql`${held} AND ${finished}`),
    actionsWithoutUpdate: rowsOf(
      "Action",
      id,
      Prisma.sql`${held} AND NOT EXISTS (SELECT 1 FROM "ActionUpdate" u WHERE u."actionId" = t."id")`,
    ),
    actionsOverdue: rowsOf("Action", id, Prisma.sql`${held} AND t."dueOn" < ${today} AND NOT (${finished})`),
  };
}

/**
 * How far the challenge is, as the person of the scope may know it: one statement that counts only what the role
 * may count. A council is never told how many notes, findings or recommendations there are. `today` is in London.
 */
export async function readProgress(scope: ChallengeScope, today: Day, client: Db = db): Promise<Progress> {
  const { challengeId: id, councilId } = scope;
  const accountId = scope.actor.accountId;
  const shared = scope.may("scope.read") ? sharedCounts(id, scope) : null;
  const team = scope.may("notes.read") ? teamCounts(id, accountId) : null;
  const council = councilId !== null && scope.may("plan.draft") ? councilCounts(id, councilId) : null;
  const ownerId = scope.may("plan.draft") ? null : accountId;
  const actions =
    councilId !== null && scope.may("actions.own") ? actionCounts(id, councilId, ownerId, today) : null;

  const asked: Record<string, Prisma.Sql> = { ...shared, ...team, ...council, ...actions };
  const columns = Object.entries(asked).map(
    ([name, sql]) => Prisma.sql`${sql} AS ${Prisma.raw(`"${name}"`)}`,
  );
  const rows =
    columns.length === 0
      ? []
      : await client.$queryRaw<Record<string, number | bigint>[]>`SELECT ${Prisma.join(columns, ", ")}`;
  const pick = <T>(counts: Counts<T> | null) =>
    counts === null
      ? null
      : (Object.fromEntries(Object.keys(counts).map((name) => [name, Number(rows[0]?.[name] ?? 0)])) as T);
  return { shared: pick(shared), team: pick(team), council: pick(council), actions: pick(actions) };
}
