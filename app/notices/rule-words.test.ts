import { expect, it } from "vitest";
import { leadsInWords, tellingHoursInWords } from "./rule-words.ts";
import { HOUSE_TELLING_RULES } from "./telling-rules.ts";

const { hours, leads } = HOUSE_TELLING_RULES;

it.each([
  [{}, "between 8am and 6pm, not at weekends and not on bank holidays"],
  [{ onWeekends: true }, "between 8am and 6pm, not on bank holidays"],
  [{ onWeekends: true, onBankHolidays: true, from: "06:30" }, "between 6:30am and 6pm, on any day"],
])("says hours with %j", (own, words) => {
  expect(tellingHoursInWords({ ...hours, ...own })).toBe(words);
});

it.each([
  [
    leads["key-date"],
    "28 and 7 days before, and 1 day after, while it is open; whoever manages is told 7 days after",
  ],
  [{ before: [14, 7, 1], late: [], escalate: [] }, "14, 7 and 1 days before"],
  [{ before: [], late: [], escalate: [3] }, "no reminder; whoever manages is told 3 days after"],
  [
    { before: [1], late: [2], escalate: [1] },
    "1 day before, and 2 days after, while it is open; whoever manages is told 1 day after",
  ],
])("says %j", (own, words) => {
  expect(leadsInWords(own)).toBe(words);
});
