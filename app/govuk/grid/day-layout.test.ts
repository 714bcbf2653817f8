import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type DayEntry, layOutDay, ROW_MINUTES } from "./day-layout.ts";

const TRACKS = ["a", "b", "c"];

function entry(id: string, start: string, end: string, ...trackIds: string[]): DayEntry {
  return { id, start, end, trackIds };
}

function placed(entries: DayEntry[], id: string) {
  return layOutDay(TRACKS, entries).entries.find((place) => place.id === id);
}

describe("layOutDay", () => {
  it("begins and ends at full hours round the entries", () => {
    const day = layOutDay(TRACKS, [entry("1", "08:30", "09:00", "a"), entry("2", "16:00", "17:15", "b")]);
    expect(day).toMatchObject({ from: "08:00", to: "18:00", rows: 120, columns: 3, trackWidths: [1, 1, 1] });
  });

  it("shows a working day when there is nothing in it", () => {
    expect(layOutDay(TRACKS, [])).toMatchObject({ from: "09:00", to: "17:00", entries: [] });
  });

  it("puts an entry in its rows and its track", () => {
    const entries = [entry("1", "09:00", "09:45", "b")];
    expect(placed(entries, "1")).toEqual({ id: "1", row: 1, rowSpan: 9, column: 2, columnSpan: 1 });
  });

  it("spans neighbouring tracks, and all of them when none is named", () => {
    const entries = [entry("1", "09:00", "10:00", "b", "c"), entry("2", "10:00", "11:00")];
    expect(placed(entries, "1")).toMatchObject({ column: 2, columnSpan: 2 });
    expect(placed(entries, "2")).toMatchObject({ column: 1, columnSpan: 3 });
  });

  it("gives a track two columns when entries overlap in it, and the others of that track both", () => {
    const entries = [
      entry("1", "09:00", "10:00", "a"),
      entry("2", "09:30", "10:30", "a"),
      entry("3", "11:00", "12:00", "a"),
    ];
    const day = layOutDay(TRACKS, entries);
    expect(day.trackWidths).toEqual([2, 1, 1]);
    expect(placed(entries, "1")).toMatchObject({ column: 1, columnSpan: 1 });
    expect(placed(entries, "2")).toMatchObject({ column: 2, columnSpan: 1 });
    expect(placed(entries, "3")).toMatchObject({ column: 1, columnSpan: 2 });
  });

  it("keeps a wide entry to its first track when another is in its way", () => {
    const entries = [entry("1", "09:00", "10:00"), entry("2", "09:30", "10:00", "c")];
    expect(placed(entries, "1")).toMatchObject({ column: 1, columnSpan: 1 });
    expect(placed(entries, "2")).toMatchObject({ column: 3, columnSpan: 1 });
  });

  it("never lets two entries cover each other, and never loses one", () => {
    const anyEntry = fc.record({
      start: fc.integer({ min: 96, max: 200 }),
      length: fc.integer({ min: 1, max: 40 }),
      trackIds: fc.subarray(TRACKS),
    });
    const time = (rows: number) => {
      const minutes = rows * ROW_MINUTES;
      return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
    };
    fc.assert(
      fc.property(fc.array(anyEntry, { maxLength: 12 }), (drawn) => {
        const entries = drawn.map((one, index) =>
          entry(String(index), time(one.start), time(one.start + one.length), ...one.trackIds),
        );
        const day = layOutDay(TRACKS, entries);
        expect(day.entries).toHaveLength(entries.length);
        for (const a of day.entries) {
          expect(a.column + a.columnSpan - 1).toBeLessThanOrEqual(day.columns);
          expect(a.row + a.rowSpan - 1).toBeLessThanOrEqual(day.rows);
          for (const b of day.entries) {
            if (a.id >= b.id) continue;
            const apart =
              a.row + a.rowSpan <= b.row ||
              b.row + b.rowSpan <= a.row ||
              a.column + a.columnSpan <= b.column ||
              b.column + b.columnSpan <= a.column;
            expect(apart, JSON.stringify([a, b])).toBe(true);
          }
        }
      }),
    );
  });
});
