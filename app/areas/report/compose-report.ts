import { documentTitle } from "#app/areas/challenge/document-title.ts";
import type { ReportFormat } from "#app/areas/challenge/question-sets.ts";
import { PEER_TEAM_ISSUES } from "#app/areas/peer-team/peer-words.ts";
import { formatDay } from "#app/platform/day-words.ts";
import type { WordBlock, WordDocument } from "#app/word/document.ts";
import { type OutlinePart, outlineOf, themeKey } from "./outline.ts";

/** A finding as the report prints it. `body` is Markdown. */
export interface ReportedFinding {
  headline: string;
  body: string;
}

/** A recommendation in the peers' exact words. `text` is Markdown. */
export interface ReportedRecommendation {
  number: number;
  kind: "key" | "further";
  title: string;
  text: string;
  themeNumber: number | null;
}

export interface ReportedTheme {
  number: number;
  title: string;
  questions: readonly string[];
  /** Each followed by those nested under it. */
  prompts: readonly { depth: number; text: string }[];
  strengths: readonly ReportedFinding[];
  improvements: readonly ReportedFinding[];
}

/** Everything the report is composed from. */
export interface ReportRecord {
  format: ReportFormat;
  challengeTitle: string;
  /** Full names, the commissioning council first. */
  councils: readonly string[];
  /** When the peers are on site, in words; null while that is not known. */
  onSite: string | null;
  /** The day it is composed, "YYYY-MM-DD". */
  today: string;
  /** What it will be issued as; null for the working copy. */
  version: { number: number; status: "draft" | "final" } | null;
  /** Markdown by key: see outline.ts. */
  texts: Readonly<Record<string, string>>;
  /** `meetings` in its timetable, of which `meetingsRecorded` are recorded as held. */
  counts: { documents: number; meetings: number; meetingsRecorded: number; people: number };
  /** Only those who are confirmed. */
  team: readonly { name: string; role: string; organisation: string }[];
  themes: readonly ReportedTheme[];
  /** What the peers were asked to look at in the whole challenge. */
  focusAreas: readonly string[];
  /** The councils that agreed the scope as it was put to them, and when; none is said to have without it. */
  scopeAgreed: readonly { council: string; on: string }[];
  recommendations: readonly ReportedRecommendation[];
  observations: readonly { text: string; themeNumber: number | null }[];
}

