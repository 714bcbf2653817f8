import { describe, expect, it } from "vitest";
import { claimsOf, standingBy } from "./identity-claims.ts";

const claims = (roles: string[] | null, methods: string[] = []) => ({
  issuer: "i",
  subject: "s",
  roles,
  methods,
});

describe.each([
  [{ userRole: null, administratorRole: null }, [], true, null],
  [{ userRole: "user", administratorRole: null }, [], false, null],
  [{ userRole: "user", administratorRole: null }, ["user"], true, null],
  [{ userRole: "user", administratorRole: null }, ["User"], false, null],
  [{ userRole: "user", administratorRole: "admin" }, ["user"], true, false],
  [{ userRole: "user", administratorRole: "admin" }, ["admin"], true, true],
  [{ userRole: null, administratorRole: "admin" }, [], true, false],
  // There is something, and it cannot be read.
  [{ userRole: null, administratorRole: "admin" }, null, true, null],
  [{ userRole: "user", administratorRole: "admin" }, null, false, null],
])("where %j decide, a person with %j", (appRoles, roles, mayComeIn, isAdministrator) => {
  it(`${mayComeIn ? "comes in" : "stays out"}; administrator: ${isAdministrator}`, () => {
    expect(standingBy(claims(roles), appRoles)).toMatchObject({ mayComeIn, isAdministrator });
  });
});

it.each([
  [["pwd", "mfa"], true],
  [["pwd"], false],
  [[], false],
])("by the methods %j a second factor was given: %s", (methods, given) => {
  const standing = standingBy(claims([], methods), { userRole: null, administratorRole: null });
  expect(standing.hasGivenSecondFactor).toBe(given);
});

it.each([
  [undefined, []],
  [null, []],
  [[], []],
  ["admin", ["admin"]],
  [
    ["admin", "user"],
    ["admin", "user"],
  ],
  [{ admin: true }, null],
  [["admin", 1], null],
  [7, null],
])("reads the roles %j as %j", (roles, expected) => {
  expect(claimsOf({ iss: "i", sub: "s", roles }).roles).toEqual(expected);
});

it.each([
  ["mfa", ["mfa"]],
  [{ mfa: true }, []],
])("reads the methods %j as %j: what cannot be read is no second factor", (amr, expected) => {
  expect(claimsOf({ iss: "i", sub: "s", amr }).methods).toEqual(expected);
});
