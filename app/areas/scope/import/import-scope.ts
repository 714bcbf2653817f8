import type { KeyDatePlan } from "#app/areas/challenge/plan-key-dates.ts";
import { type AgreementClause, flattenClauses } from "./agreement/clause-tree.ts";
import { readMou } from "./agreement/mou.ts";
import { fileWarnings } from "./file-warnings.ts";
import type { ImportWarning } from "./import-warning.ts";
import { distinctCouncils } from "./letter/councils.ts";
import { type LetterReading, readLetter } from "./letter/letter.ts";
import { accountFor, type LetterAccount } from "./letter/letter-account.ts";
import { mouCouncils, speaksOfSeveral } from "./letter/letter-councils.ts";
import type { TeamEntry } from "./letter/team.ts";
import type { LetterPrompt } from "./letter/theme-body.ts";
import { letterGaps } from "./letter-gaps.ts";
import { readSource, type SourceReading } from "./source-reading.ts";
import { NO_OPEN_CHANGES, type OpenChanges, type SourceText } from "./source-text.ts";
import { calledOtherwise, dateIncomplete, factsDisagree } from "./source-warnings.ts";
import { type TracedClause, type TracedPrompt, tracePrompts } from "./trace-prompts.ts";
import { letterWarnings } from "./warnings.ts";

/** A prompt with the references of the clauses it is drawn from. */
export interface ImportedPrompt {
  text: string;
  /** References such as `2.2(d)`; empty when no clause says the same. */
  clauses: string[];
  /** Why, or why not, in words. */
  reason: string;
  /** The same clauses with the reason and the score of each, for storing. */
  traces: TracedClause[];
  children: ImportedPrompt[];
}

export interface ImportedTheme {
  /** Its place in the letter, from 1. */
  number: number;
  title: string;
  questions: string[];
  /** What the prompts complete, such as "Are the councils..."; "" when there is none. */
  leadIn: string;
  prompts: ImportedPrompt[];
}

export interface ImportedSource {
  title: string;
  kind: "mou";
  fileName: string;
  clauses: AgreementClause[];
}

export interface ScopeImport {
  challenge: {
    title: string;
    /** The commissioning council first. */
    councils: string[];
    commissioningCouncil: string | null;
    /** YYYY-MM-DD or null. */
    letterDate: string | null;
    /** The day the letter says its scope was agreed: its word, which agrees nothing by itself. */
    scopeAgreed: string | null;
    /** The line that says so; null where none does. */
    scopeAgreedLine: string | null;
    /** The first day of the first phase and the last day of the last. */
    onSite: { start: string | null; end: string | null };
    /** Each phase on site, in order of time; none when the letter gives no days. */
    phases: { start: string; end: string }[];
  };
  themes: ImportedTheme[];
  /** What the council asked the team to look at besides the themes. */
  focusAreas: string[];
  /** What every line of the letter was read as. */
  account: LetterAccount;
  openChanges: OpenChanges;
  sources: ImportedSource[];
  /** Who the documents are between, their dates and standing, and what they say that another may say otherwise. */
  readings: { letter: SourceReading; mou: SourceReading | null };
  team: TeamEntry[];
  proposals: LetterReading["proposals"];
  milestones: KeyDatePlan[];
  /** `quote` is all quotes in one text, for places that hold one. */
  warnings: (ImportWarning & { quote: string })[];
}

/**
 * What a scope letter, and the memorandum it rests on, say: everything an import stores except ids. Pure: reading the
 * same documents twice gives the same result.
 * @throws AppError `invalid` when the letter has no five themes or the memorandum no clauses.
 */
