import { describe, expect, it } from "vitest";
import { type ClockSight, lookAtClock } from "./clock.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const YEAR = 365 * DAY;
const NOW = new Date("2027-03-01T09:00:00Z");
const later = (milliseconds: number) => new Date(NOW.getTime() + milliseconds);
const trusted: ClockSight = { seenAt: NOW, trustedAt: NOW, doubtedSince: null };

/** What a clock is thought of that shows these times one after another. */
function showing(...times: number[]): ClockSight {
  return times.reduce<ClockSight>((sight, time) => lookAtClock(sight, null, later(time)), trusted);
}

it.each([DAY, YEAR, 2 * YEAR, -DAY, -YEAR, -2 * YEAR])("doubts a clock that is %i ms off at once", (off) => {
  expect(showing(off).doubtedSince).toEqual(later(off));
  // However often it is looked at, for days.
  const steps = Array.from({ length: 12 * 6 }, (_, index) => off + index * 2 * HOUR);
  expect(showing(...steps).doubtedSince).toEqual(later(off));
  expect(lookAtClock(null, NOW, later(off)).doubtedSince).toEqual(later(off));
});

it.each([0, 5 * 60_000, 11 * HOUR, -11 * HOUR])("trusts a clock that is %i ms on", (off) => {
  expect(showing(off)).toEqual({ seenAt: later(off), trustedAt: later(off), doubtedSince: null });
});

describe("a doubted clock", () => {
  it.each([DAY, 2 * YEAR, -YEAR])("is trusted at once when it is put right after %i ms", (off) => {
    expect(showing(off, off + HOUR, HOUR).doubtedSince).toBe(null);
  });

  it("is trusted at once when it is put right after days, a little slow or fast", () => {
    const wrong = Array.from({ length: 72 }, (_, hour) => YEAR + hour * HOUR);
    for (const off of [-HOUR, 0, HOUR]) expect(showing(...wrong, 72 * HOUR + off).doubtedSince).toBe(null);
    expect(showing(...wrong, HOUR).doubtedSince).toEqual(later(HOUR));
  });

  it("is trusted at once when it was put wrong twice, and then right", () => {
    expect(showing(YEAR, YEAR + 2 * HOUR, -YEAR, 3 * HOUR).doubtedSince).toBe(null);
  });

  it("is trusted at once when it is put right from thirteen hours away", () => {
    expect(showing(13 * HOUR, 14 * HOUR, 3 * HOUR).doubtedSince).toBe(null);
  });

  it("is doubted anew when it is put somewhere else", () => {
    expect(showing(YEAR, YEAR + HOUR, 2 * DAY).doubtedSince).toEqual(later(2 * DAY));
  });

  it("is trusted as it is after a week in which it went evenly: the server had stood still", () => {
    const steps = (hours: number) => Array.from({ length: hours }, (_, hour) => 30 * DAY + hour * HOUR);
    expect(showing(...steps(7 * 24)).doubtedSince).toEqual(later(30 * DAY));
    expect(showing(...steps(7 * 24 + 1))).toEqual({
      seenAt: later(37 * DAY),
      trustedAt: later(37 * DAY),
      doubtedSince: null,
    });
  });
});

it("trusts the first clock of an empty workspace", () => {
  expect(lookAtClock(null, null, NOW)).toEqual(trusted);
});
