import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { VISIT_KINDS_IN_ORDER, type VisitKind } from "#app/access/visit-kinds.ts";
import { plusDays } from "#app/platform/days.ts";
import { onSiteDays, onSiteWhen, onSiteWords, staysOf } from "./on-site-days.ts";
import { visitDaysWords, visitName } from "./visit-words.ts";

const first = { visitId: "first", days: ["2026-03-02", "2026-03-03", "2026-03-04", "2026-03-05"] };
const second = { visitId: "second", days: ["2026-03-30", "2026-03-31", "2026-04-01"] };
const single = { visitId: "single", days: ["2026-03-16"] };
const empty = { visitId: "empty", days: [] };

describe("the days on site", () => {
  it.each([
    ["one phase", [first], "2026-03-02", "2026-03-05", "2 to 5 March 2026", "from 2 to 5 March 2026"],
    [
      "two phases, whatever their order",
      [second, first],
      "2026-03-02",
      "2026-04-01",
      "2 to 5 March 2026 and 30 March to 1 April 2026",
      "from 2 to 5 March 2026 and from 30 March to 1 April 2026",
    ],
    [
      "three, one of a single day and one without days",
      [first, empty, single, second],
      "2026-03-02",
      "2026-04-01",
      "2 to 5 March 2026, 16 March 2026 and 30 March to 1 April 2026",
      "from 2 to 5 March 2026, on 16 March 2026 and from 30 March to 1 April 2026",
    ],
  ] as const)("%s", (_, phases, from, last, words, when) => {
    const onSite = onSiteDays(phases);
    expect(onSite).toMatchObject({ first: from, last });
    expect(onSiteWords(onSite)).toBe(words);
    expect(onSiteWhen(onSite)).toBe(when);
  });

  it("are none while no phase has a day", () => {
    expect(onSiteDays([])).toBeNull();
    expect(onSiteDays([empty])).toBeNull();
    expect([onSiteWords(null), onSiteWhen(null)]).toEqual([null, null]);
  });

  it("end on T, the latest day of all, and every stay holds its days", () => {
    const day = fc.integer({ min: 0, max: 400 }).map((count) => plusDays("2026-01-01", count));
    const phases = fc.array(fc.array(day, { maxLength: 6 }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(phases, (all) => {
        const days = all.flat().sort();
        const onSite = onSiteDays(all.map((each, index) => ({ visitId: String(index), days: each })));
        expect(onSite?.last).toBe(days.at(-1));
        expect(onSite?.first).toBe(days[0]);
        if (onSite === null) return;
        expect(staysOf(onSite).length).toBe(all.filter((each) => each.length > 0).length);
        expect(staysOf(onSite).every(({ start, end }) => start <= end)).toBe(true);
      }),
    );
  });
});

describe("what a visit is called", () => {
  const of = (kinds: readonly VisitKind[], titles: Record<number, string> = {}) => {
    const visits = kinds.map((kind, index) => ({ id: String(index), kind, title: titles[index] ?? "" }));
    return visits.map((visit) => visitName(visit, visits));
  };
  it.each([
    ["each kind once", VISIT_KINDS_IN_ORDER, ["Conversations before the visit", "Visit", "Progress review"]],
    ["two phases", ["on-site", "on-site"], ["First phase", "Second phase"]],
    [
      "two reviews",
      ["on-site", "progress-review", "progress-review"],
      ["Visit", "First progress review", "Second progress review"],
    ],
    [
      "two rounds of conversations",
      ["conversations", "conversations", "on-site"],
      ["First conversations before the visit", "Second conversations before the visit", "Visit"],
    ],
  ] as const)("%s", (_, kinds, names) => {
    expect(of(kinds)).toEqual(names);
  });

  it("is its own title where it has one, and counts among the others", () => {
    expect(of(["on-site", "on-site", "on-site"], { 1: "Week in Harrowmere" })).toEqual([
      "First phase",
      "Week in Harrowmere",
      "Third phase",
    ]);
  });
});

it.each<[VisitKind, string[], string | null]>([
  ["on-site", [], null],
  ["on-site", ["2026-03-05", "2026-03-06", "2026-03-09"], "5 to 6 March 2026 and 9 March 2026"],
  ["progress-review", ["2027-01-20"], "20 January 2027"],
  ["conversations", ["2026-02-10", "2026-02-11"], "10 to 11 February 2026"],
  [
    "conversations",
    ["2026-02-10", "2026-02-17", "2026-02-28", "2026-03-01"],
    "10 February 2026, 17 February 2026 and 28 February to 1 March 2026",
  ],
])("says the days of a visit %s: %j", (kind, days, words) => {
  const visit = { kind, days };
  expect(visitDaysWords(visit)).toBe(words);
});
