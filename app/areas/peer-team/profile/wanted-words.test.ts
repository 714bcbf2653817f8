import { expect, it } from "vitest";
import { NOTHING_WANTED, type WantedOfPlace, wantedIn, wantedParts } from "./wanted-words.ts";

it.each<[string, Partial<WantedOfPlace>]>([
  ["Leader peer: Cllr TBC (Labour)", { wantedGroup: "Labour" }],
  // Of the council where somebody is nothing is concluded.
  [
    "Member peer: Cllr Jo Hartnell (Conservative), Thornbury Vale District Council",
    { wantedGroup: "Conservative" },
  ],
  ["Chief Executive peer: Sam Okafor, Riverdale Borough Council", {}],
  ["Leader: Cllr Pat Quill (Lib Dem), Ferndale City Council", { wantedGroup: "Lib Dem" }],
  ["Finance peer: to be confirmed", {}],
  [
    "Independent Leader peer: ideally a Leader with experience of working in a partnership",
    { wantedGroup: "Independent", wantedExperience: "experience of working in a partnership" },
  ],
  ["Labour or Liberal Democrat member peer", { wantedGroup: "Labour or Liberal Democrat" }],
  ["Member peer, from the Green group", { wantedGroup: "Green" }],
  ["Member peer: from a different political group", { wantedGroup: "a different political group" }],
  [
    "Chief executive peer: probably from a council of the same tier and with experience of leading two councils",
    { wantedTier: "a council of the same tier", wantedExperience: "experience of leading two councils" },
  ],
  ["Leader: Labour, District", { wantedGroup: "Labour", wantedTier: "District" }],
  [
    "Officer peer: from a county or unitary council, experienced in children’s services",
    { wantedTier: "county or unitary council", wantedExperience: "experienced in children’s services" },
  ],
  ["District Leader peer", { wantedTier: "District" }],
  ["London borough chief executive peer", { wantedTier: "London borough" }],
  // Words that are no group, no tier and no background here.
  [
    "Officer peer: with a strong track record on independent audit and the private sector",
    { wantedExperience: "a strong track record on independent audit and the private sector" },
  ],
  ["Officer peer: with experience of county councils", { wantedExperience: "experience of county councils" }],
  ["Peer from outside local government", { wantedBackground: "outside local government" }],
  [
    "Peer: with a community sector, central government or private sector background",
    { wantedBackground: "community sector, central government or private sector" },
  ],
  ["Officer peer: from the voluntary sector", { wantedBackground: "the voluntary sector" }],
  ["Finance peer with a background in the private sector", { wantedBackground: "the private sector" }],
  ["", {}],
])("reads what is asked for in: %s", (words, wanted) => {
  expect(wantedIn(words)).toEqual({ ...NOTHING_WANTED, ...wanted });
});

it("lists only what is asked", () => {
  expect(wantedParts({ ...NOTHING_WANTED, wantedGroup: "Labour", wantedTier: "same tier" })).toEqual([
    { what: "Political group", words: "Labour" },
    { what: "Kind of council", words: "same tier" },
  ]);
  expect(wantedParts(NOTHING_WANTED)).toEqual([]);
});
