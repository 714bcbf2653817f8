import { expect, it } from "vitest";
import { type TeamMember, teamGaps } from "./balance.ts";
import type { PeerRole, PeerStatus } from "./peer-words.ts";

const member = (
  role: PeerRole,
  themeNumbers: number[] = [],
  status: PeerStatus = "confirmed",
): TeamMember => ({
  role,
  status,
  themeNumbers,
});
const THEMES = [
  { number: 1, title: "Priorities" },
  { number: 2, title: "Leadership" },
];
const FULL = [
  member("leader-peer", [1]),
  member("chief-executive-peer", [2]),
  member("member-peer"),
  member("officer-peer"),
  member("challenge-manager"),
];

it("names who is confirmed without the agreement of every council, and nobody who is only put to them", () => {
  const sentences = ["Wexcombe decided against this person on 12 January 2026."];
  const against = (status: PeerStatus) => ({
    ...member("officer-peer", [], status),
    missing: { name: "Ben Peer", sentences },
  });
  const agreed = { ...member("officer-peer"), missing: { name: "Ann Peer", sentences: [] } };
  const messages = (team: TeamMember[]) =>
    teamGaps(team, THEMES).flatMap(({ code, message }) => (code === "not-agreed" ? [message] : []));
  expect(messages([...FULL, agreed, against("proposed"), against("withdrawn")])).toEqual([]);
  expect(messages([...FULL, against("confirmed")])).toEqual([
    `Ben Peer is confirmed although not every council has agreed. ${sentences[0]}`,
  ]);
});

it("counts wanted places for which nobody looks, and names who does not match what was asked for", () => {
  const profile = { name: "Ada", differs: 0, isUnsought: false };
  const team = [
    ...FULL,
    { ...member("officer-peer", [], "wanted"), profile: { ...profile, name: "", isUnsought: true } },
    { ...member("member-peer", [], "approached"), profile: { ...profile, differs: 2 } },
    { ...member("member-peer", [], "withdrawn"), profile: { ...profile, name: "Ben", differs: 1 } },
    { ...member("officer-peer"), profile },
  ];
  const messages = teamGaps(team, THEMES).map(({ message }) => message);
  expect(messages.filter((words) => /looks|match/.test(words))).toEqual([
    "1 wanted place names nobody who looks for somebody.",
    "1 place does not match what was asked for: Ada.",
  ]);
});

it.each<[string, TeamMember[], string[]]>([
  ["a full team", FULL, []],
  ["nobody", [], ["no-leader", "no-chief-executive", "theme-without-lead", "theme-without-lead"]],
  [
    "councillors only",
    [
      member("leader-peer", [1, 2]),
      member("member-peer"),
      member("member-peer"),
      member("challenge-manager"),
    ],
    ["no-chief-executive", "one-sided"],
  ],
  ["somebody approached", [...FULL, member("officer-peer", [], "approached")], ["not-confirmed"]],
  [
    "a withdrawn leader",
    [...FULL.slice(1), member("leader-peer", [1], "withdrawn")],
    ["no-leader", "theme-without-lead"],
  ],
  ["too many", [...FULL, ...Array.from({ length: 5 }, () => member("officer-peer"))], ["size"]],
  [
    "staff who lead nothing",
    [...FULL.slice(1), member("leader-peer"), member("support-officer", [1])],
    ["theme-without-lead"],
  ],
])("finds the gaps of %s", (_name, team, codes) => {
  expect(teamGaps(team, THEMES).map((gap) => gap.code)).toEqual(codes);
});
