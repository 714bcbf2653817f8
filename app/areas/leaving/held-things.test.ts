import { describe, expect, it } from "vitest";
import { can, type Permission, ROLES, type Role } from "#app/access/permissions.ts";
import {
  HELD_KIND_NAMES,
  type HeldKind,
  isLastOfRole,
  mayGive,
  sortThings,
  thingsInWords,
} from "./held-things.ts";

const thing = (kind: HeldKind) => ({ kind, recordId: kind, title: kind, had: "", version: 1 });
const ALL = HELD_KIND_NAMES.map(thing);
const mayAs = (role: Role) => (permission: Permission) => can(role, permission, { stage: "reviewing" });
const person = (role: Role, mayLead = false) => ({ name: "Somebody", role, mayLead });

describe("what goes to whom", () => {
  it.each<[string, Role, boolean, ReturnType<typeof person>, HeldKind[]]>([
    [
      "a co-ordinator to an owner of actions",
      "coordinator",
      false,
      person("action-owner"),
      ["action", "accountable", "document"],
    ],
    [
      "a co-ordinator to a reader, who reports on nothing",
      "coordinator",
      false,
      person("council-reader"),
      ["accountable", "document"],
    ],
    ["an owner of actions their own", "action-owner", true, person("action-owner"), ["action"]],
    ["an owner of actions nobody else's", "action-owner", false, person("action-owner"), []],
    ["a reader nothing", "council-reader", true, person("coordinator"), []],
    ["a manager to a peer", "challenge-manager", false, person("peer", true), ["document", "theme"]],
    [
      "a support officer to a manager, who leads on nothing",
      "support-officer",
      true,
      person("challenge-manager"),
      ["document", "link"],
    ],
    [
      "a co-ordinator to another",
      "coordinator",
      true,
      person("coordinator"),
      ["action", "accountable", "document", "link"],
    ],
    ["a peer nothing", "peer", true, person("peer", true), []],
  ])("%s", (_, by, isSelf, receiver, expected) => {
    const { go, stay } = sortThings(ALL, receiver, { isSelf, may: mayAs(by) });
    expect(go.map(({ kind }) => kind)).toEqual(expected);
    expect(stay.map(({ kind }) => kind).sort()).toEqual(
      HELD_KIND_NAMES.filter((kind) => !expected.includes(kind)).sort(),
    );
    expect(stay.every(({ why }) => why.endsWith("."))).toBe(true);
  });

  it("never loses a thing nor gives one that somebody may not give", () => {
    for (const by of ROLES)
      for (const receiver of ROLES)
        for (const isSelf of [true, false]) {
          const giving = { isSelf, may: mayAs(by) };
          const { go, stay } = sortThings(ALL, person(receiver, receiver === "peer"), giving);
          expect(go.length + stay.length).toBe(ALL.length);
          expect(go.every(({ kind }) => mayGive(kind, giving))).toBe(true);
        }
  });
});

it.each<[HeldKind[], string]>([
  [[], "nothing"],
  [["action"], "1 action to report on"],
  [["document", "action", "action"], "2 actions to report on and 1 document for the data pack"],
  [
    ["theme", "accountable", "document"],
    "1 action to answer for, 1 document for the data pack and 1 theme to lead on",
  ],
])("says %j as %s", (kinds, words) => {
  expect(thingsInWords(kinds.map(thing))).toBe(words);
});

const place = (membershipId: string, role: Role, councilId: string | null = null) => ({
  membershipId,
  role,
  councilId,
});

it.each<[string, ReturnType<typeof place>, ReturnType<typeof place>[], boolean]>([
  [
    "the only co-ordinator",
    place("a", "coordinator", "w"),
    [place("a", "coordinator", "w"), place("b", "council-reader", "w")],
    true,
  ],
  [
    "one of two",
    place("a", "coordinator", "w"),
    [place("a", "coordinator", "w"), place("b", "coordinator", "w")],
    false,
  ],
  [
    "with one of the other council alone",
    place("a", "coordinator", "w"),
    [place("b", "coordinator", "h")],
    true,
  ],
  ["the only support officer", place("a", "support-officer"), [place("b", "challenge-manager")], true],
  ["the only reader, to whom nothing comes by role alone", place("a", "council-reader", "w"), [], false],
  ["the only peer", place("a", "peer"), [], false],
])("knows %s", (_, leaver, side, expected) => {
  expect(isLastOfRole(leaver, side)).toBe(expected);
});
