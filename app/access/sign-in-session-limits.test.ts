import { expect, it } from "vitest";
import type { Role } from "./permissions.ts";
import {
  LONGEST_SIGN_IN_SESSION_MS,
  limitsFor,
  needsSecondFactor,
  SIGN_IN_SESSION_LIMITS,
} from "./sign-in-session-limits.ts";

const HOUR_MS = 3_600_000;

it.each<[(Role | "administrator")[], number, number]>([
  [[], 12, 168],
  [["peer"], 12, 168],
  [["peer", "council-reader"], 12, 168],
  [["coordinator"], 12, 48],
  [["peer", "challenge-manager"], 12, 24],
  [["administrator", "peer"], 1, 12],
])("ends a session of %j after %i idle hours and %i in all", (roles, idle, absolute) => {
  expect(limitsFor(roles)).toEqual({ idleMs: idle * HOUR_MS, absoluteMs: absolute * HOUR_MS });
});

it("keeps the cookie as long as the longest session", () => {
  expect(Math.max(...Object.values(SIGN_IN_SESSION_LIMITS).map(({ absoluteMs }) => absoluteMs))).toBe(
    LONGEST_SIGN_IN_SESSION_MS,
  );
});

it.each<[(Role | "administrator")[], boolean]>([
  [[], false],
  [["peer", "coordinator", "council-reader", "action-owner"], false],
  [["peer", "support-officer"], true],
  [["challenge-manager"], true],
  [["administrator"], true],
])("asks %j for a second factor: %s", (roles, isNeeded) => {
  expect(needsSecondFactor(roles)).toBe(isNeeded);
});
