import type { PeerTeamPermit } from "#app/access/permit.ts";
import { dayOf, formatInstant } from "#app/platform/days.ts";
import { countMarkdownWords } from "#app/platform/text/markdown.server.ts";
import { REPORT_FORMAT_NAMES, reportFormat, writableTexts } from "./outline.ts";
import { type ReportSources, readReportSources } from "./read-report.server.ts";
import { readSlips } from "./read-slips.server.ts";
import type { Slip } from "./slips.ts";
import { listComments } from "./store.server.ts";

/** What the peer team sees of the report it is writing. */
export async function readTeamPage(permit: PeerTeamPermit, now: Date) {
  const sources = await readReportSources(permit);
  const [slips, comments] = await Promise.all([readSlips(permit, sources, dayOf(now)), listComments(permit)]);
  return {
    isBegun: sources.sections.length > 0,
    format: REPORT_FORMAT_NAMES[reportFormat(sources.challenge.reportFormat)],
    sections: sectionRows(sources),
    words: countAll(sources),
    figures: figuresOf(sources),
    slips: slips satisfies Slip[],
    comments,
  };
}

function sectionRows({ challenge, findings, sections }: ReportSources) {
  const written = new Map(sections.map((section) => [section.key, section]));
  return writableTexts(reportFormat(challenge.reportFormat), findings).map((text) => {
    const section = written.get(text.key);
    const words = section === undefined ? 0 : countMarkdownWords(section.body);
    return {
      key: text.key,
      title: text.title,
      isOptional: text.isOptional,
      words,
      /** Nobody has saved it yet: it is the text the workspace put there. */
      isFirstText: words > 0 && section?.updatedByName === null,
      saved:
        section === undefined || section.updatedByName === null
          ? null
          : `${section.updatedByName}, ${formatInstant(section.updatedAt)}`,
    };
  });
}

/** Words of everything that is printed: the texts, the agreed findings, the recommendations, the observations. */
function countAll({ sections, findings, recommendations, observations }: ReportSources): number {
  const agreed = findings.flatMap((theme) => theme.findings).filter((finding) => finding.status === "agreed");
  return [
    ...sections.map((section) => section.body),
    ...agreed.map((finding) => `${finding.headline}\n\n${finding.body}`),
    ...recommendations.map((each) => `${each.title}\n\n${each.text}`),
    ...observations.map((each) => each.text),
  ].reduce((sum, text) => sum + countMarkdownWords(text), 0);
}

function figuresOf({ findings, recommendations, observations, peers, counts }: ReportSources) {
  const all = findings.flatMap((theme) => theme.findings);
  const { documents, meetings, meetingsRecorded, people } = counts;
  return {
    findings: all.length,
    agreed: all.filter((finding) => finding.status === "agreed").length,
    recommendations: recommendations.length,
    key: recommendations.filter((each) => each.kind === "key").length,
    observations: observations.length,
    confirmedPeers: peers.filter((peer) => peer.status === "confirmed").length,
    counts: { documents, meetings, meetingsRecorded, people },
  };
}
