import type { LetterProposal, NewChallenge, PlannedPrompt } from "#app/areas/challenge/new-challenge.ts";
import { questionSetFor, reportFormatFor } from "#app/areas/challenge/question-sets.ts";
import { ruleInWords } from "#app/areas/challenge/rule-words.ts";
import { whenInWords } from "#app/areas/dates/when-in-words.ts";
import { PEER_ROLE_NAMES, type PeerRole } from "#app/areas/peer-team/peer-words.ts";
import { wantedIn, wantedParts } from "#app/areas/peer-team/profile/wanted-words.ts";
import { isLettersOwn } from "../import/dates/letter-deadlines.ts";
import { NOT_UNDERSTOOD_CODE } from "../scope-record.ts";
import { promptsAsText } from "./contents/outline.ts";

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

/** What stands chosen on the page: what the letter says, else the date where it gives the same, so that it follows the date. */
function chosen<Value extends string>(
  value: Value,
  said: LetterProposal<Value> | null | undefined,
  usual: Value,
): Value | "by-date" {
  if (value === said?.value) return value;
  return value === usual ? "by-date" : value;
}

/** What the page of a letter's contents begins with: what was read, and empty places for one theme and two of the team. */
function contentsOf(plan: NewChallenge) {
  return {
    themes: [
      ...plan.themes.map(({ title, questions, prompts }) => ({
        title,
        questions: questions.join("\n"),
        prompts: promptsAsText(prompts),
      })),
      { title: "", questions: "", prompts: "" },
    ],
    focusAreas: plan.focusAreas.join("\n"),
    team: [...plan.team.map((place) => ({ ...place })), NO_PLACE, NO_PLACE],
    dates: plan.milestones.map(({ key, dueOn }) => ({ key, dueOn })),
    lines: plan.warnings
      .filter(({ code }) => code === NOT_UNDERSTOOD_CODE)
      .map(() => ({ belongs: "", reason: "" })),
  };
}

const NO_PLACE = { role: "", brief: "", name: "" };

/** All that was read of a letter, as the page shows it before a challenge is made. */
export function letterView(plan: NewChallenge) {
  const phases = [plan.onSite, ...(plan.furtherPhases ?? [])];
  return {
    facts: {
      title: plan.title,
      councils: plan.councils.map(({ name }) => name),
      phases,
      questionSet: chosen(plan.questionSet, plan.proposals?.questionSet, questionSetFor(plan.onSite.start)),
      reportFormat: chosen(
        plan.reportFormat,
        plan.proposals?.reportFormat,
        reportFormatFor(plan.onSite.start),
      ),
    },
    proposals: {
      questionSet: plan.proposals?.questionSet ?? null,
      reportFormat: plan.proposals?.reportFormat ?? null,
    },
    usual: {
      questionSet: questionSetFor(plan.onSite.start),
      reportFormat: reportFormatFor(plan.onSite.start),
    },
    contents: contentsOf(plan),
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
      asks: wantedParts(wantedIn(brief))
        .map(({ what, words }) => `${what}: ${words}`)
        .join("; "),
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
      isSet: date.isSet === true,
      rule: ruleInWords(date.rule),
    })),
    warnings: plan.warnings.filter(({ code }) => code !== NOT_UNDERSTOOD_CODE),
    lines: plan.warnings.filter(({ code }) => code === NOT_UNDERSTOOD_CODE),
  };
}

/** What the page of a letter draws. */
export type LetterView = ReturnType<typeof letterView>;
