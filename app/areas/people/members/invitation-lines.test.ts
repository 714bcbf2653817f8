import fc from "fast-check";
import { expect, it } from "vitest";
import type { Role } from "#app/access/permissions.ts";
import { type LineReading, lineProblems, readInvitationLines } from "./invitation-lines.ts";

const COUNCILS = [
  { id: "w", name: "Wexcombe Borough Council" },
  { id: "h", name: "Harrowmere District Council" },
];
const READING: LineReading = {
  roles: ["peer", "coordinator", "council-reader", "action-owner"],
  councils: COUNCILS,
  role: null,
  councilId: null,
  addressOf: (typed) => (typed.includes(".") ? typed.toLowerCase() : null),
};
const one = (text: string, reading: Partial<LineReading> = {}) => {
  const [line] = readInvitationLines(text, { ...READING, ...reading });
  return line === undefined ? null : [line.name, line.email, line.role, line.councilId, line.problem];
};

const READ: [
  text: string,
  reading: Partial<LineReading>,
  name: string,
  role: Role,
  councilId: string | null,
][] = [
  ["Kim Reed\tKIM@x.example\tPeer", {}, "Kim Reed", "peer", null],
  [
    "Kim\tReed\tkim@x.example\tcouncil reader\tWexcombe Borough Council",
    {},
    "Kim Reed",
    "council-reader",
    "w",
  ],
  [
    "Reed, Kim, kim@x.example, Harrowmere District Council, Co-ordinator",
    {},
    "Reed, Kim",
    "coordinator",
    "h",
  ],
  ["kim@x.example; Kim Reed; Action Owner", { councilId: "h" }, "Kim Reed", "action-owner", "h"],
  ["Kim Reed <kim@x.example>", { role: "peer" }, "Kim Reed", "peer", null],
  ["Kim Reed,kim@x.example,peer", { role: "council-reader", councilId: "w" }, "Kim Reed", "peer", null],
  [
    "Kim Reed,kim@x.example",
    { role: "council-reader", councils: COUNCILS.slice(0, 1) },
    "Kim Reed",
    "council-reader",
    "w",
  ],
];
it.each(READ)("reads %j", (text, reading, name, role, councilId) => {
  expect(one(text, reading)).toEqual([name, "kim@x.example", role, councilId, null]);
});

it.each<[string, Partial<LineReading>, string]>([
  ["Kim Reed, Peer", {}, "There is no e-mail address in it."],
  ["Kim Reed, kim@nowhere, Peer", {}, "kim@nowhere is no e-mail address."],
  ["kim@x.example", { role: "peer" }, "There is no name in it."],
  ["Kim Reed, kim@x.example, Mayor", {}, "“Mayor” is neither a role nor a council of this challenge."],
  ["Kim Reed, kim@x.example", {}, "It says no role. Choose one for all, or write it in the line."],
  ["Kim Reed, kim@x.example, Challenge manager", {}, "You cannot invite anybody as challenge manager."],
  [
    "Kim Reed, kim@x.example, Council reader",
    {},
    "It says no council. Choose one for all, or write it in the line.",
  ],
  [
    "Kim Reed, kim@x.example, Peer, Wexcombe Borough Council",
    {},
    "Nobody of the peer team belongs to a council.",
  ],
])("says of %j what is wrong with it", (text, reading, problem) => {
  expect(one(text, reading)?.at(-1)).toBe(problem);
});

it("leaves out the headings of columns and empty lines, counts them, and names a line that says the same again", () => {
  const lines = readInvitationLines(
    "Name\tE-mail\n\nKim Reed\tkim@x.example\tPeer\r\nKim R\tKim@x.example\tPeer\n",
    READING,
  );
  expect(lines.map(({ number, sameAs }) => [number, sameAs])).toEqual([
    [3, null],
    [4, 3],
  ]);
});

it("loses no line", () => {
  const anything = fc.array(fc.string({ unit: "grapheme", maxLength: 40 }), { maxLength: 8 });
  fc.assert(
    fc.property(anything, (typed) => {
      const text = typed.map((line) => `x ${line.replaceAll(/[\r\n]/g, " ")} @`).join("\n");
      const numbers = readInvitationLines(text, READING).map(({ number }) => number);
      expect(numbers).toEqual(typed.map((_, index) => index + 1));
    }),
  );
});

it("says what is wrong with ten lines, and how many more there are", () => {
  const problems = Array.from({ length: 12 }, (_, index) => ({ number: index + 1, problem: "No." }));
  expect(lineProblems(problems)).toMatch(/^Line 1: No\. .*Line 10: No\. And 2 other lines\.$/);
});
