import type { AccountFacts } from "#app/access/permissions.ts";
import type { Actor } from "#app/access/permit.ts";
import { makerOf } from "#app/areas/challenge/make-challenge.server.ts";
import { onSiteProblem, shortNameOf } from "#app/areas/challenge/new-challenge.ts";
import { basesOf, planKeyDates } from "#app/areas/challenge/plan-key-dates.ts";
import {
  QUESTION_SETS,
  type QuestionSet,
  questionSetFor,
  type ReportFormat,
  reportFormatFor,
} from "#app/areas/challenge/question-sets.ts";
import { transaction } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { keepFilesOf, takeRefusedLetter } from "./letters/letter-files.server.ts";
import { makeChallenge } from "./make-challenge.server.ts";

/** What somebody types to make a challenge without a scope letter. */
export interface ByHand {
  title: string;
  commissioning: string;
  /** Further councils of a partnership; empty for a single council. */
  further: readonly string[];
  onSiteStart: string | null;
  onSiteEnd: string | null;
  questionSet: QuestionSet["key"] | "by-date";
  reportFormat: ReportFormat | "by-date";
  /** A letter of theirs that was refused: it becomes a source document of the challenge. */
  letter?: string | undefined;
  /** Whom an administrator hands it over to. */
  managerName?: string | undefined;
  managerEmail?: string | undefined;
}

/**
 * Makes a challenge with our own questions under the five themes and no prompts yet; its maker is its challenge
 * manager, or hands it over as an administrator. Throws forbidden, or invalid at the field that is wrong. Returns the id.
 */
export async function makeChallengeByHand(
  person: { actor: Actor; account: AccountFacts; requestId: string | null },
  input: ByHand,
  now: Date,
): Promise<string> {
  const maker = makerOf(person, { name: input.managerName, email: input.managerEmail });
  const problem = onSiteProblem(input.onSiteStart, input.onSiteEnd);
  if (problem !== null) throw new AppError("invalid", problem, { field: "onSiteEnd" });
  const onSite = { start: input.onSiteStart, end: input.onSiteEnd };
  const questionSet = input.questionSet === "by-date" ? questionSetFor(onSite.start) : input.questionSet;
  const names = [input.commissioning, ...input.further];
  const { letter } = input;
  if (letter !== undefined) await keepFilesOf(person.actor.accountId, letter);
  return transaction(async (tx) =>
    makeChallenge(
      tx,
      {
        from: "hand",
        title: input.title,
        councils: names.map((name) => ({ name, shortName: shortNameOf(name) })),
        onSite,
        questionSet,
        reportFormat: input.reportFormat === "by-date" ? reportFormatFor(onSite.start) : input.reportFormat,
        themes: QUESTION_SETS[questionSet].themes.map((theme) => ({ ...theme, prompts: [] })),
        milestones: planKeyDates(questionSet, basesOf(onSite)),
        sources: letter === undefined ? [] : await takeRefusedLetter(tx, person.actor.accountId, letter, now),
        warnings: [],
        focusAreas: [],
        team: [],
      },
      maker,
      now,
    ),
  );
}
