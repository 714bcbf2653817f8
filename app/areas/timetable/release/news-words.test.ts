import { expect, it } from "vitest";
import { newsInWords } from "./news-words.ts";

it.each([
  [0, 0, "Nothing is new to anybody."],
  [1, 0, "Something is new to 1 person, and no message can be written: they have no e-mail address here."],
  [
    3,
    0,
    "Something is new to 3 people, and no message can be written: none of them has an e-mail address here.",
  ],
  [1, 1, "Something is new to 1 person: 1 message, with an entry for the calendar for each session."],
  [
    3,
    5,
    "Something is new to 3 people: 5 messages, one to each, with an entry for the calendar for each session.",
  ],
])("tells of %i people and %i messages", (people, messages, words) => {
  expect(newsInWords(people, messages)).toBe(words);
});
