import { expect, it } from "vitest";
import { checkVisits } from "#app/areas/dates/visit-warnings.ts";
import { council, daysFrom, election } from "#tests/support/dates-question.ts";
import { awkwardDays, awkwardInWords } from "./visit-day-words.ts";

const voting = council({ elections: [election(2024, {})] });

it.each<[string, string, string, ReturnType<typeof council>, string | null]>([
  ["a week in June", "2024-06-10", "2024-06-14", council({}), null],
  [
    "over Good Friday, where nobody votes",
    "2024-03-27",
    "2024-03-29",
    council({}),
    "29 March 2024 is a bank holiday",
  ],
  [
    "over Easter, where somebody votes",
    "2024-03-28",
    "2024-04-01",
    voting,
    "2 days are bank holidays, 2 days are at a weekend, 5 days are in a pre-election period",
  ],
  [
    "in April, where nobody has said",
    "2024-04-16",
    "2024-04-16",
    council({ elections: [] }),
    "16 April 2024 may be in a pre-election period",
  ],
  [
    "after a council has ended",
    "2024-06-10",
    "2024-06-11",
    council({ lastDay: "2024-06-10" }),
    "11 June 2024 is after a council has ended",
  ],
])("says in a line what is awkward: %s", (_name, from, to, one, words) => {
  const days = awkwardDays(checkVisits([{ kind: "on-site", days: daysFrom(from, to) }], [one]));
  expect(awkwardInWords(days)).toBe(words);
});
