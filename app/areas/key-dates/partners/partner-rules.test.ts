import { expect, it } from "vitest";
import { STAGES, type Stage } from "#app/access/permissions.ts";
import { MOST_COUNCILS, reasonNotToAdd, reasonNotToTakeOut } from "./partner-rules.ts";

const BEFORE: readonly Stage[] = ["scoping", "preparing", "on-site"];

it.each(STAGES)("adds a council before the report is written, and not after: %s", (stage) => {
  expect(reasonNotToAdd(stage, 2) === null).toBe(BEFORE.includes(stage));
  expect(reasonNotToAdd(stage, MOST_COUNCILS)).not.toBeNull();
});

const person = { one: "person to be met", several: "people to be met" };
const session = { one: "session", several: "sessions" };
const CASES: [string, boolean, number, number, string | null][] = [
  ["one with nothing", false, 0, 0, null],
  ["one with somebody", false, 1, 0, "there is something of it here: 1 person to be met."],
  ["one with more", false, 2, 1, "2 people to be met, 1 session."],
  ["the one that asked", true, 0, 0, "has asked for the challenge"],
];

it.each(CASES)("takes out %s, or says why not", (_, isCommissioning, people, sessions, said) => {
  const council = { isCommissioning, name: "Harrowmere" };
  const reason = reasonNotToTakeOut(council, [
    { ...person, count: people },
    { ...session, count: sessions },
  ]);
  if (said === null) expect(reason).toBeNull();
  else expect(reason).toContain(said);
});
