import type { PeerTeamPermit } from "#app/access/permit.ts";
import { to } from "#app/addresses.ts";
import { listUndertakings } from "#app/areas/decisions/read-stands.server.ts";
import { readNoteFacts } from "#app/areas/evidence/read-notes.server.ts";
import { listFindings } from "#app/areas/findings/store.server.ts";
import { weighFinding } from "#app/areas/findings/weigh-finding.ts";
import { listPeopleNames } from "#app/areas/timetable/on-the-day/read-meetings.server.ts";
import { staysOf } from "#app/areas/visits/on-site-days.ts";
import type { Day } from "#app/platform/days.ts";
import { reportFormat, writableTexts } from "./outline.ts";
import type { Passage } from "./passage.ts";
import type { ReportSources } from "./read-report.server.ts";
import { findSlips, type Slip } from "./slips.ts";

/** What should be looked at before the report goes out. For the peer team: it speaks of findings and notes. */
export async function readSlips(permit: PeerTeamPermit, sources: ReportSources, today: Day): Promise<Slip[]> {
  const [findings, facts, people, undertaken] = await Promise.all([
    listFindings(permit),
    readNoteFacts(permit),
    listPeopleNames(permit),
    listUndertakings(permit, today),
  ]);
  const { challenge } = sources;
  const { challengeId } = permit;
  const texts = writableTexts(reportFormat(challenge.reportFormat), sources.findings);
  const bodies = new Map(sources.sections.map((section) => [section.key, section.body]));
  const asPassage = (text: (typeof texts)[number]): Passage => ({
    where: text.title,
    text: bodies.get(text.key) ?? "",
    href: to.report.section({ challengeId, sectionKey: text.key }),
  });
  return findSlips({
    onSite: sources.onSite === null ? null : staysOf(sources.onSite),
    counts: sources.counts,
    required: texts.filter((text) => !text.isOptional).map(asPassage),
    passages: [
      ...texts.map(asPassage),
      ...findings
        .filter((finding) => finding.status === "agreed")
        .map((finding) => ({
          where: `Theme ${finding.theme.number}: ${finding.headline}`,
          text: `${finding.headline}\n\n${finding.body}`,
          href: to.findings.changeFinding({ challengeId, findingId: finding.id }),
        })),
      ...sources.recommendations.map((each) => ({
        where: `Recommendation ${each.number}`,
        text: `${each.title}\n\n${each.text}`,
        href: to.findings.changeRecommendation({ challengeId, recommendationId: each.id }),
      })),
      ...sources.observations.map((each) => ({
        where: "Softer observation",
        text: each.text,
        href: to.findings.observation({ challengeId, observationId: each.id }),
      })),
    ],
    recommendations: sources.recommendations.map((each) => ({
      number: each.number,
      title: each.title,
      text: each.text,
      href: to.findings.recommendation({ challengeId, recommendationId: each.id }),
      standsOn: each.findings.length,
    })),
    findings: findings.map((finding) => ({
      where: `Theme ${finding.theme.number}`,
      headline: finding.headline,
      href: to.findings.finding({ challengeId, findingId: finding.id }),
      isAgreed: finding.status === "agreed",
      supportingNotes: finding.notes.filter((note) => note.relation === "supporting").length,
      exposed: weighFinding(finding, facts).flags.map((flag) => flag.message),
    })),
    peopleMet: people,
    undertakings: challenge.councils.map(({ name }) => ({
      name,
      hasUndertaken: undertaken.some(({ council }) => council === name),
    })),
    teamHref: to.peerTeam.front(permit),
    unconfirmedPeers: sources.peers.filter((peer) =>
      ["wanted", "approached", "proposed"].includes(peer.status),
    ).length,
  });
}
