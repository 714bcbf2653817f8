import fc from "fast-check";
import { expect, it } from "vitest";
import { standingOf } from "#app/areas/dates/standing.ts";
import type { VisitChecked } from "#app/areas/dates/visit-warnings.ts";
import { type Day, daysBetween, plusDays } from "#app/platform/days.ts";
import { type TimelineDate, timelineOf } from "./timeline.ts";

const TODAY = "2026-05-05";

function date(id: string, days: Partial<TimelineDate>, recordBegan: Day | null = null): TimelineDate {
  const all = { notBefore: null, dueOn: null, latestOn: null, doneOn: null, ...days };
  const facts = { notBefore: all.notBefore, due: all.dueOn, latest: all.latestOn, done: all.doneOn };
  return { id, label: id, ...all, standing: standingOf(facts, TODAY, recordBegan) };
}

const visit = (from: Day, to: Day): VisitChecked => ({
  kind: "on-site",
  from,
  to,
  days: [from, to].map((day) => ({ day, warnings: [] })),
});

it("puts dates and visits on one scale, in order of time", () => {
  const timeline = timelineOf(
    [
      date("plan", { dueOn: "2026-06-17", latestOn: "2026-08-17" }),
      date("draft", { dueOn: "2026-04-07" }),
      date("scope", { notBefore: "2025-09-17", dueOn: "2025-11-17", doneOn: "2025-11-10" }),
      date("review", {}),
    ],
    [visit("2026-03-16", "2026-03-17")],
    TODAY,
  );
  expect(timeline).toMatchObject({ from: "2025-09-01", to: "2026-08-31", without: ["review"] });
  expect(timeline?.rows.map(({ id, words }) => [id, words])).toEqual([
    ["scope", "Done 10 November 2025"],
    ["on-site 2026-03-16", "16 to 17 March 2026, 2 days"],
    ["draft", "7 April 2026. Late by 28 days"],
    ["plan", "17 June 2026. On time"],
  ]);
  expect(timeline?.rows.flatMap(({ marks }) => marks.map(({ shape }) => shape))).toEqual([
    "done",
    "late",
    "planned",
  ]);
  expect(timeline?.rows.flatMap(({ stretches }) => stretches.map(({ kind }) => kind))).toEqual([
    "window",
    "visit",
    "until-latest",
  ]);
  expect(timeline?.ticks.map(({ label }) => label)).toEqual(["Oct 2025", "Jan 2026", "Apr 2026"]);
  // 246 days and a half of 365.
  expect(timeline?.today).toBe(67.53);
});

it.each<[string, Partial<TimelineDate>, Day | null, string, string]>([
  [
    "before the record",
    { dueOn: "2025-01-10" },
    "2026-01-05",
    "unknown",
    "10 January 2025. Before this workspace",
  ],
  [
    "done late",
    { dueOn: "2026-04-07", doneOn: "2026-04-09" },
    null,
    "done",
    "Done 9 April 2026. Done 2 days late",
  ],
  [
    "an earliest day only",
    { notBefore: "2026-09-01" },
    null,
    "planned",
    "Not before 1 September 2026. No latest day",
  ],
  [
    "a latest day only",
    { latestOn: "2026-04-01" },
    null,
    "late",
    "No later than 1 April 2026. Late by 34 days",
  ],
])("says and draws what is %s", (_name, days, began, shape, words) => {
  const [row] = timelineOf([date("a", days, began)], [], TODAY)?.rows ?? [];
  expect(row?.marks[0]?.shape).toBe(shape);
  expect(row?.words).toBe(words);
});

it("draws nothing without a day", () => {
  expect(
    timelineOf([date("review", {})], [{ kind: "on-site", from: null, to: null, days: [] }], TODAY),
  ).toBeNull();
});

it("keeps everything inside, whatever the days, with few and even ticks", () => {
  const day = fc.integer({ min: 0, max: 20_000 }).map((count) => plusDays("2000-01-01", count));
  const days = fc.record({
    notBefore: fc.option(day, { nil: null }),
    dueOn: fc.option(day, { nil: null }),
    latestOn: fc.option(day, { nil: null }),
    doneOn: fc.option(day, { nil: null }),
  });
  fc.assert(
    fc.property(fc.array(days, { maxLength: 5 }), fc.array(day, { maxLength: 2 }), (list, first) => {
      const timeline = timelineOf(
        list.map((one, index) => date(String(index), one)),
        first.map((one) => visit(one, plusDays(one, 3))),
        TODAY,
      );
      if (timeline === null) return;
      const places = [
        timeline.today,
        ...timeline.ticks.map(({ at }) => at),
        ...timeline.rows.flatMap(({ marks, stretches }) => [
          ...marks.map(({ at }) => at),
          ...stretches.flatMap(({ from, to }) => [from, to]),
        ]),
      ];
      expect(places.every((at) => at >= 0 && at <= 100)).toBe(true);
      for (const { from, to } of timeline.rows.flatMap(({ stretches }) => stretches))
        expect(from).toBeLessThanOrEqual(to);
      expect(timeline.ticks.length).toBeLessThanOrEqual(6);
      expect(timeline.rows.length + timeline.without.length).toBe(list.length + first.length);
      expect(daysBetween(timeline.from, timeline.to)).toBeGreaterThan(26);
    }),
  );
});
