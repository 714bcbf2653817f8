import { TITLE_LIMIT } from "#app/areas/challenge/council-names.ts";
import {
  type NewChallenge,
  type PlannedClause,
  type PlannedPrompt,
  shortNameOf,
} from "#app/areas/challenge/new-challenge.ts";
import { questionSetFor, reportFormatFor } from "#app/areas/challenge/question-sets.ts";
import { formatDay } from "#app/platform/day-words.ts";
import { type AgreementClause, flattenClauses } from "./import/agreement/clause-tree.ts";
import { type ImportedPrompt, notUnderstood, type ScopeImport } from "./import/import-scope.ts";
import { storedReading } from "./import/stored-reading.ts";
import { AGREED_IN_LETTER_CODE, NOT_UNDERSTOOD_CODE } from "./scope-record.ts";

/** A file whose bytes have been kept. */
export interface KeptSource {
  fileName: string;
  sha256: string;
  fileKey: string;
}

/** The clauses of a document as they are stored: parents before their children, in reading order. */
export function plannedClauses(clauses: readonly AgreementClause[]): PlannedClause[] {
  return flattenClauses(clauses).map(({ ref, parentRef, heading, text, kind, isRedLine, isTestable }) => ({
    ref,
    parentRef,
    heading,
    text,
    kind,
    isRedLine,
    isTestable,
  }));
}

/** The kinds of people in a peer team, from the words of a letter. */
const TEAM_ROLES: readonly [RegExp, string][] = [
  [/challenge manager/i, "challenge-manager"],
  [/support officer|project officer/i, "support-officer"],
  [/chief executive|\bceo\b|managing director/i, "chief-executive-peer"],
  [/\bleader\b|mayor/i, "leader-peer"],
  [/councillor|member|cabinet|opposition|labour|conservative|liberal|independent|green/i, "member-peer"],
];

/** The role in the peer team that a letter's words ask for; an officer peer when they name no other. */
export function teamRole(words: string): string {
  return TEAM_ROLES.find(([pattern]) => pattern.test(words))?.[1] ?? "officer-peer";
}

function shortened(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`;
}

function plannedPrompt(prompt: ImportedPrompt, source: number): PlannedPrompt {
  return {
    text: prompt.text,
    clauses: prompt.traces.map(({ ref, reason }) => ({ source, ref, reason })),
    children: prompt.children.map((child) => plannedPrompt(child, source)),
  };
}

/** The day of which the letter says that its scope was agreed: its word, which agrees nothing by itself. */
function agreedInLetter({ challenge: { scopeAgreed, scopeAgreedLine } }: ScopeImport) {
  if (scopeAgreed === null) return [];
  const message = `The letter says that its scope was agreed on ${formatDay(scopeAgreed)}. That agrees nothing here: send the scope for agreement, and record what each council decided, with its day.`;
  return [{ code: AGREED_IN_LETTER_CODE, message, quote: scopeAgreedLine ?? "", place: "" }];
}

/**
 * What a scope letter and its memorandum say, as a challenge to be made. `councils` are names that take the place of
 * the letter's own, the commissioning council first; null leaves the letter's.
 */
export function planOf(
  found: ScopeImport,
  files: { letter: KeptSource; mou: KeptSource | null },
  councils: readonly string[] | null,
): NewChallenge {
  const names = councils ?? found.challenge.councils;
  const [first = { start: null, end: null }, ...furtherPhases] = found.challenge.phases;
  const { start, end } = first;
  const mou = found.sources[0];
  return {
    from: "letter",
    title: shortened(found.challenge.title, TITLE_LIMIT),
    councils: names.map((name) => ({ name, shortName: shortNameOf(name) })),
    onSite: { start, end },
    furtherPhases,
    questionSet: found.proposals.questionSet?.value ?? questionSetFor(start),
    reportFormat: found.proposals.reportFormat?.value ?? reportFormatFor(start),
    proposals: found.proposals,
    themes: found.themes.map((theme) => ({
      number: theme.number,
      title: theme.title,
      questions: theme.questions,
      prompts: theme.prompts.map((prompt) => plannedPrompt(prompt, 1)),
    })),
    milestones: found.milestones,
    sources: [
      {
        kind: "scope-letter",
        title: found.challenge.title,
        ...files.letter,
        reading: storedReading.write(found.readings.letter),
        clauses: [],
      },
      ...(mou === undefined || files.mou === null
        ? []
        : [
            {
              kind: "mou" as const,
              title: mou.title,
              ...files.mou,
              reading: found.readings.mou === null ? null : storedReading.write(found.readings.mou),
              clauses: plannedClauses(mou.clauses),
            },
          ]),
    ],
    warnings: [
      ...agreedInLetter(found),
      ...found.warnings.map(({ code, message, quote }) => ({ code, message, quote, place: "" })),
      ...notUnderstood(found).map(({ place, text }) => ({
        code: NOT_UNDERSTOOD_CODE,
        message:
          "This line of the letter was not understood. Put it where it belongs, or say why it needs no place.",
        quote: text,
        place,
      })),
    ],
    focusAreas: found.focusAreas,
    team: found.team.flatMap((entry) =>
      entry.roles.map((role) => ({
        role: teamRole(role),
        name: entry.name ?? "",
        brief: entry.name === null && entry.brief !== "" ? `${role}: ${entry.brief}` : role,
      })),
    ),
  };
}
