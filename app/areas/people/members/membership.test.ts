import { expect, it } from "vitest";
import { ROLES, type Role } from "#app/access/permissions.ts";
import { placeOf, reasonNotToLeave, reasonNotToPlace, reasonToKeep, strayChoice } from "./membership.ts";

it.each<[Role, string | null, string | null]>([
  ["challenge-manager", null, "p"],
  ["support-officer", null, "p"],
  ["peer", null, "p"],
  ["coordinator", "c", null],
  ["council-reader", "c", null],
  ["action-owner", "c", null],
])("gives a %s the council %s and the team entry %s", (role, councilId, peerId) => {
  expect(placeOf({ role, councilId: "c", peerId: "p" })).toEqual({
    role,
    councilId,
    peerId,
    readerKind: null,
  });
});

it.each<[string, [Role, string | null][], Role, string | null, boolean]>([
  ["nobody yet", [], "peer", null, true],
  ["a peer again", [["peer", null]], "support-officer", null, false],
  ["a peer, for a council", [["peer", null]], "coordinator", "W", false],
  ["of a council, in the team", [["action-owner", "W"]], "peer", null, false],
  ["of a council, for the same", [["council-reader", "W"]], "coordinator", "W", false],
  ["of a council, for another", [["coordinator", "W"]], "coordinator", "H", true],
  [
    "of two, for a third in a lesser role",
    [
      ["coordinator", "W"],
      ["coordinator", "H"],
    ],
    "council-reader",
    "X",
    true,
  ],
])("%s: with %o a %s for %s: %s", (_, places, role, councilId, isFree) => {
  const there = places.map(([each, council]) => ({ role: each, councilId: council }));
  expect(reasonNotToPlace(there, { role, councilId }) === null).toBe(isFree);
});

it("keeps a kind with a reader, and with nobody else", () => {
  const kindOf = (role: Role) =>
    placeOf({ role, councilId: "c", peerId: null, readerKind: "opposition-leader" }).readerKind;
  expect(kindOf("council-reader")).toBe("opposition-leader");
  expect(ROLES.filter((role) => role !== "council-reader" && kindOf(role) !== null)).toEqual([]);
});

it.each<
  [Role, Parameters<typeof strayChoice>[0], Parameters<typeof strayChoice>[1] | undefined, string | null]
>([
  ["peer", { role: "peer", councilId: "c", peerId: "p" }, undefined, "councilId"],
  ["peer", { role: "peer", councilId: null, peerId: "p", readerKind: "leader" }, undefined, "readerKind"],
  ["peer", { role: "peer", councilId: null, peerId: "p", readerKind: null }, undefined, null],
  ["coordinator", { role: "coordinator", councilId: "c", peerId: "p" }, undefined, "peerId"],
  [
    "coordinator",
    { role: "coordinator", councilId: "c", peerId: null, readerKind: "leader" },
    undefined,
    "readerKind",
  ],
  [
    "council-reader",
    { role: "council-reader", councilId: "c", peerId: null, readerKind: "leader" },
    undefined,
    null,
  ],
  // What somebody had before stands in the form still: the change of the role says enough.
  ["peer", { role: "peer", councilId: "c", peerId: null }, { councilId: "c", peerId: null }, null],
  ["peer", { role: "peer", councilId: "d", peerId: null }, { councilId: "c", peerId: null }, "councilId"],
])("of a %s chosen as %o, who had %o, %s does not belong", (_, wanted, had, field) => {
  expect(strayChoice(wanted, had)?.field ?? null).toBe(field);
});

it.each<[Role, number, boolean]>([
  ["challenge-manager", 1, true],
  ["challenge-manager", 2, false],
  ["peer", 1, false],
])("keeps a %s when there are %i managers: %s", (role, managers, isKept) => {
  expect(reasonToKeep({ role }, managers) !== null).toBe(isKept);
});

it.each<[Role, number, RegExp | null]>([
  ["challenge-manager", 0, /only challenge manager/],
  ["challenge-manager", 1, null],
  ["coordinator", 0, /only co-ordinator/],
  ["coordinator", 1, null],
  ["support-officer", 0, null],
  ["peer", 0, null],
  ["council-reader", 0, null],
  ["action-owner", 0, null],
])("lets a %s leave with %i others of the role: %s", (role, sameRole, why) => {
  const reason = reasonNotToLeave({ role }, { sameRole });
  if (why === null) expect(reason).toBeNull();
  else expect(reason).toMatch(why);
});
