import { describe, expect, it } from "vitest";
import {
  APPROVAL_DAYS,
  endOfDay,
  type LinkFacts,
  lastDayOfDays,
  lastDayProblem,
  MOST_APPROVAL_DAYS,
  purposeLinkState,
} from "./purpose-link.ts";

const NOW = new Date("2026-01-12T10:00:00Z");
const EARLIER = new Date("2026-01-10T10:00:00Z");

const link = (given: Partial<LinkFacts> = {}): LinkFacts => ({
  mostUses: 1,
  uses: 0,
  expiresAt: endOfDay("2026-01-20"),
  lastUsedAt: null,
  revokedAt: null,
  whyEnded: null,
  ...given,
});

describe("how a link stands", () => {
  it.each<[string, Partial<LinkFacts>, string]>([
    ["new", {}, "works"],
    ["on its last day", { expiresAt: endOfDay("2026-01-12") }, "works"],
    ["the day after", { expiresAt: endOfDay("2026-01-11") }, "over"],
    ["at the instant it ends", { expiresAt: NOW }, "over"],
    ["used", { uses: 1, lastUsedAt: EARLIER }, "used"],
    ["used, and its time is over", { uses: 1, lastUsedAt: EARLIER, expiresAt: EARLIER }, "used"],
    ["used, and withdrawn after", { uses: 1, lastUsedAt: EARLIER, revokedAt: NOW }, "used"],
    ["used once of twice", { mostUses: 2, uses: 1, lastUsedAt: EARLIER }, "works"],
    ["used again and again", { mostUses: null, uses: 40, lastUsedAt: EARLIER }, "works"],
    ["withdrawn", { revokedAt: EARLIER, whyEnded: "withdrawn" }, "ended"],
    ["ended before it was said why", { revokedAt: EARLIER }, "ended"],
    ["withdrawn, and its time is over", { revokedAt: EARLIER, expiresAt: EARLIER }, "ended"],
  ])("%s", (_, given, state) => {
    expect(purposeLinkState(link(given), NOW).state).toBe(state);
  });

  it("says until which day, in London", () => {
    expect(purposeLinkState(link(), NOW)).toEqual({ state: "works", until: "2026-01-20" });
    // In summer the day ends an hour earlier by UTC.
    const summer = link({ expiresAt: endOfDay("2026-07-20") });
    expect(purposeLinkState(summer, new Date("2026-07-20T22:59:59Z")).state).toBe("works");
    expect(purposeLinkState(summer, new Date("2026-07-20T23:00:00Z"))).toEqual({
      state: "over",
      on: "2026-07-20",
    });
  });
});

it.each([
  ["2026-01-11", "Enter a day that is still to come, or today."],
  ["2026-01-12", null],
  [lastDayOfDays("2026-01-12", APPROVAL_DAYS), null],
  [lastDayOfDays("2026-01-12", MOST_APPROVAL_DAYS), null],
  [
    lastDayOfDays("2026-01-12", MOST_APPROVAL_DAYS + 1),
    "Enter a day within 90 days: a link that works longer may reach somebody else.",
  ],
])("until %s: %s", (day, problem) => {
  expect(lastDayProblem(day, NOW)).toBe(problem);
});