/** "Wexcombe and Harrowmere"; "A, B and C". */
export function inWords(names: readonly string[]): string {
  if (names.length < 2) return names[0] ?? "";
  return `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

/** The report as a document in its format. Says only what the record says; nothing is copied into it by hand. */
export function composeReport(record: ReportRecord): WordDocument {
  const sections: Record<string, WordBlock[]> = {};
  for (const part of outlineOf(record.format)) {
    const blocks = blocksOf(part, record);
    if (blocks.length > 0) sections[part.slot] = [...(sections[part.slot] ?? []), ...blocks];
  }
  return {
    kind: "report",
    title: documentTitle("Corporate Peer Challenge report", record.councils),
    subtitle: record.challengeTitle,
    organisation: PEER_TEAM_ISSUES,
    dateText: record.onSite === null ? "" : `On site ${record.onSite}`,
    statusText: statusText(record),
    description: `Report of the peer team on ${inWords(record.councils)}`,
    contentsList: true,
    orientation: "portrait",
    sections,
  };
}

function statusText({ version, today }: ReportRecord): string {
  const day = formatDay(today);
  if (version === null) return `Working copy of the peer team, ${day}`;
  if (version.status === "final") return `Final, version ${version.number}, ${day}`;
  return `Draft for the check of facts, not for publication, version ${version.number}, ${day}`;
}

const heading = (level: 1 | 2 | 3 | 4, text: string): WordBlock => ({ kind: "heading", level, text });

function textOf(record: ReportRecord, key: string, headingBase: 2 | 3 = 2): WordBlock[] {
  const markdown = record.texts[key] ?? "";
  return markdown.trim() === "" ? [] : [{ kind: "markdown", markdown, headingBase }];
}

const NOT_WRITTEN: WordBlock = { kind: "paragraph", text: "This section has not been written yet." };

function blocksOf(part: OutlinePart, record: ReportRecord): WordBlock[] {
  switch (part.key) {
    case "recommendations":
      return [heading(1, part.title), ...keyRecommendations(record)];
    case "themes":
      return themeBlocks(record, part.title);
    case "team":
      return [heading(1, part.title), ...team(record)];
    case "approach":
      return [
        ...(part.slot === "appendices" ? [{ kind: "page-break" } as const] : []),
        heading(1, part.title),
        ...approach(record),
      ];
    default: {
      const text = textOf(record, part.text ?? "");
      if (text.length === 0 && part.isOptional) return [];
      return [heading(1, part.title), ...(text.length === 0 ? [NOT_WRITTEN] : text)];
    }
  }
}

function recommendationBlocks(recommendation: ReportedRecommendation, level: 2 | 3 | 4): WordBlock[] {
  return [
    heading(level, `Recommendation ${recommendation.number}: ${recommendation.title}`),
    { kind: "markdown", markdown: recommendation.text, headingBase: 4 },
  ];
}

/** In the 2025 format a further recommendation stands in its theme; one without a theme has no other place than here. */
function keyRecommendations(record: ReportRecord): WordBlock[] {
  const key = record.recommendations.filter((each) => each.kind === "key");
  const further = record.recommendations.filter(
    (each) => each.kind === "further" && (record.format === "2021" || !isInTheme(each, record)),
  );
  if (key.length + further.length === 0) {
    return [{ kind: "paragraph", text: "The team has not written its key recommendations yet." }];
  }
  return [
    ...(key.length === 0
      ? []
      : [{ kind: "paragraph", text: `${lead(record)} key recommendations.` } as const]),
    ...key.flatMap((each) => recommendationBlocks(each, 2)),
    ...(further.length === 0 ? [] : [heading(2, "Further recommendations")]),
    ...further.flatMap((each) => recommendationBlocks(each, 3)),
  ];
}

function lead(record: ReportRecord): string {
  return record.councils.length > 1
    ? "The peer team makes these councils the following"
    : "The peer team makes the following";
}

function isInTheme(recommendation: ReportedRecommendation, record: ReportRecord): boolean {
  return record.themes.some((theme) => theme.number === recommendation.themeNumber);
}

/** In the 2021 format the themes are parts of one chapter; from 2025 each is a chapter of its own. */
function themeBlocks(record: ReportRecord, title: string): WordBlock[] {
  const isChapter = record.format === "2025";
  const general = record.observations.filter(
    (each) => !record.themes.some((theme) => theme.number === each.themeNumber),
  );
  return [
    ...(isChapter ? [] : [heading(1, title)]),
    ...record.themes.flatMap((theme) => themeChapter(record, theme, isChapter ? 1 : 2)),
    ...(general.length === 0
      ? []
      : [heading(isChapter ? 1 : 2, "Softer observations"), ...observationList(general)]),
  ];
}

function themeChapter(record: ReportRecord, theme: ReportedTheme, level: 1 | 2): WordBlock[] {
  const below = (level + 1) as 2 | 3;
  const lowest = (level + 2) as 3 | 4;
  const findings = (title: string, list: readonly ReportedFinding[]): WordBlock[] =>
    list.length === 0
      ? []
      : [
          heading(below, title),
          ...list.flatMap((finding): WordBlock[] => [
            heading(lowest, finding.headline),
            ...(finding.body.trim() === ""
              ? []
              : [{ kind: "markdown", markdown: finding.body, headingBase: 4 } as const]),
          ]),
        ];
  const further =
    record.format === "2021"
      ? []
      : record.recommendations.filter((each) => each.kind === "further" && each.themeNumber === theme.number);
  const observations = record.observations.filter((each) => each.themeNumber === theme.number);
  const body = [
    ...textOf(record, themeKey(theme.number), below),
    ...findings("Strengths", theme.strengths),
    ...findings("Areas for improvement", theme.improvements),
    ...(further.length === 0 ? [] : [heading(below, "Further recommendations")]),
    ...further.flatMap((each) => recommendationBlocks(each, lowest)),
    ...(observations.length === 0
      ? []
      : [heading(below, "Softer observations"), ...observationList(observations)]),
  ];
  return [
    heading(level, `${theme.number}. ${theme.title}`),
    ...(body.length === 0
      ? [{ kind: "paragraph", text: "The team has no agreed findings under this theme yet." } as const]
      : body),
  ];
}

function observationList(observations: readonly { text: string }[]): WordBlock[] {
  return [
    { kind: "paragraph", text: "The team offers these thoughts without making recommendations of them." },
    ...observations.map((each): WordBlock => ({ kind: "markdown", markdown: each.text, headingBase: 4 })),
  ];
}

/** Names are words, never Markdown: an asterisk in one is an asterisk. */
function literal(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#~|]/g, "\\$&");
}

function team(record: ReportRecord): WordBlock[] {
  if (record.team.length === 0) {
    return [{ kind: "paragraph", text: "The members of the team are not confirmed yet." }];
  }
  return [
    {
      kind: "paragraph",
      text: "Peer challenges are carried out by councillors and officers of other councils, supported by staff of the Local Government Association. The members of this team:",
    },
    {
      kind: "list",
      ordered: false,
      items: record.team.map(
        (peer) =>
          `**${literal(peer.name)}**${peer.organisation === "" ? "" : `, ${literal(peer.organisation)}`} (${peer.role})`,
      ),
    },
  ];
}

function approach(record: ReportRecord): WordBlock[] {
  const is2021 = record.format === "2021";
  const text = textOf(record, "approach", 3);
  return [
    ...(is2021 ? [heading(2, "The peer team"), ...team(record)] : []),
    ...(is2021 ? [heading(2, "Scope and focus"), ...scope(record)] : []),
    heading(2, is2021 ? "The peer challenge process" : "How the team worked"),
    ...(text.length === 0 ? [NOT_WRITTEN] : text),
    ...counts(record),
    ...(is2021 ? [] : [heading(2, "What the team was asked to look at"), ...scope(record)]),
  ];
}

const plural = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

/**
 * The numbers are counted from the record each time, so that no two pages can give different ones. Planned is not held (decision 0759): where not
 * every meeting is recorded as held, they are said to have been arranged.
 */
function counts({ counts: { documents, meetings, meetingsRecorded, people } }: ReportRecord): WordBlock[] {
  const isRecorded = meetings === meetingsRecorded;
  const met = plural(people, "person", "people");
  const items = [
    // That documents came is on record; that somebody read them is not.
    ...(documents === 0
      ? []
      : [`The team was given ${plural(documents, "document or data set", "documents and data sets")}.`]),
    ...(meetings === 0
      ? []
      : isRecorded
        ? [`It held ${plural(meetings, "meeting", "meetings")}, focus groups and visits included.`]
        : [`It arranged ${plural(meetings, "meeting", "meetings")}, focus groups and visits included.`]),
    ...(people === 0 ? [] : isRecorded ? [`It met ${met}.`] : [`It arranged to meet ${met}.`]),
  ];
  return items.length === 0 ? [] : [{ kind: "list", ordered: false, items }];
}

/** One sentence for the councils that agreed on the same day. */
function scopeAgreements({ scopeAgreed }: ReportRecord): string[] {
  const days = [...new Set(scopeAgreed.map(({ on }) => on))];
  return days.map((day) => {
    const councils = scopeAgreed.filter(({ on }) => on === day).map(({ council }) => literal(council));
    return `${inWords(councils)} agreed the scope on ${formatDay(day)}.`;
  });
}

/** Prompts as a list in a list. A number or a mark at the beginning of one is words too. */
function promptList(prompts: ReportedTheme["prompts"]): string {
  return prompts
    .map(({ depth, text }) => {
      const words = literal(text.replace(/\s+/g, " ").trim());
      return `${"  ".repeat(depth)}- ${words.replace(/^(\d+)([.)])/, "$1\\$2").replace(/^[-+]/, "\\$&")}`;
    })
    .join("\n");
}

function scope(record: ReportRecord): WordBlock[] {
  return [...themesOfScope(record), ...focusOfScope(record)];
}

function focusOfScope({ focusAreas }: ReportRecord): WordBlock[] {
  if (focusAreas.length === 0) return [];
  return [
    heading(3, "Focus areas of the whole challenge"),
    { kind: "paragraph", text: "Besides the themes, the peer team was asked to look at:" },
    { kind: "list", ordered: false, items: focusAreas.map(literal) },
  ];
}

function themesOfScope(record: ReportRecord): WordBlock[] {
  if (record.themes.length === 0) return [];
  return [
    {
      kind: "paragraph",
      text: [
        ...scopeAgreements(record),
        `The scope has ${plural(record.themes.length, "theme", "themes")}.`,
      ].join(" "),
    },
    ...record.themes.flatMap((theme): WordBlock[] => [
      heading(3, `Theme ${theme.number}: ${theme.title}`),
      ...(theme.questions.length === 0
        ? []
        : [{ kind: "list", ordered: false, items: theme.questions.map(literal) } as const]),
      ...(theme.prompts.length === 0
        ? []
        : ([
            { kind: "paragraph", text: "Local points to test:" },
            { kind: "markdown", markdown: promptList(theme.prompts) },
          ] as const)),
    ]),
  ];
}
