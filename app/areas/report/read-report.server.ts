import type { PeerTeamPermit } from "#app/access/permit.ts";
import { readReportEdition } from "#app/areas/challenge/read-challenge.server.ts";
import { type ChallengeFacts, readChallenge } from "#app/areas/challenge/store.server.ts";
import { listScopeAgreements } from "#app/areas/decisions/read-stands.server.ts";
import { countsForReport, type ReportCounts } from "#app/areas/evidence/read-counts.server.ts";
import { readFindingsForReport, type ThemeFindings } from "#app/areas/findings/read-findings.server.ts";
import {
  listObservations,
  listRecommendations,
  type Observation,
  type Recommendation,
} from "#app/areas/findings/read-recommendations.server.ts";
import { listFindingVersions } from "#app/areas/findings/store.server.ts";
import { PEER_ROLE_NAMES } from "#app/areas/peer-team/peer-words.ts";
import { listPeerVersions } from "#app/areas/peer-team/read-peers.server.ts";
import { listTeamOfStay, type PeerHere } from "#app/areas/peer-team/read-visit-team.server.ts";
import { postAndCouncil } from "#app/areas/peer-team/visit-team.ts";
import { type FocusArea, listFocusAreas } from "#app/areas/scope/focus/list-focus-areas.server.ts";
import { type PrintedPrompt, readThemeTexts } from "#app/areas/scope/read-themes.server.ts";
import { type OnSiteDays, onSiteWords } from "#app/areas/visits/on-site-days.ts";
import { readOnSiteDays } from "#app/areas/visits/read-visits.server.ts";
import { type Db, db } from "#app/platform/db.server.ts";
import type { ReportRecord } from "./compose-report.ts";
import { reportFormat } from "./outline.ts";
import { listReportSections, type ReportSection } from "./store.server.ts";

/** All that the report is drawn from, read from the rooms it belongs to. */
export interface ReportSources {
  challenge: ChallengeFacts;
  /** null while the days on site are not known. */
  onSite: OnSiteDays | null;
  sections: ReportSection[];
  counts: ReportCounts;
  /** Who was at a phase on site or a conversation before, each with what they were then. */
  peers: PeerHere[];
  findings: ThemeFindings[];
  recommendations: Recommendation[];
  observations: Observation[];
  /** Questions and prompts of each theme, nested ones too, by its number. */
  scope: Map<number, { questions: string[]; prompts: PrintedPrompt[] }>;
  focusAreas: FocusArea[];
  /** The councils that agreed the scope as it was put to them, and when. */
  scopeAgreed: ReportRecord["scopeAgreed"];
}

/** Reads everything the report stands on. For the peer team only. */
export async function readReportSources(permit: PeerTeamPermit): Promise<ReportSources> {
  const [
    challenge,
    onSite,
    sections,
    counts,
    peers,
    findings,
    recommendations,
    observations,
    texts,
    focusAreas,
    scopeAgreed,
  ] = await Promise.all([
    readChallenge(permit),
    readOnSiteDays(permit.challengeId),
    listReportSections(permit),
    countsForReport(permit),
    listTeamOfStay(permit),
    readFindingsForReport(permit),
    listRecommendations(permit),
    listObservations(permit),
    readThemeTexts(permit),
    listFocusAreas(permit),
    listScopeAgreements(permit),
  ]);
  return {
    challenge,
    onSite,
    sections,
    counts,
    peers,
    findings,
    recommendations,
    observations,
    scope: texts,
    focusAreas,
    scopeAgreed,
  };
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
    onSite: onSiteWords(sources.onSite),
    today,
    version,
    texts: Object.fromEntries(sources.sections.map((section) => [section.key, section.body])),
    counts: sources.counts,
    team: sources.peers
      .filter((peer) => peer.status === "confirmed" && peer.name !== "")
      .map((peer) => ({
        name: peer.name,
        role: PEER_ROLE_NAMES[peer.role],
        organisation: postAndCouncil(peer.here),
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
    focusAreas: sources.focusAreas.map(({ text }) => text),
    scopeAgreed: sources.scopeAgreed,
    recommendations: sources.recommendations,
    observations: sources.observations,
  };
}

/**
 * One text that differs whenever anything the report is drawn from has been saved. Compared before and after the slow
 * drawing, so that what is issued is what the record says.
 */
export async function readReportStamp(permit: PeerTeamPermit, client: Db = db): Promise<string> {
  const { challengeId } = permit;
  const sections = await client.reportSection.findMany({
    where: { challengeId },
    orderBy: { id: "asc" },
    take: 100,
    select: { id: true, version: true },
  });
  const findings = await listFindingVersions(permit, client);
  const peers = await listPeerVersions(challengeId, client);
  const team = (await listTeamOfStay(permit, client)).map(({ id, here }) => [id, here.version]);
  const { version } = await readReportEdition(permit, client);
  return JSON.stringify([
    sections,
    findings,
    peers,
    team,
    version,
    (await listFocusAreas(permit, client)).map(({ id, version }) => [id, version]),
    await listScopeAgreements(permit, client),
  ]);
}
