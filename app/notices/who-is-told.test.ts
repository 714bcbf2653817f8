import fc from "fast-check";
import { expect, it } from "vitest";
import { can, isPeerTeamRole, PERMISSIONS, type Permission, ROLES, STAGES } from "../access/permissions.ts";
import { mayBeTold, type NoticeReach } from "./who-is-told.ts";

const AT = "action-planning";
const reach = (own: Partial<NoticeReach>): NoticeReach => ({
  space: "shared",
  councilId: null,
  permission: "scope.read",
  ...own,
});

it.each([
  ["the manager of what is shared", "challenge-manager", null, reach({}), true],
  ["a co-ordinator of what is shared", "coordinator", "wexcombe", reach({}), true],
  ["the council it is about", "coordinator", "wexcombe", reach({ councilId: "wexcombe" }), true],
  ["the other council", "coordinator", "harrowmere", reach({ councilId: "wexcombe" }), false],
  ["the team of what is one council's in the open", "peer", null, reach({ councilId: "wexcombe" }), true],
  [
    "a peer of what is the team's",
    "peer",
    null,
    reach({ space: "peer-team", permission: "notes.read" }),
    true,
  ],
  ["a council of what is the team's", "coordinator", "wexcombe", reach({ space: "peer-team" }), false],
  [
    "its own people of what is a council's",
    "coordinator",
    "wexcombe",
    reach({ space: "council", councilId: "wexcombe", permission: "plan.write" }),
    true,
  ],
  [
    "the other council of what is a council's",
    "coordinator",
    "harrowmere",
    reach({ space: "council", councilId: "wexcombe", permission: "plan.write" }),
    false,
  ],
  [
    "the team of what is a council's",
    "challenge-manager",
    null,
    reach({ space: "council", councilId: "wexcombe" }),
    false,
  ],
  ["a role without the permission", "action-owner", "wexcombe", reach({}), false],
  ["a place of a council without one", "coordinator", null, reach({}), false],
  ["anybody of what is a council's without one", "coordinator", null, reach({ space: "council" }), false],
] as const)("%s: %s %s", (_, role, councilId, wanted, expected) => {
  expect(mayBeTold({ role, councilId }, AT, wanted)).toBe(expected);
});

it("never crosses the wall, never tells another council, and never tells who may not do it", () => {
  const councils = fc.constantFrom<(string | null)[]>(null, "wexcombe", "harrowmere");
  const permissions = fc.constantFrom<Permission[]>(...(Object.keys(PERMISSIONS) as Permission[]));
  fc.assert(
    fc.property(
      fc.record({ role: fc.constantFrom(...ROLES), councilId: councils }),
      fc.constantFrom(...STAGES),
      fc.record({
        space: fc.constantFrom("peer-team", "council", "shared"),
        councilId: councils,
        permission: permissions,
      }) as fc.Arbitrary<NoticeReach>,
      (member, stage, wanted) => {
        if (!mayBeTold(member, stage, wanted)) return;
        expect(stage).not.toBe("closed");
        expect(can(member.role, wanted.permission, { stage })).toBe(true);
        if (wanted.space === "peer-team") expect(isPeerTeamRole(member.role)).toBe(true);
        if (wanted.space === "council") {
          expect(isPeerTeamRole(member.role)).toBe(false);
          expect(member.councilId).toBe(wanted.councilId);
        }
        if (!isPeerTeamRole(member.role)) expect([member.councilId, null]).toContain(wanted.councilId);
      },
    ),
    { numRuns: 2_000 },
  );
});

it("tells whoever comes to a review alone nothing of the report that is being checked", () => {
  const at = (isOfReviewAlone: boolean) =>
    mayBeTold(
      { role: "peer", readerKind: null, councilId: null, isOfReviewAlone },
      "reporting",
      reach({ space: "peer-team", permission: "report.write" }),
    );
  expect([at(false), at(true)]).toEqual([true, false]);
});
