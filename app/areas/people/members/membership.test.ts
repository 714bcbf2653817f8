import { expect, it } from "vitest";
import { ROLES, type Role } from "#app/access/permissions.ts";
import { placeOf, reasonToKeep } from "./membership.ts";

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

it("keeps a kind with a reader, and with nobody else", () => {
  const kindOf = (role: Role) =>
    placeOf({ role, councilId: "c", peerId: null, readerKind: "opposition-leader" }).readerKind;
  expect(kindOf("council-reader")).toBe("opposition-leader");
  expect(ROLES.filter((role) => role !== "council-reader" && kindOf(role) !== null)).toEqual([]);
});

it.each<[Role, number, boolean]>([
  ["challenge-manager", 1, true],
  ["challenge-manager", 2, false],
  ["peer", 1, false],
])("keeps a %s when there are %i managers: %s", (role, managers, isKept) => {
  expect(reasonToKeep({ role }, managers) !== null).toBe(isKept);
});
