import fc from "fast-check";
import { expect, it } from "vitest";
import {
  type Day,
  dayOfParts,
  daysBetween,
  endOfMonth,
  isDay,
  plusDays,
  plusMonths,
} from "#app/platform/days.ts";
import { BOUNDS } from "./conditions.ts";
import { type DatesQuestion, keyDatesOf } from "./key-dates.ts";
import { applyOffset, OFFSET_UNITS } from "./offsets.ts";
import { BASES, LGA_FROM_APRIL_2024, MILESTONE_KEYS, SCOPE_LETTER_2023 } from "./rule-sets.ts";
import { standingOf } from "./standing.ts";
import { checkVisits } from "./visit-warnings.ts";

const day = fc
  .integer({ min: 0, max: daysBetween("1980-01-01", "2150-12-31") })
  .map((count): Day => plusDays("1980-01-01", count));
const offset = fc.record({
  unit: fc.constantFrom(...OFFSET_UNITS),
  count: fc.integer({ min: -60, max: 60 }),
});
const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: null });
const base = fc.constantFrom(...BASES);
const key = fc.constantFrom(...MILESTONE_KEYS, "own-1", "own-2");
const words = fc.constantFrom("", "by then", "no later than");

const rule = fc.record({
  key,
  label: words,
  base,
  from: maybe(day),
  due: maybe(offset),
  latest: maybe(offset),
  notBefore: maybe(offset),
  words,
  source: words,
  isHouseRule: fc.boolean(),
});
const visit = fc.record({
  kind: fc.constantFrom("conversations" as const, "on-site" as const, "progress-review" as const),
  days: fc.array(day, { maxLength: 5 }),
});
const election = fc.record({
  year: fc.integer({ min: 1980, max: 2150 }),
  votes: maybe(fc.boolean()),
  day: maybe(day),
  period: fc.oneof(fc.constant("usual" as const), fc.constant(null), fc.record({ from: day, to: day })),
  source: maybe(words),
  on: maybe(day),
});
const council = fc.record({
  name: fc.string({ maxLength: 8 }),
  elections: fc.uniqueArray(election, { maxLength: 4, selector: ({ year, on }) => `${year} ${on}` }),
  lastDay: maybe(day),
  successor: maybe(words),
  bodies: fc.uniqueArray(
    fc.record({
      name: fc.constantFrom("Cabinet", "Council", "Scrutiny"),
      meets: fc.array(day, { maxLength: 4 }),
      papers: maybe(offset),
      decides: fc.array(key, { maxLength: 3 }),
    }),
    { maxLength: 3, selector: ({ name }) => name },
  ),
});
const stated = fc.record({
  key,
  label: maybe(words),
  bound: fc.constantFrom(...BOUNDS),
  day: maybe(day),
  after: maybe(fc.record({ offset, base, from: maybe(day) })),
  words,
  source: words,
});
const setDay = fc.option(maybe(day), { nil: undefined });
const override = fc
  .record({
    key,
    label: maybe(words),
    due: setDay,
    latest: setDay,
    notBefore: setDay,
    by: words,
    on: maybe(day),
    reason: words,
  })
  .map(({ due, latest, notBefore, ...rest }) => ({
    ...rest,
    ...(due === undefined ? {} : { due }),
    ...(latest === undefined ? {} : { latest }),
    ...(notBefore === undefined ? {} : { notBefore }),
  }));

const question: fc.Arbitrary<DatesQuestion> = fc.record({
  ruleSet: fc.oneof(
    fc.constantFrom(LGA_FROM_APRIL_2024, SCOPE_LETTER_2023),
    fc.record({ rules: fc.uniqueArray(rule, { maxLength: 6, selector: (one) => one.key }) }),
  ),
  visits: fc.array(visit, { maxLength: 5 }),
  finalReportOn: maybe(day),
  countFrom: fc.dictionary(key, fc.record({ base, from: maybe(day) }), { maxKeys: 2 }),
  councils: fc.uniqueArray(council, { maxLength: 3, selector: ({ name }) => name }),
  stated: fc.array(stated, { maxLength: 4 }),
  overrides: fc.uniqueArray(override, { maxLength: 4, selector: (one) => one.key }),
});

const RUNS = { numRuns: 150 };

it("answers every question, with days of the calendar, and twice the same", () => {
  fc.assert(
    fc.property(question, (asked) => {
      const dates = keyDatesOf(asked);
      for (const date of dates) {
        for (const bound of BOUNDS) expect(date[bound] === null || isDay(date[bound])).toBe(true);
        expect(date.why).not.toBe("");
        expect(date.warnings.every(({ message }) => /[.]$/.test(message))).toBe(true);
      }
      expect(new Set(dates.map((date) => date.key)).size).toBe(dates.length);
      expect(keyDatesOf(structuredClone(asked))).toEqual(dates);
      expect(checkVisits(asked.visits, asked.councils)).toHaveLength(asked.visits.length);
    }),
    RUNS,
  );
});

