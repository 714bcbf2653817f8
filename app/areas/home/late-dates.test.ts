import { expect, it } from "vitest";
import { lateToTell } from "./late-dates.ts";

const LATE = [
  { label: "Draft report", lateReason: null },
  { label: "Report", lateReason: " " },
  { label: "Plan", lateReason: "Peers were ill." },
];

it.each([
  ["whoever may record dates", true, ["Draft report", "Report", "Plan"]],
  ["who can neither meet nor explain them", false, ["Plan"]],
])("tells %s of the late dates that they can do something with", (_who, mayRecord, labels) => {
  expect(lateToTell(LATE, mayRecord).map(({ label }) => label)).toEqual(labels);
});
