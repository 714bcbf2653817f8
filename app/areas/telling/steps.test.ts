import { expect, it } from "vitest";
import type { Role } from "#app/access/permissions.ts";
import { datesOfNobody } from "./steps.ts";

const DATES = [
  { key: "pack-sent", label: "Pack sent" },
  { key: "team-call", label: "Team call" },
  { key: "scope-agreed", label: "Scope agreed" },
  { key: "own-1", label: "A date of one's own" },
];

it.each<[Role[], string[]]>([
  [["challenge-manager", "support-officer", "coordinator"], []],
  [["challenge-manager", "support-officer", "peer", "council-reader"], ["Pack sent"]],
  [["challenge-manager", "coordinator"], ["Team call"]],
  [["challenge-manager"], ["Pack sent", "Team call"]],
  [
    ["coordinator", "support-officer"],
    ["Scope agreed", "A date of one's own"],
  ],
])("with %j there, what is nobody's is %j", (present, expected) => {
  expect(datesOfNobody(DATES, new Set(present)).map(({ label }) => label)).toEqual(expected);
});

it("says a date with two days once", () => {
  expect(datesOfNobody([...DATES, ...DATES], new Set<Role>(["challenge-manager", "coordinator"]))).toEqual([
    { label: "Team call", roles: ["support-officer"] },
  ]);
});
