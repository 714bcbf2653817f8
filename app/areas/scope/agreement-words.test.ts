import { expect, it } from "vitest";
import type { Stand } from "#app/areas/decisions/decision-stand.ts";
import type { ChangesState } from "#app/areas/decisions/decision-words.ts";
import { agreedByInWords } from "./agreement-words.ts";

const agreed = (changes: ChangesState): Stand => ({
  state: "agreed",
  decisionId: "d",
  decidedOn: "2026-01-12",
  since: "2026-01-12",
  how: "by-hand",
  changes,
});

it.each<[Stand, Stand, string]>([
  [{ state: "wanted" }, { state: "wanted" }, "No council agreed it."],
  [agreed("none"), agreed("none"), "Agreed by Wexcombe and Harrowmere."],
  [agreed("none"), agreed("open"), "Agreed by Wexcombe; agreed with changes by Harrowmere."],
  [agreed("taken-over"), { state: "wanted" }, "Agreed with changes by Wexcombe."],
])("%o and %o: %s", (wexcombe, harrowmere, words) => {
  const councils = [
    { councilName: "Wexcombe", stand: wexcombe },
    { councilName: "Harrowmere", stand: harrowmere },
  ];
  expect(agreedByInWords(councils)).toBe(words);
});
