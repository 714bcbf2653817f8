import fc from "fast-check";
import { expect, it } from "vitest";
import type { SessionPlace } from "./kept-days.ts";
import { daysInWords, placesOnNewDays, placesPutBack, standingPostponement } from "./postponement.ts";

const EARLIER = ["2026-03-02", "2026-03-03", "2026-03-05"];
const LATER = ["2027-03-01", "2027-03-02"];
const at = (sessionId: string, date: string | null, start: string | null = "10:00"): SessionPlace => ({
  sessionId,
  date,
  start: date === null ? null : start,
});

it.each([
  ["on the day of the same number", "2026-03-03", true, "2027-03-02"],
  ["nowhere without a day of that number", "2026-03-05", true, null],
  ["nowhere from a day that was none of the visit", "2026-03-04", true, null],
  ["nowhere where it is to be placed anew", "2026-03-02", false, null],
])("puts a session %s", (_, date, keep, expected) => {
  const [moved] = placesOnNewDays([at("a", date)], { earlier: EARLIER, later: LATER, keep });
  expect(moved).toEqual({ before: at("a", date), after: at("a", expected) });
});

it("leaves alone what had no place", () => {
  expect(placesOnNewDays([at("a", null)], { earlier: EARLIER, later: LATER, keep: true })).toEqual([]);
});

it.each<[string, SessionPlace, SessionPlace[]]>([
  ["as it was left goes where it stood", at("a", "2027-03-02"), [at("a", "2026-03-03")]],
  ["that lost its place goes where it stood", at("b", null), [at("b", "2026-03-05")]],
  ["moved since keeps its new time", at("a", "2027-03-01", "15:00"), [at("a", "2026-03-02", "15:00")]],
  ["made since on a new day goes with the day", at("c", "2027-03-01"), [at("c", "2026-03-02")]],
  ["made since without a place stays", at("c", null), []],
  ["placed since on an earlier day stays", at("b", "2026-03-05", "09:00"), []],
  ["on a day that is neither has no place", at("c", "2027-06-01"), [at("c", null)]],
])("puts back a session: one %s", (_, present, expected) => {
  const places = placesOnNewDays([at("a", "2026-03-03"), at("b", "2026-03-05")], {
    earlier: EARLIER,
    later: LATER,
    keep: true,
  });
  expect(placesPutBack([present], { earlierDays: EARLIER, newDays: LATER, places })).toEqual(expected);
});

it("undoes itself, whatever the days and the sessions", () => {
  const day = fc.integer({ min: 1, max: 28 }).map((n) => `2026-03-${String(n).padStart(2, "0")}`);
  const newDay = fc.integer({ min: 1, max: 28 }).map((n) => `2027-03-${String(n).padStart(2, "0")}`);
  const days = (one: typeof day) =>
    fc.uniqueArray(one, { minLength: 0, maxLength: 6 }).map((all) => [...all].sort());
  fc.assert(
    fc.property(
      days(day),
      days(newDay),
      fc.boolean(),
      fc.array(day, { maxLength: 8 }),
      (earlier, later, keep, dates) => {
        const before = dates.map((date, index) => at(`s${index}`, date));
        const places = placesOnNewDays(before, { earlier, later, keep });
        const present = places.map(({ after }) => after);
        expect(placesPutBack(present, { earlierDays: earlier, newDays: later, places })).toEqual(before);
      },
    ),
  );
});

it("counts the newest that was not put back", () => {
  const one = { id: 1, putBackAt: null };
  const two = { id: 2, putBackAt: new Date(0) };
  expect(standingPostponement([two, one])).toBe(one);
  expect(standingPostponement([two])).toBeNull();
});

it("says days, and that there are none", () => {
  expect(daysInWords(EARLIER)).toBe("2 to 5 March 2026");
  expect(daysInWords([])).toBe("no days yet");
});
