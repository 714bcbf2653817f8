import { expect, it } from "vitest";
import { fitSentences, groupName, tierName } from "./place-fit.ts";
import { balanceOf, type CountedPeer, teamBalance } from "./team-balance.ts";
import { NOTHING_WANTED } from "./wanted-words.ts";

const NOTHING = { politicalGroup: "", tier: "", background: "" };

it.each<[string, Parameters<typeof fitSentences>[0], Parameters<typeof fitSentences>[1], string[]]>([
  ["a place that asks for nothing", NOTHING_WANTED, { ...NOTHING, politicalGroup: "Green" }, []],
  [
    "all that was asked for",
    { ...NOTHING_WANTED, wantedGroup: "Labour or Green", wantedTier: "district council" },
    { ...NOTHING, politicalGroup: "Lab", tier: "Borough" },
    [],
  ],
  [
    "another group and another tier",
    { ...NOTHING_WANTED, wantedGroup: "Labour", wantedTier: "district" },
    { ...NOTHING, politicalGroup: "Conservative", tier: "county" },
    [
      "Does not match in 2 of 2: political group wanted: Labour, is: Conservative; kind of council wanted: district, is: county.",
    ],
  ],
  [
    "words that no rule compares",
    { ...NOTHING_WANTED, wantedTier: "same tier", wantedBackground: "outside local government" },
    { ...NOTHING, tier: "Unitary" },
    ["To compare: kind of council wanted: same tier, is: Unitary.", "Not written down yet: background."],
  ],
  [
    "a London borough is no district",
    { ...NOTHING_WANTED, wantedTier: "district" },
    { ...NOTHING, tier: "London borough" },
    ["Does not match in 1 of 1: kind of council wanted: district, is: London borough."],
  ],
])("says of %s what does not match", (_name, wanted, is, sentences) => {
  expect(fitSentences(wanted, is)).toEqual(sentences);
});

it.each([
  ["Lib Dem", "Liberal Democrat"],
  ["Labour and Co-operative", "Labour"],
  ["Loose Moorings Party", "Loose Moorings Party"],
])("counts the group %s as %s", (words, name) => expect(groupName(words)).toBe(name));

it.each([
  ["metropolitan borough", "Metropolitan"],
  ["Shire district", "District or borough"],
  ["National park", "National park"],
])("counts the council %s as %s", (words, name) => expect(tierName(words)).toBe(name));

const peer = (more: Partial<CountedPeer>): CountedPeer => ({
  ...NOTHING,
  name: "Ada",
  role: "officer-peer",
  status: "confirmed",
  peerBefore: "",
  ...more,
});

it("counts the balance of whoever is named, without the LGA's staff, and says what nobody wrote down", () => {
  const team = [
    peer({
      name: "Ann",
      role: "leader-peer",
      politicalGroup: "Labour",
      tier: "County",
      peerBefore: "before",
    }),
    peer({ name: "Bo", role: "member-peer", status: "approached" }),
    peer({ name: "Cy", background: "voluntary sector", peerBefore: "first-time" }),
    peer({ name: "Di", tier: "district" }),
    peer({ name: "", status: "wanted" }),
    peer({ name: "Ed", status: "withdrawn" }),
    peer({ name: "Flo", role: "challenge-manager" }),
  ];
  expect(balanceOf(team)).toBe("Of the 4 peers who are named, 3 of them confirmed.");
  expect(teamBalance(team).map(({ what, words }) => `${what}: ${words}`)).toEqual([
    "Councillors and officers: 2 councillors, 2 officers",
    "Political groups of the councillors: 1 Labour, 1 not written down",
    "Kinds of council: 1 County, 1 District or borough, 1 not written down",
    "With a background outside local government: 1: Cy, voluntary sector",
    "Been a peer: 1 before already, 1 for the first time, 2 not written down",
  ]);
  expect(teamBalance([peer({ name: "", status: "wanted" })])).toEqual([]);
});
