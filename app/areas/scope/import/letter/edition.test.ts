import { expect, it } from "vitest";
import { questionSetInWords, reportFormatInWords } from "./edition.ts";

const CLEAR = "Does the council have a clear understanding of its current financial position?";
const GRIP = "Does the council have a grip on its financial position?";
const NAMED = "The visit follows the strengthened approach to corporate peer challenges.";

it.each([
  ["nothing of an edition", ["The team comes in May."], ["Is scrutiny welcome?"], null],
  ["a question of 2024", [], [CLEAR], { value: "2024", quotes: [CLEAR] }],
  ["a question of 2021", [], [GRIP], { value: "2021", quotes: [GRIP] }],
  ["questions of both", [], [CLEAR, GRIP], { value: null, quotes: [GRIP, CLEAR] }],
  ["an edition named, which outranks wordings", [NAMED], [GRIP], { value: "2024", quotes: [NAMED] }],
  [
    "2021 named",
    ["We use the methodology that the LGA launched in 2021."],
    [],
    { value: "2021", quotes: ["We use the methodology that the LGA launched in 2021."] },
  ],
  ["a year of something else", ["The council was formed in April 2024."], [], null],
])("reads the set of questions of a letter with %s", (_, texts, questions, expected) => {
  const letter = { sentences: texts.map((text) => ({ text })), themes: [{ questions }] };
  expect(questionSetInWords(letter)).toEqual(expected);
});

const LATER = "The report will name key recommendations, and further recommendations under each theme.";
const EARLIER = "The report holds an executive summary, a summary of the approach and feedback by theme.";

it.each([
  [["The report will be published."], null],
  [[LATER], { value: "2025", quotes: [LATER] }],
  [[EARLIER], { value: "2021", quotes: [EARLIER] }],
  [[LATER, EARLIER], { value: null, quotes: [EARLIER, LATER] }],
])("reads the layout of the report of %j", (texts, expected) => {
  const letter = { sentences: texts.map((text) => ({ text })), themes: [] };
  expect(reportFormatInWords(letter)).toEqual(expected);
});
