import type { Day } from "#app/platform/days.ts";
import type { KeyDatePlan, OnSite } from "./plan-key-dates.ts";
import type { QuestionSet, ReportFormat } from "./question-sets.ts";

/** A prompt before it is stored; children may have children of their own. */
export interface PlannedPrompt {
  text: string;
  /** The clauses it is drawn from, by the place of the source in `sources` and the clause's reference in it. */
  clauses: readonly { source: number; ref: string; reason: string }[];
  children: readonly PlannedPrompt[];
}

/** A numbered part of a source document before it is stored; parents come before their children. */
export interface PlannedClause {
  ref: string;
  parentRef: string | null;
  heading: string | null;
  text: string;
  kind: string;
  isRedLine: boolean;
  isTestable: boolean;
}

/** A source document whose bytes have been kept. */
export interface PlannedSource {
  kind: "scope-letter" | "mou" | "other";
  title: string;
  fileName: string;
  sha256: string;
  fileKey: string;
  /** What it says of itself, as it is stored; null where it was not read for that. */
  reading: string | null;
  clauses: readonly PlannedClause[];
}

/** What a letter says of a choice, with its words; `value` is null where they speak for more than one. */
export interface LetterProposal<Value extends string> {
  value: Value | null;
  quotes: readonly string[];
}

/** All that is needed to make a challenge, whatever it comes from. */
export interface NewChallenge {
  from: "letter" | "hand";
  title: string;
  /** The commissioning council first. With more than one it is a partnership. */
  councils: readonly { name: string; shortName: string }[];
  /** The first phase on site. */
  onSite: OnSite;
  /** Further phases, weeks later; none or left out for most. */
  furtherPhases?: readonly OnSite[];
  questionSet: QuestionSet["key"];
  reportFormat: ReportFormat;
  /** What the letter says of both, where it speaks of them. */
  proposals?: {
    questionSet: LetterProposal<QuestionSet["key"]> | null;
    reportFormat: LetterProposal<ReportFormat> | null;
  };
  themes: readonly {
    number: number;
    title: string;
    questions: readonly string[];
    prompts: readonly PlannedPrompt[];
  }[];
  milestones: readonly KeyDatePlan[];
  sources: readonly PlannedSource[];
  /** `place` is where in the letter it stands; empty where that is not known. `answer` is what the maker said of it already. */
  warnings: readonly {
    code: string;
    message: string;
    quote: string;
    place: string;
    answer?: string | undefined;
  }[];
  /** What the peers are asked to look at in the whole challenge. */
  focusAreas: readonly string[];
  /** Peers the letter asks for. `name` is empty for a peer still to be found. */
  team: readonly { role: string; name: string; brief: string }[];
}

/** Where a council's kind stands in its name: cut off for headings, tables and columns. */
const COUNCIL_KIND =
  /\s+(?:(?:metropolitan|city|county|district|borough|town|unitary|combined|and|of|the)\s+)*(?:council|authority)$/i;
const COUNCIL_FRONT =
  /^(?:(?:the\s+)?(?:london\s+|royal\s+)*(?:borough|city|county)\s+(?:council\s+)?of\s+)/i;

/** "Wexcombe" of "Wexcombe Borough Council" or "London Borough of Wexcombe". Never empty. */
export function shortNameOf(name: string): string {
  const tidy = name.trim();
  const short = tidy.replace(COUNCIL_KIND, "").replace(COUNCIL_FRONT, "").trim();
  return short === "" ? tidy : short;
}

/** "Wexcombe", "Wexcombe and Harrowmere", "Wexcombe, Harrowmere and Sallow". */
export function listNames(names: readonly string[]): string {
  if (names.length <= 1) return names[0] ?? "";
  return `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

/** A prompt with its reference: "4.6", nested "1.5.2". Counted within theme and parent, from 1. */
export interface NumberedPrompt {
  ref: string;
  parentRef: string | null;
  text: string;
  clauses: PlannedPrompt["clauses"];
  position: number;
}

/** The prompts of a theme, each after its parent, with their references. */
export function numberPrompts(
  themeNumber: number,
  prompts: readonly PlannedPrompt[],
  parentRef: string | null = null,
): NumberedPrompt[] {
  return prompts.flatMap((prompt, index) => {
    const ref = `${parentRef ?? themeNumber}.${index + 1}`;
    return [
      { ref, parentRef, text: prompt.text, clauses: prompt.clauses, position: index + 1 },
      ...numberPrompts(themeNumber, prompt.children, ref),
    ];
  });
}

/** The sections a position statement starts with: an introduction and one for each theme. */
export function statementTitles(
  themes: readonly { number: number; title: string }[],
): { themeNumber: number | null; title: string }[] {
  return [
    { themeNumber: null, title: "Introduction" },
    ...themes.map((theme) => ({ themeNumber: theme.number, title: theme.title })),
  ];
}

/** The house rules a timetable starts with, in minutes; all can be changed in the challenge. */
export const TIMETABLE_RULES = [
  { key: "gapMinutes", minutes: 15, label: "Time between two sessions of the same people" },
  { key: "interviewMinutes", minutes: 45, label: "Length of an interview" },
  { key: "focusGroupMinutes", minutes: 60, label: "Length of a focus group" },
  { key: "lunchMinutes", minutes: 45, label: "Time for lunch" },
  { key: "maxRunMinutes", minutes: 180, label: "Longest time without a pause" },
] as const;

/** Checks days on site: neither, or a start that is not after the end. Returns a sentence, or null. */
export function onSiteProblem(start: Day | null, end: Day | null): string | null {
  if (start === null && end === null) return null;
  if (start === null || end === null)
    return "Enter both the first and the last day on site, or leave both out.";
  return end < start ? "The last day on site must be the same as or after the first." : null;
}
