import { expect, it } from "vitest";
import { lostInWords, movesInWords } from "./merge-words.ts";

const NOTHING = {
  challenges: 0,
  bodies: 0,
  sameBodies: 0,
  elections: 0,
  statusWords: 0,
  keepers: 0,
  taken: [],
  lost: [],
};

it.each([
  [{}, ["nothing: there is nothing on the record that goes"]],
  [{ challenges: 1, bodies: 2 }, ["1 challenge", "2 bodies with their meetings"]],
  [
    { bodies: 2, sameBodies: 1 },
    ["2 bodies with their meetings", expect.stringContaining("of them is there under the same name")],
  ],
  [
    { elections: 1, keepers: 1, taken: ["its kind"] },
    ["1 answer about elections", "1 person named to keep the record", "its kind"],
  ],
])("%j moves %j", (given, words) => {
  expect(movesInWords({ ...NOTHING, ...given })).toEqual(words);
});

it("says what is lost", () => {
  expect(lostInWords(NOTHING)).toBeNull();
  expect(lostInWords({ ...NOTHING, lost: ["its kind", "its logo"] })).toMatch(/Both say its kind, its logo/);
});