export function interpretScope(letterSource: SourceText, mouSource?: SourceText): ScopeImport {
  const letter = readLetter(letterSource);
  const mou = mouSource ? readMou(mouSource) : null;
  const councils = allCouncils(letter, mouSource);
  const clauses = flattenClauses(mou?.clauses ?? []);
  const isPartnership = speaksOfSeveral(letterSource);
  const ofLetter = { title: letter.title, reading: readSource(letterSource) };
  const ofMou = mou && mouSource ? { title: mou.title, reading: readSource(mouSource) } : null;
  const warnings = [
    ...letterWarnings(letter, { councils, isPartnership }),
    ...letterGaps(letter, letterSource.openChanges ?? NO_OPEN_CHANGES),
    ...(mou?.warnings ?? []),
    ...(ofMou === null
      ? []
      : [
          ...calledOtherwise(letterSource, ofMou),
          ...dateIncomplete(ofMou),
          ...factsDisagree([ofLetter, ofMou]),
        ]),
    ...fileWarnings(letterSource),
    ...(mouSource ? fileWarnings(mouSource) : []),
  ];
  return {
    challenge: {
      title: letter.title,
      councils,
      commissioningCouncil: councils[0] ?? null,
      letterDate: letter.letterDate?.day ?? null,
      scopeAgreed: letter.scopeAgreed?.day ?? null,
      scopeAgreedLine: letter.scopeAgreed?.line ?? null,
      onSite: letter.onSite,
      phases: letter.phases.phases.map(({ start, end }) => ({ start, end })),
    },
    themes: letter.themes.map((theme, index) => ({
      number: index + 1,
      title: theme.title,
      questions: theme.questions,
      leadIn: theme.leadIn,
      prompts: mou ? tracePrompts(theme.prompts, clauses).map(traced) : theme.prompts.map(untraced),
    })),
    focusAreas: letter.focusAreas.areas,
    account: accountFor(letter, letterSource.footnotes),
    openChanges: letterSource.openChanges ?? NO_OPEN_CHANGES,
    sources:
      mou && mouSource
        ? [{ title: mou.title, kind: "mou", fileName: mouSource.name, clauses: mou.clauses }]
        : [],
    readings: { letter: ofLetter.reading, mou: ofMou?.reading ?? null },
    team: letter.team.entries,
    proposals: letter.proposals,
    milestones: letter.milestones,
    warnings: warnings.map((warning) => ({ ...warning, quote: warning.quotes.join("\n") })),
  };
}

/** The letter's first council commissions; the parties to the memorandum take part, in its order. */
function allCouncils(letter: LetterReading, mou: SourceText | undefined): string[] {
  return distinctCouncils([...letter.councils, ...(mou ? mouCouncils(mou) : [])]);
}

function traced(prompt: TracedPrompt): ImportedPrompt {
  return {
    text: prompt.text,
    clauses: prompt.clauses.map((clause) => clause.ref),
    reason: prompt.reason,
    traces: prompt.clauses,
    children: prompt.children.map(traced),
  };
}

function untraced(prompt: LetterPrompt): ImportedPrompt {
  const reason = "no memorandum was imported";
  return { text: prompt.text, clauses: [], reason, traces: [], children: prompt.children.map(untraced) };
}

interface PrintedClause {
  ref: string;
  text: string;
  children: PrintedClause[];
}

interface PrintedPrompt {
  text: string;
  clauses: string[];
  reason: string;
  children: PrintedPrompt[];
}

/** Lines of the letter that no part of the reading holds. */
export function notUnderstood({ account }: ScopeImport): { place: string; text: string }[] {
  return account.lines
    .filter(({ bucket }) => bucket === "not-understood")
    .map(({ place, text }) => ({ place, text }));
}

/** The import as `cpc import-scope` prints it; `challengeId` is null where none was made. */
export function printedScope(scope: ScopeImport, challengeId: string | null) {
  const { title, councils, onSite, phases, letterDate, scopeAgreed } = scope.challenge;
  return {
    // What is printed of one phase stays as it was.
    challenge: { id: challengeId, title, councils, onSite, ...(phases.length > 1 ? { phases } : {}) },
    letterDate,
    scopeAgreed,
    focusAreas: scope.focusAreas,
    openChanges: scope.openChanges,
    notUnderstood: notUnderstood(scope),
    themes: scope.themes.map(({ number, title, questions, prompts }) => ({
      number,
      title,
      questions,
      prompts: prompts.map(printedPrompt),
    })),
    sources: scope.sources.map((source) => ({
      title: source.title,
      clauses: source.clauses.map(printedClause),
    })),
    team: scope.team.map(({ role, brief }) => ({ role, brief })),
    milestones: scope.milestones.map(({ key, dueOn, notBefore, rule }) => ({
      key,
      due: dueOn,
      notBefore,
      rule,
    })),
    warnings: scope.warnings.map(({ code, message, quote }) => ({ code, message, quote })),
  };
}

function printedClause(clause: AgreementClause): PrintedClause {
  return { ref: clause.ref, text: clause.text, children: clause.children.map(printedClause) };
}

function printedPrompt({ text, clauses, reason, children }: ImportedPrompt): PrintedPrompt {
  return { text, clauses, reason, children: children.map(printedPrompt) };
}
