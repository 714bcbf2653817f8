import { describe, expect, it } from "vitest";
import {
  accountCan,
  COUNCIL_ROLES,
  can,
  isCouncilRole,
  isPeerTeamRole,
  PERMISSIONS,
  type Permission,
  ROLES,
  type Role,
  STAGES,
  type Stage,
} from "./permissions.ts";
import { canInSupport } from "./readers/support-rights.ts";

const names = Object.keys(PERMISSIONS) as Permission[];

describe("the wall", () => {
  it.each(names.filter((name) => PERMISSIONS[name].space === "peer-team"))(
    "%s is for no council role",
    (name) => {
      for (const role of COUNCIL_ROLES) {
        for (const stage of STAGES) expect(can(role, name, { stage })).toBe(false);
      }
    },
  );

  it.each(names.filter((name) => PERMISSIONS[name].space === "council"))("%s is for no peer", (name) => {
    for (const role of ROLES.filter(isPeerTeamRole)) {
      for (const stage of STAGES) expect(can(role, name, { stage })).toBe(false);
    }
  });

  it("puts every role on one side", () => {
    for (const role of ROLES) expect(isPeerTeamRole(role)).not.toBe(isCouncilRole(role));
  });
});

describe("a peer who comes to a review alone", () => {
  const ofReviewAlone = (role: Role, name: Permission, stage: Stage) =>
    can(role, name, { stage, isOfReviewAlone: true });

  it("reads neither findings nor drafts of the report, and keeps all else that peers have", () => {
    for (const stage of STAGES) {
      const lost = names.filter(
        (name) => can("peer", name, { stage }) && !ofReviewAlone("peer", name, stage),
      );
      expect(lost.every((name) => /^(findings|report|draft-report)\./.test(name))).toBe(true);
      expect(ofReviewAlone("peer", "findings.read", stage)).toBe(false);
      expect(ofReviewAlone("peer", "report.draft", stage)).toBe(false);
      expect(ofReviewAlone("peer", "draft-report.read", stage)).toBe(false);
    }
    for (const name of ["report.read", "review.write", "plan.read", "notes.read"] as const) {
      expect(ofReviewAlone("peer", name, "reviewing")).toBe(true);
    }
  });

  it("is told apart from nobody else: the LGA's staff come to all visits", () => {
    for (const role of ROLES.filter((one) => one !== "peer")) {
      for (const name of names) {
        expect(ofReviewAlone(role, name, "reporting")).toBe(can(role, name, { stage: "reporting" }));
      }
    }
  });
});

it.each<[Role, Permission, Stage, boolean]>([
  ["peer", "notes.write", "on-site", true],
  ["peer", "notes.write", "scoping", false],
  ["peer", "notes.write", "closed", false],
  ["support-officer", "notes.write", "on-site", true],
  ["support-officer", "findings.read", "reporting", true],
  ["support-officer", "findings.write", "reporting", false],
  ["coordinator", "notes.read", "on-site", false],
  ["coordinator", "timetable.edit", "preparing", true],
  ["coordinator", "timetable.edit", "reporting", false],
  ["coordinator", "timetable.record", "on-site", true],
  ["coordinator", "timetable.record", "reporting", true],
  ["coordinator", "timetable.record", "action-planning", false],
  ["peer", "timetable.record", "on-site", true],
  ["peer", "timetable.edit", "on-site", false],
  ["peer", "attendance.read", "closed", true],
  ["peer", "arrangements.read", "on-site", false],
  ["coordinator", "arrangements.read", "closed", true],
  ["council-reader", "timetable.record", "on-site", false],
  ["council-reader", "attendance.read", "on-site", false],
  ["council-reader", "arrangements.read", "on-site", false],
  ["coordinator", "publication.release", "action-planning", true],
  ["council-reader", "report.comment", "reporting", true],
  ["council-reader", "report.comment", "action-planning", false],
  ["council-reader", "plan.issue", "action-planning", true],
  ["council-reader", "plan.write", "action-planning", false],
  ["action-owner", "actions.update", "action-planning", true],
  ["action-owner", "plan.read", "action-planning", false],
  ["action-owner", "timetable.read", "on-site", false],
  ["challenge-manager", "report.issue", "reporting", true],
  ["challenge-manager", "report.issue", "on-site", false],
  ["challenge-manager", "plan.draft", "action-planning", false],
  ["peer", "report.issue", "reporting", false],
  ["peer", "audit.read", "on-site", false],
])("%s, %s, %s: %s", (role, permission, stage, allowed) => {
  expect(can(role, permission, { stage })).toBe(allowed);
});

it.each([
  [true, false, "challenge.create", true],
  [false, true, "challenge.create", true],
  [false, false, "challenge.create", false],
  [true, false, "accounts.manage", true],
  [false, true, "accounts.manage", false],
  [false, false, "account.self", true],
] as const)(
  "administrator %s, manager %s: %s is %s",
  (isAdministrator, managesAChallenge, permission, allowed) => {
    expect(accountCan({ isAdministrator, managesAChallenge }, permission)).toBe(allowed);
  },
);

describe("support by leave", () => {
  const inSupport = (Object.keys(PERMISSIONS) as Permission[]).filter(canInSupport);

  it("writes nothing, and reaches no council's own drafts", () => {
    expect(inSupport.filter((name) => !/\.(read|draft)$/.test(name))).toEqual([]);
    expect(inSupport.filter((name) => PERMISSIONS[name].space === "council")).toEqual([]);
  });

  it.each<Permission>([
    "arrangements.read",
    "attendance.read",
    "audit.read",
    "conflicts.read",
    "mail.read",
    "retention.read",
  ])("does not reach %s", (permission) => {
    expect(canInSupport(permission)).toBe(false);
  });
});
