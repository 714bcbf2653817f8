import { describe, expect, it } from "vitest";
import { can, PERMISSIONS, type Permission, ROLES, STAGES, type Stage } from "../permissions.ts";
import { READER_KINDS, READER_RIGHTS, type ReaderKind, readerKeeps } from "./reader-rights.ts";

const names = Object.keys(PERMISSIONS) as Permission[];
const may = (reader: ReaderKind | null, permission: Permission, stage: Stage) =>
  can("council-reader", permission, { stage, reader });

// One letter a stage, in the order of STAGES: y where it may be done.
it.each<[ReaderKind, Permission, string]>([
  ["chief-executive", "statement.draft", "yyyyyyy"],
  ["chief-executive", "draft-report.read", "yyyyyyy"],
  ["chief-executive", "report.comment", "nnnynnn"],
  ["chief-executive", "plan.issue", "nnnnyyn"],
  ["leader", "plan.draft", "yyyyyyy"],
  ["leader", "plan.issue", "nnnnyyn"],
  ["leader", "decisions.record", "yyyyyyn"],
  ["opposition-leader", "scope.read", "yyyyyyy"],
  ["opposition-leader", "statement.read", "yyyyyyy"],
  ["opposition-leader", "statement.draft", "nnnnnnn"],
  ["opposition-leader", "pack.read", "yyyyyyy"],
  ["opposition-leader", "timetable.read", "yyyyyyy"],
  ["opposition-leader", "decisions.read", "nnnnnnn"],
  ["opposition-leader", "decisions.record", "nnnnnnn"],
  ["opposition-leader", "report.read", "yyyyyyy"],
  ["opposition-leader", "draft-report.read", "nnnnnnn"],
  ["opposition-leader", "report.comment", "nnnnnnn"],
  ["opposition-leader", "plan.read", "yyyyyyy"],
  ["opposition-leader", "plan.draft", "nnnnnnn"],
  ["opposition-leader", "plan.issue", "nnnnnnn"],
  ["opposition-leader", "publication.read", "nnnnyyy"],
  ["monitoring-officer", "statement.draft", "yyyyyyy"],
  ["monitoring-officer", "draft-report.read", "yyyyyyy"],
  ["monitoring-officer", "report.comment", "nnnnnnn"],
  ["monitoring-officer", "decisions.record", "yyyyyyn"],
  ["monitoring-officer", "plan.draft", "yyyyyyy"],
  ["monitoring-officer", "plan.issue", "nnnnnnn"],
  ["committee-clerk", "decisions.read", "yyyyyyy"],
  ["committee-clerk", "decisions.record", "yyyyyyn"],
  ["committee-clerk", "statement.read", "yyyyyyy"],
  ["committee-clerk", "statement.draft", "nnnnnnn"],
  ["committee-clerk", "pack.read", "yyyyyyy"],
  ["committee-clerk", "report.read", "yyyyyyy"],
  ["committee-clerk", "draft-report.read", "nnnnnnn"],
  ["committee-clerk", "report.comment", "nnnnnnn"],
  ["committee-clerk", "plan.draft", "nnnnyyy"],
  ["committee-clerk", "plan.issue", "nnnnyyn"],
  ["committee-clerk", "publication.read", "nnnnyyy"],
])("%s: %s is %s", (reader, permission, expected) => {
  expect(STAGES.map((stage) => (may(reader, permission, stage) ? "y" : "n")).join("")).toBe(expected);
});

describe("the table", () => {
  it("takes away from what every reader may, and names nothing else", () => {
    const strange = READER_KINDS.flatMap((kind) =>
      Object.keys(READER_RIGHTS[kind]).filter(
        (name) =>
          !may(null, name as Permission, "reporting") && !may(null, name as Permission, "action-planning"),
      ),
    );
    expect(strange).toEqual([]);
  });

  it("gives no kind what a reader has not", () => {
    for (const kind of READER_KINDS) {
      for (const permission of names) {
        for (const stage of STAGES) {
          if (may(kind, permission, stage)) expect(may(null, permission, stage)).toBe(true);
        }
      }
    }
  });

  it("leaves readers of no kind, and everybody else, what they had", () => {
    for (const permission of names) {
      for (const stage of STAGES) {
        expect(readerKeeps(null, permission, stage)).toBe(true);
        for (const role of ROLES.filter((each) => each !== "council-reader")) {
          expect(can(role, permission, { stage, reader: "opposition-leader" })).toBe(
            can(role, permission, { stage }),
          );
        }
      }
    }
  });
});
