import { fewPeopleIn, type PersonMet } from "./few-people.ts";
import { indexPeople, peopleNamedIn } from "./people-named.ts";
import { indexNotes, type QuotableNote, quotationsIn } from "./quotations.ts";
import { type RedLine, redLinesTouched } from "./red-lines.ts";
import { sentencesOf } from "./sentences.ts";

/** Why a sentence is to be looked at before it leaves the team. */
export interface TextFlag {
  kind: "quotation" | "name" | "few" | "red-line";
  /** As the sentence has them. */
  words: string;
  /** For the team alone: it may name a note. */
  because: string;
}

/** A sentence with its flags; none where there is nothing to look at. */
export interface CheckedSentence {
  sentence: string;
  flags: TextFlag[];
}

/** What a text is held against. */
export interface OutgoingRecord {
  notes: readonly QuotableNote[];
  people: readonly (PersonMet & { name: string })[];
  redLines: readonly RedLine[];
  /** What everybody reads anyway: names of councils, themes, questions, prompts. */
  open: readonly string[];
}

/** Holds every sentence of a text against what must not leave the team, and against the red lines. */
export function checkText(
  text: string,
  { notes, people, redLines, open }: OutgoingRecord,
): CheckedSentence[] {
  const index = indexNotes(notes, open);
  const named = indexPeople(
    people.map(({ name }) => name),
    open,
  );
  return sentencesOf(text).map((sentence) => ({
    sentence,
    flags: [
      ...quotationsIn(sentence, index).map(({ noteId, words }) => ({
        kind: "quotation" as const,
        words,
        because: `These words stand in note ${noteId}.`,
      })),
      ...peopleNamedIn(sentence, named).map(({ words, name }) => ({
        kind: "name" as const,
        words,
        because: `${name} stands in the timetable.`,
      })),
      ...fewPeopleIn(sentence, people).map((found) => ({ kind: "few" as const, ...found })),
      ...redLinesTouched(sentence, redLines).map(({ words, because }) => ({
        kind: "red-line" as const,
        words,
        because,
      })),
    ],
  }));
}
