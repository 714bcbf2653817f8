import type { PeerTeamPermit } from "#app/access/permit.ts";
import { listThemes } from "#app/areas/scope/read-themes.server.ts";
import { db } from "#app/platform/db.server.ts";
import type { FindingKind, FindingStatus } from "./finding-words.ts";

/** A finding as the report prints it. */
export interface ReportFinding {
  id: string;
  kind: FindingKind;
  status: FindingStatus;
  headline: string;
  /** Markdown. */
  body: string;
  /** Place among the findings of its theme and kind, from 1. */
  order: number;
}

/** A theme with what the team found under it. */
export interface ThemeFindings {
  themeId: string;
  number: number;
  title: string;
  /** Strengths first; within a kind the agreed ones first, then in the team's order. */
  findings: ReportFinding[];
}

/** Every theme in order with its findings, for the report. Themes without a finding come with an empty list. */
export async function readFindingsForReport(permit: PeerTeamPermit): Promise<ThemeFindings[]> {
  const { challengeId } = permit;
  const [themes, rows] = await Promise.all([
    listThemes(permit),
    db.finding.findMany({
      where: { challengeId },
      orderBy: [{ kind: "desc" }, { status: "asc" }, { position: "asc" }, { id: "asc" }],
      take: 10_000,
      select: { id: true, themeId: true, kind: true, status: true, headline: true, body: true },
    }),
  ]);
  return themes.map((theme) => {
    const seen = new Map<string, number>();
    return {
      themeId: theme.id,
      number: theme.number,
      title: theme.title,
      findings: rows
        .filter(({ themeId }) => themeId === theme.id)
        .map(({ themeId: _, ...finding }) => {
          const order = (seen.get(finding.kind) ?? 0) + 1;
          seen.set(finding.kind, order);
          return {
            ...finding,
            kind: finding.kind as FindingKind,
            status: finding.status as FindingStatus,
            order,
          };
        }),
    };
  });
}
