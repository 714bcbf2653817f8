import { describe, expect, it } from "vitest";
import {
  councilNamedIn,
  frontOfPart,
  inViewOf,
  isOfOneCouncil,
  keptInView,
  outOfView,
} from "./council-address.ts";

it.each([
  ["/challenges/C", true],
  ["/challenges/C?words=a", true],
  ["/challenges/C/action-plan", true],
  ["/challenges/C/councils/P", true],
  ["/challenges/C/councils/P/preparation/sections/S", true],
  ["/challenges/C/visits/V/timetable", false],
  ["/challenges/C/key-dates", false],
  ["/challenges/C/councils/P/key-dates", false],
  ["/challenges", false],
  ["/councils/R", false],
  ["/account", false],
])("%s is of one council: %s", (address, expected) => {
  expect(isOfOneCouncil(address)).toBe(expected);
});

it.each([
  ["/challenges/C", "/challenges/C/councils/P"],
  ["/challenges/C/action-plan?rating=late#a", "/challenges/C/councils/P/action-plan?rating=late#a"],
  ["/challenges/C/councils/Q/my-actions/A", "/challenges/C/councils/P/my-actions/A"],
  ["/challenges/C/visits/V/timetable", "/challenges/C/visits/V/timetable"],
  ["/challenges/C/councils", "/challenges/C/councils"],
  ["/councils/R/look", "/councils/R/look"],
  ["//other.example/challenges/C", "//other.example/challenges/C"],
  ["?page=2", "?page=2"],
  ["#part", "#part"],
])("%s of the council P is %s", (address, expected) => {
  expect(inViewOf(address, "P")).toBe(expected);
});

describe("out of view", () => {
  it.each([
    ["/challenges/C/councils/P", "/challenges/C"],
    ["/challenges/C/councils/P/members?x=1", "/challenges/C/members?x=1"],
    ["/challenges/C/members", "/challenges/C/members"],
    ["/challenges/C/councils", "/challenges/C/councils"],
  ])("%s is %s", (address, expected) => {
    expect(outOfView(address)).toBe(expected);
    expect(councilNamedIn(expected)).toBeNull();
  });
});

it.each([
  ["/challenges/C/councils/P/preparation/sections/S?a=b", "/challenges/C/preparation"],
  ["/challenges/C/councils/P", "/challenges/C"],
  ["/challenges/C/visits/V/timetable", "/challenges/C"],
  ["/challenges/C/key-dates", "/challenges/C"],
])("%s is in the part %s", (address, expected) => {
  expect(frontOfPart(address)).toBe(expected);
});

it.each([
  ["/challenges/C/action-plan", "/challenges/C/councils/P/report", "/challenges/C/councils/P/action-plan"],
  ["/challenges/C/action-plan", "/challenges/C/report", "/challenges/C/action-plan"],
  ["/challenges/C/action-plan", "/challenges/D/councils/P/report", "/challenges/C/action-plan"],
  ["/challenges/C/councils/Q/report", "/challenges/C/councils/P/report", "/challenges/C/councils/Q/report"],
  // Joint business is told where it was reached from, and leads back there.
  ["/challenges/C/key-dates", "/challenges/C/councils/P/report", "/challenges/C/key-dates?from-council=P"],
  [
    "/challenges/C/visits/V/timetable?day=2#now",
    "/challenges/C/councils/P",
    "/challenges/C/visits/V/timetable?day=2&from-council=P#now",
  ],
  [
    "/challenges/C/key-dates/K",
    "/challenges/C/key-dates?from-council=P",
    "/challenges/C/key-dates/K?from-council=P",
  ],
  [
    "/challenges/C/key-dates?from-council=P",
    "/challenges/C/scope?x=1&from-council=Q",
    "/challenges/C/key-dates?from-council=Q",
  ],
  [
    "/challenges/C/action-plan",
    "/challenges/C/key-dates?from-council=P",
    "/challenges/C/councils/P/action-plan",
  ],
  ["/challenges/C", "/challenges/C/key-dates?from-council=P#a", "/challenges/C/councils/P"],
  ["/challenges/D/action-plan", "/challenges/C/key-dates?from-council=P", "/challenges/D/action-plan"],
  ["/challenges/C/councils/Q", "/challenges/C/key-dates?from-council=P", "/challenges/C/councils/Q"],
  ["/challenges/C/action-plan", "/challenges/C/key-dates?from-council=../../x", "/challenges/C/action-plan"],
  ["/challenges/C/action-plan", "/challenges/C/key-dates", "/challenges/C/action-plan"],
  ["?page=2", "/challenges/C/key-dates?from-council=P", "?page=2"],
  ["/account", "/challenges/C/councils/P/report", "/account"],
])("%s from %s leads to %s", (address, from, expected) => {
  expect(keptInView(address, from)).toBe(expected);
});
