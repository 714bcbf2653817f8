import { expect, it } from "vitest";
import { decisionLine } from "./decision-line.ts";
import type { Decision } from "./decision-words.ts";

const DECISION: Decision = {
  id: "d",
  councilId: "c",
  about: "scope",
  subject: "Scope, version 2",
  issuedVersionId: "v",
  proposalId: null,
  matterId: "v",
  sha256: null,
  outcome: "agreed",
  takenByKind: "body",
  bodyId: null,
  takenBy: "Executive",
  post: "",
  decidedOn: "2026-01-12",
  resolution: "",
  changedInMeeting: "",
  against: "",
  callInEndsOn: null,
  takesEffectOn: "2026-01-12",
  how: "by-hand",
  recordedAt: new Date("2026-01-12T10:00:00Z"),
  recordedByName: "Ada Reed",
  askedByName: "",
  supersedesId: null,
  correctionReason: "",
  changes: "none",
  changesAnswer: null,
};

const CHANGED = { changedInMeeting: "Theme 4 to ask\nabout housing.", changes: "open" } as const;
const ANSWERED = {
  answerReason: "It is in the timetable.",
  inVersion: 3,
  answeredAt: new Date("2026-01-14T10:00:00Z"),
  answeredByName: "Gareth Loveday",
  version: 1,
};

it.each<[string, Partial<Decision>, string, string]>([
  [
    "as it was put",
    {},
    "Agreed by Executive on 12 January 2026",
    "Scope, version 2. In effect since 12 January 2026.",
  ],
  [
    "with changes, which stand in the line",
    CHANGED,
    "Agreed with changes by Executive on 12 January 2026",
    "Scope, version 2. In effect since 12 January 2026. Changed in the meeting: “Theme 4 to ask about housing.” Nobody has said yet whether the changes were taken over into the scope.",
  ],
  [
    "with changes that a later version has",
    { ...CHANGED, changes: "taken-over", changesAnswer: { ...ANSWERED, outcome: "taken-over" } },
    "Agreed with changes by Executive on 12 January 2026",
    "Scope, version 2. In effect since 12 January 2026. Changed in the meeting: “Theme 4 to ask about housing.” Version 3 of the scope has them (Gareth Loveday, 14 January 2026).",
  ],
  [
    "with changes that need no other words",
    { ...CHANGED, changes: "not-needed", changesAnswer: { ...ANSWERED, outcome: "not-needed" } },
    "Agreed with changes by Executive on 12 January 2026",
    "Scope, version 2. In effect since 12 January 2026. Changed in the meeting: “Theme 4 to ask about housing.” The scope did not have to change for them: It is in the timetable. (Gareth Loveday, 14 January 2026)",
  ],
  [
    "an undertaking with changes",
    { about: "publishing", changedInMeeting: "The plan after scrutiny.", changes: "stated" },
    "Undertaken with changes by Executive on 12 January 2026",
    "In effect since 12 January 2026. Changed in the meeting: “The plan after scrutiny.”",
  ],
])("%s", (_, given, text, more) => {
  expect(decisionLine({ ...DECISION, ...given }, "2026-01-20")).toEqual({ id: "d", text, more });
});
