import { describe, expect, it } from "vitest";
import { claimsOf, standingBy } from "./identity-claims.ts";

const claims = (roles: string[], methods: string[] = []) => ({ issuer: "i", subject: "s", roles, methods });

describe.each([
  [{ userRole: null, administratorRole: null }, [], true, null],
  [{ userRole: "user", administratorRole: null }, [], false, null],
  [{ userRole: "user", administratorRole: null }, ["user"], true, null],
  [{ userRole: "user", administratorRole: null }, ["User"], false, null],
  [{ userRole: "user", administratorRole: "admin" }, ["user"], true, false],
  [{ userRole: "user", administratorRole: "admin" }, ["admin"], true, true],
  [{ userRole: null, administratorRole: "admin" }, [], true, false],
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

it.each([[undefined], ["admin"], [{ admin: true }], [[1, null]]])("takes the roles %j for none", (roles) => {
  expect(claimsOf({ iss: "i", sub: "s", roles, amr: roles })).toEqual(claims([]));
});
