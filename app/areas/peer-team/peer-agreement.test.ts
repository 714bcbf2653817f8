import { expect, it } from "vitest";
import type { Stand } from "#app/areas/decisions/decision-stand.ts";
import { missingAgreement, whyNotPlanned } from "./peer-agreement.ts";

const AGREED: Stand = {
  state: "agreed",
  decisionId: "d",
  decidedOn: "2026-01-12",
  since: "2026-01-20",
  how: "by-hand",
  changes: "none",
};
const AGAINST: Stand = { state: "against", decisionId: "d", decidedOn: "2026-01-12" };
const PLACE = { name: "Ben Peer", organisation: "Saltmere City Council" };
const put = (wexcombe: Stand, harrowmere: Stand) => ({
  ...PLACE,
  councils: [
    { councilName: "Wexcombe", stand: wexcombe },
    { councilName: "Harrowmere", stand: harrowmere },
  ],
});

it.each<[string, Parameters<typeof missingAgreement>[0], string[]]>([
  ["never put", null, ["This person was not put to the councils."]],
  ["agreed by both", put(AGREED, AGREED), []],
  [
    "one against, one silent",
    put(AGAINST, { state: "wanted" }),
    ["Wexcombe decided against this person on 12 January 2026.", "Harrowmere has not answered yet."],
  ],
  [
    "another name since",
    { ...put(AGREED, AGREED), name: "Ben Pear" },
    [
      "Since the councils were asked, the name changed: what they decided rests on the words they were shown.",
    ],
  ],
])("%s", (_, proposal, sentences) => {
  expect(missingAgreement(proposal, PLACE)).toEqual(sentences);
});

const WANTED: Stand = { state: "wanted" };
const OBJECTION = (who: string) =>
  `Not planned into sessions: ${who} decided against this person. Confirm them all the same, or put somebody else to the councils.`;

it.each<[string, Parameters<typeof whyNotPlanned>, string | null]>([
  ["nobody has answered", [{ status: "proposed" }, put(WANTED, WANTED)], null],
  ["both agreed", [{ status: "proposed" }, put(AGREED, AGREED)], null],
  ["one objected", [{ status: "proposed" }, put(AGREED, AGAINST)], OBJECTION("Harrowmere")],
  ["both objected", [{ status: "proposed" }, put(AGAINST, AGAINST)], OBJECTION("Wexcombe and Harrowmere")],
  ["confirmed all the same", [{ status: "confirmed" }, put(AGAINST, WANTED)], null],
  ["withdrawn", [{ status: "withdrawn" }, put(AGAINST, WANTED)], null],
])("says why somebody is not planned: %s", (_, asked, sentence) => {
  expect(whyNotPlanned(...asked)).toBe(sentence);
});