/** The same question with each of its lists the other way round, and its days too. */
function turnedRound(asked: DatesQuestion): DatesQuestion {
  const turned = <T>(list: readonly T[]) => [...list].reverse();
  return {
    ...asked,
    ruleSet: { rules: turned(asked.ruleSet.rules) },
    visits: turned(asked.visits).map((one) => ({ ...one, days: turned(one.days) })),
    councils: turned(asked.councils).map((one) => ({
      ...one,
      elections: turned(one.elections),
      bodies: turned(one.bodies).map((body) => ({
        ...body,
        meets: turned(body.meets),
        decides: turned(body.decides),
      })),
    })),
    stated: turned(asked.stated),
    overrides: turned(asked.overrides),
    countFrom: Object.fromEntries(turned(Object.entries(asked.countFrom))),
  };
}

it("does not depend on the order of what it is given", () => {
  fc.assert(
    fc.property(question, (asked) => {
      expect(keyDatesOf(turnedRound(asked))).toEqual(keyDatesOf(asked));
      const turned = turnedRound(asked);
      expect(checkVisits(turned.visits, turned.councils)).toEqual(checkVisits(asked.visits, asked.councils));
    }),
    RUNS,
  );
});

it("keeps a day that people set wherever the visit goes", () => {
  fc.assert(
    fc.property(question, fc.integer({ min: -700, max: 700 }), (asked, days) => {
      const visits = asked.visits.map((one) => ({
        ...one,
        days: one.days.map((each) => plusDays(each, days)),
      }));
      const moved = new Map(keyDatesOf({ ...asked, visits }).map((date) => [date.key, date]));
      for (const date of keyDatesOf(asked)) {
        for (const bound of date.set) expect(moved.get(date.key)?.[bound]).toBe(date[bound]);
      }
    }),
    RUNS,
  );
});

it("moves by as many days what is counted in days or weeks from the visit, and nothing else than what is counted", () => {
  fc.assert(
    fc.property(day, fc.integer({ min: -400, max: 400 }), (T, days) => {
      const at = (end: Day) =>
        keyDatesOf({
          ruleSet: LGA_FROM_APRIL_2024,
          visits: [{ kind: "on-site", days: [end] }],
          finalReportOn: "2026-01-05",
          countFrom: { "progress-review": { base: "final-report", from: null } },
          councils: [],
          stated: [],
          overrides: [],
        });
      const [before, after] = [at(T), at(plusDays(T, days))].map(
        (dates) => new Map(dates.map((date) => [date.key, date.due])),
      );
      for (const moved of ["pack-sent", "team-call", "draft-report"]) {
        expect(daysBetween(before?.get(moved) ?? "", after?.get(moved) ?? "")).toBe(days);
      }
      expect(after?.get("progress-review")).toBe(before?.get("progress-review"));
    }),
    RUNS,
  );
});

it("counts months to the same day, or to the last of a month that has none", () => {
  fc.assert(
    fc.property(day, fc.integer({ min: -600, max: 600 }), (from, count) => {
      const to = plusMonths(from, count);
      const month = (one: Day) => Number(one.slice(0, 4)) * 12 + Number(one.slice(5, 7));
      expect(month(to) - month(from)).toBe(count);
      const wanted = Number(from.slice(8));
      const exists = dayOfParts(Number(to.slice(0, 4)), Number(to.slice(5, 7)), wanted) !== null;
      expect(to.slice(8)).toBe(exists ? from.slice(8) : endOfMonth(to).slice(8));
    }),
  );
});

it("counts the same way there and back, months at their end aside", () => {
  fc.assert(
    fc.property(day, offset, (from, given) => {
      const to = applyOffset(from, given);
      if (given.count >= 0) expect(to >= from).toBe(true);
      else expect(to <= from).toBe(true);
      if (given.unit !== "days" && given.unit !== "weeks") return;
      expect(applyOffset(to, { ...given, count: -given.count })).toBe(from);
    }),
  );
});

it("is never both done and late, and late by as many days as lie between", () => {
  fc.assert(
    fc.property(
      maybe(day),
      maybe(day),
      maybe(day),
      maybe(day),
      day,
      maybe(day),
      (due, latest, notBefore, done, today, began) => {
        const { state, daysLate } = standingOf({ due, latest, notBefore, done }, today, began);
        expect(daysLate).toBeGreaterThanOrEqual(0);
        if (done !== null) expect(["done", "done-late"]).toContain(state);
        if (["late", "past-latest"].includes(state))
          expect(daysLate).toBe(daysBetween(due ?? latest ?? "", today));
        if (["before-record", "not-set", "planned", "soon", "due", "done"].includes(state))
          expect(daysLate).toBe(0);
      },
    ),
  );
});
