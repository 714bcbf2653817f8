import type { PeerTeamPermit } from "#app/access/permit.ts";
import { type ChallengeFacts, readChallenge } from "#app/areas/challenge/store.server.ts";
import { countsForReport, type ReportCounts } from "#app/areas/evidence/read-counts.server.ts";
import { readFindingsForReport, type ThemeFindings } from "#app/areas/findings/read-findings.server.ts";
import {
  listObservations,
  listRecommendations,
  type Observation,
  type Recommendation,
} from "#app/areas/findings/read-recommendations.server.ts";
import { PEER_ROLE_NAMES } from "#app/areas/peer-team/peer-words.ts";
import { listPeers, type Peer } from "#app/areas/peer-team/store.server.ts";
import { type Db, db } from "#app/platform/db.server.ts";
import type { ReportRecord } from "./compose-report.ts";
import { reportFormat } from "./outline.ts";
import { listReportSections, type ReportSection } from "./store.server.ts";

/** All that the report is drawn from, read from the rooms it belongs to. */
export interface ReportSources {
  challenge: ChallengeFacts;
  sections: ReportSection[];
  counts: ReportCounts;
  peers: Peer[];
  findings: ThemeFindings[];
  recommendations: Recommendation[];
  observations: Observation[];
  /** Questions and top-level prompts of each theme, by its number. */
  scope: Map<number, { questions: string[]; prompts: string[] }>;
}

async function readScopeTexts(permit: PeerTeamPermit): Promise<ReportSources["scope"]> {
  const themes = await db.theme.findMany({
    where: { challengeId: permit.challengeId },
    orderBy: { number: "asc" },
    take: 50,
    select: {
      number: true,
      questions: { orderBy: { position: "asc" }, take: 100, select: { text: true } },
      prompts: { where: { parentId: null }, orderBy: { position: "asc" }, take: 200, select: { text: true } },
    },
  });
  const texts = (rows: { text: string }[]) => rows.map((row) => row.text);
  return new Map(
    themes.map(({ number, questions, prompts }) => [
      number,
      { questions: texts(questions), prompts: texts(prompts) },
    ]),
  );
}

/** Reads everything the report stands on. For the peer team only. */
export async function readReportSources(permit: PeerTeamPermit): Promise<ReportSources> {
  const [challenge, sections, counts, peers, findings, recommendations, observations, texts] =
    await Promise.all([
      readChallenge(permit),
      listReportSections(permit),
      countsForReport(permit),
      listPeers(permit),
      readFindingsForReport(permit),
      listRecommendations(permit),
      listObservations(permit),
      readScopeTexts(permit),
    ]);
  return { challenge, sections, counts, peers, findings, recommendations, observations, scope: texts };
}

/**
 * The record of the report as it stands. Findings the team has not agreed are left out: they are not its judgement
 * yet. `today` is "YYYY-MM-DD"; `version` what it will be issued as, or null for the working copy.
 */
export function recordOf(
  sources: ReportSources,
  today: string,
  version: ReportRecord["version"],
): ReportRecord {
  const { challenge } = sources;
  return {
    format: reportFormat(challenge.reportFormat),
    challengeTitle: challenge.title,
    councils: challenge.councils.map((council) => council.name),
    onSiteStart: challenge.onSiteStart,
    onSiteEnd: challenge.onSiteEnd,
    today,
    version,
    texts: Object.fromEntries(sources.sections.map((section) => [section.key, section.body])),
    counts: sources.counts,
    team: sources.peers
      .filter((peer) => peer.status === "confirmed" && peer.name !== "")
      .map((peer) => ({
        name: peer.name,
        role: PEER_ROLE_NAMES[peer.role],
        organisation: peer.organisation,
      })),
    themes: sources.findings.map((theme) => {
      const agreed = theme.findings.filter((finding) => finding.status === "agreed");
      return {
        number: theme.number,
        title: theme.title,
        questions: sources.scope.get(theme.number)?.questions ?? [],
        prompts: sources.scope.get(theme.number)?.prompts ?? [],
        strengths: agreed.filter((finding) => finding.kind === "strength"),
        improvements: agreed.filter((finding) => finding.kind === "improvement"),
      };
    }),
    recommendations: sources.recommendations,
    observations: sources.observations,
  };
}

/**
 * One text that differs whenever anything the report is drawn from has been saved. Compared before and after the slow
 * drawing, so that what is issued is what the record says.
 */
export async function readReportStamp(permit: PeerTeamPermit, client: Db = db): Promise<string> {
  const where = { challengeId: permit.challengeId };
  const id = "asc" as const;
  const versions = { id: true, version: true } as const;
  const [sections, findings, recommendations, observations, peers, challenge] = await Promise.all([
    client.reportSection.findMany({ where, orderBy: { id }, take: 100, select: versions }),
    client.finding.findMany({ where, orderBy: { id }, take: 500, select: { ...versions, position: true } }),
    client.recommendation.findMany({
      where,
      orderBy: { id },
      take: 200,
      select: { ...versions, number: true },
    }),
    client.softerObservation.findMany({
      where,
      orderBy: { id },
      take: 200,
      select: { id: true, text: true },
    }),
    client.peer.findMany({ where, orderBy: { id }, take: 30, select: versions }),
    client.challenge.findUniqueOrThrow({ where: { id: permit.challengeId }, select: { version: true } }),
  ]);
  return JSON.stringify([sections, findings, recommendations, observations, peers, challenge]);
}
