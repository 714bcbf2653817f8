import { decodeTime } from "ulid";
import type { ChallengePermit, PeerTeamPermit } from "#app/access/permit.ts";
import { db } from "#app/platform/db.server.ts";
import type { FindingKind, FindingStatus, RecommendationKind } from "./finding-words.ts";
import { readReportIssue } from "./report-issue.server.ts";
import { type SharedRecommendation, shareable } from "./shared-recommendations.ts";

/** A recommendation as the peer team sees it. */
export interface Recommendation {
  id: string;
  number: number;
  kind: RecommendationKind;
  title: string;
  /** The peers' exact words, Markdown. */
  text: string;
  themeId: string | null;
  themeNumber: number | null;
  themeTitle: string | null;
  version: number;
  findings: {
    id: string;
    kind: FindingKind;
    status: FindingStatus;
    headline: string;
    themeNumber: number;
  }[];
}

/** A softer observation: kept and reported, not numbered, not answered. */
export interface Observation {
  id: string;
  text: string;
  themeId: string | null;
  themeNumber: number | null;
}

const THEME = { select: { number: true, title: true } } as const;

/** All recommendations in their order with the findings they stand on. At most 200. */
export async function listRecommendations(permit: PeerTeamPermit): Promise<Recommendation[]> {
  const rows = await db.recommendation.findMany({
    where: { challengeId: permit.challengeId },
    orderBy: { number: "asc" },
    take: 200,
    select: {
      id: true,
      number: true,
      kind: true,
      title: true,
      text: true,
      themeId: true,
      version: true,
      theme: THEME,
      findings: {
        take: 100,
        select: {
          finding: {
            select: {
              id: true,
              kind: true,
              status: true,
              headline: true,
              position: true,
              theme: { select: { number: true } },
            },
          },
        },
      },
    },
  });
  return rows.map(({ theme, findings, kind, ...row }) => ({
    ...row,
    kind: kind as RecommendationKind,
    themeNumber: theme?.number ?? null,
    themeTitle: theme?.title ?? null,
    findings: findings
      .map(({ finding }) => finding)
      .sort((a, b) => a.theme.number - b.theme.number || a.position - b.position)
      .map((finding) => ({
        id: finding.id,
        kind: finding.kind as FindingKind,
        status: finding.status as FindingStatus,
        headline: finding.headline,
        themeNumber: finding.theme.number,
      })),
  }));
}

/** The softer observations in their order. At most 200. */
export async function listObservations(permit: PeerTeamPermit): Promise<Observation[]> {
  const rows = await db.softerObservation.findMany({
    where: { challengeId: permit.challengeId },
    orderBy: [{ position: "asc" }, { id: "asc" }],
    take: 200,
    select: { id: true, text: true, themeId: true, theme: { select: { number: true } } },
  });
  return rows.map(({ theme, ...row }) => ({ ...row, themeNumber: theme?.number ?? null }));
}

/**
 * The recommendations both sides may see, for the action plan and the progress review: empty until the report has
 * been issued, as draft or final, and never words the team has not issued. People who do not check the draft, but read the
 * final report or report on their own actions, see them once the final report is issued.
 */
export async function listSharedRecommendations(permit: ChallengePermit): Promise<SharedRecommendation[]> {
  const issue = await readReportIssue(permit);
  const mayRead =
    permit.may("draft-report.read") ||
    (issue.hasFinal && (permit.may("report.read") || permit.may("actions.own")));
  if (!mayRead || issue.lastIssuedAt === null) return [];
  const rows = await db.recommendation.findMany({
    where: { challengeId: permit.challengeId },
    orderBy: { number: "asc" },
    take: 200,
    select: { id: true, number: true, kind: true, title: true, text: true, updatedAt: true, theme: THEME },
  });
  return shareable(
    rows.map(({ theme, ...row }) => ({
      ...row,
      kind: row.kind as RecommendationKind,
      themeNumber: theme?.number ?? null,
      themeTitle: theme?.title ?? null,
      madeAt: new Date(decodeTime(row.id)),
    })),
    issue.lastIssuedAt,
  );
}
