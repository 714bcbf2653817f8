import { expect, it } from "vitest";
import type { Role } from "#app/access/permissions.ts";
import { keptByFindings, mayChangeNote, mayDeleteNote } from "./own-notes.ts";

it.each<[Role, string, boolean, boolean]>([
  ["peer", "me", true, true],
  ["peer", "other", false, false],
  ["support-officer", "other", false, false],
  ["challenge-manager", "other", false, true],
])("%s with a note of %s: change %s, delete %s", (role, authorId, change, remove) => {
  const person = { role, actor: { accountId: "me" } };
  expect(mayChangeNote(person, { authorId })).toBe(change);
  expect(mayDeleteNote(person, { authorId })).toBe(remove);
});

it.each([
  [[], null],
  [["One"], "This note cannot be deleted: a finding stands on it (“One”). Remove it there first."],
  [
    ["One", "Two"],
    "This note cannot be deleted: findings stand on it (“One”, “Two”). Remove it there first.",
  ],
])("findings %j keep it", (headlines, expected) => {
  expect(keptByFindings(headlines.map((headline) => ({ headline })))).toBe(expected);
});
