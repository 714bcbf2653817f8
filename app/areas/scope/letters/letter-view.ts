import type { NewChallenge, PlannedPrompt } from "#app/areas/challenge/new-challenge.ts";
import { questionSetFor, reportFormatFor } from "#app/areas/challenge/question-sets.ts";
import { ruleInWords } from "#app/areas/challenge/rule-words.ts";
import { whenInWords } from "#app/areas/dates/when-in-words.ts";
import { PEER_ROLE_NAMES, type PeerRole } from "#app/areas/peer-team/peer-words.ts";
import { isLettersOwn } from "../import/dates/letter-deadlines.ts";
import { NOT_UNDERSTOOD_CODE } from "../scope-record.ts";

/** A prompt with those nested in it. */
export interface ShownPrompt {
  text: string;
  /** References of the clauses it is drawn from. */
  clauses: string[];
  children: ShownPrompt[];
}

function shownPrompt({ text, clauses, children }: PlannedPrompt): ShownPrompt {
  return { text, clauses: clauses.map(({ ref }) => ref), children: children.map(shownPrompt) };
}

/** All that was read of a letter, as the page shows it before a challenge is made. */
export function letterView(plan: NewChallenge) {
  const phases = [plan.onSite, ...(plan.furtherPhases ?? [])];
  return {
    facts: {
      title: plan.title,
      councils: plan.councils.map(({ name }) => name),
      phases,
      questionSet: plan.questionSet === questionSetFor(plan.onSite.start) ? "by-date" : plan.questionSet,
      reportFormat: plan.reportFormat === reportFormatFor(plan.onSite.start) ? "by-date" : plan.reportFormat,
    },
    usual: {
      questionSet: questionSetFor(plan.onSite.start),
      reportFormat: reportFormatFor(plan.onSite.start),
    },
    themes: plan.themes.map(({ number, title, questions, prompts }) => ({
      number,
      title,
      questions: [...questions],
      prompts: prompts.map(shownPrompt),
    })),
    focusAreas: [...plan.focusAreas],
    team: plan.team.map(({ role, name, brief }) => ({
      role: PEER_ROLE_NAMES[role as PeerRole] ?? role,
      name,
      brief,
    })),
    sources: plan.sources.map(({ title, fileName, clauses }) => ({
      title,
      fileName,
      clauses: clauses.length,
    })),
    keyDates: plan.milestones.map((date) => ({
      key: date.key,
      label: date.label,
      when: whenInWords({ notBefore: date.notBefore, due: date.dueOn, latest: date.latestOn }),
      isLetters: isLettersOwn(date),
      rule: ruleInWords(date.rule),
    })),
    warnings: plan.warnings.filter(({ code }) => code !== NOT_UNDERSTOOD_CODE),
    lines: plan.warnings.filter(({ code }) => code === NOT_UNDERSTOOD_CODE),
  };
}

/** What the page of a letter draws. */
export type LetterView = ReturnType<typeof letterView>;
