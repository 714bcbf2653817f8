import { expect, it } from "vitest";
import { type GridGeometry, placeAt, trackLengths } from "./grid-geometry.ts";

/** Two hours from 9:00 in rows of ten pixels, but the fourth row, which has grown to fifty; two columns. */
const GRID: GridGeometry = {
  firstMinute: 9 * 60,
  rowMinutes: 5,
  rows: Array.from({ length: 24 }, (_, row) => (row === 3 ? 50 : 10)),
  columns: [
    { id: "pair:A", left: 60, right: 260 },
    { id: "pair:B", left: 264, right: 464 },
  ],
};

it.each<[string, number, number, number, { minute: number; column: string } | null]>([
  ["the corner is the first time of the first column", 60, 0, 15, { minute: 540, column: "pair:A" }],
  ["a point snaps to the nearest quarter of an hour", 100, 26, 15, { minute: 555, column: "pair:A" }],
  [
    "rows that have grown count as the five minutes they are",
    300,
    30 + 49,
    15,
    { minute: 555, column: "pair:B" },
  ],
  [
    "and what follows them stands later on the screen",
    300,
    30 + 50 + 80,
    15,
    { minute: 600, column: "pair:B" },
  ],
  ["with Shift it snaps to five minutes", 100, 11, 5, { minute: 545, column: "pair:A" }],
  ["between two columns the nearer one counts", 263, 0, 15, { minute: 540, column: "pair:B" }],
  ["over the axis of hours the first column counts", 3, 0, 15, { minute: 540, column: "pair:A" }],
  ["right of the grid the last column counts", 900, 0, 15, { minute: 540, column: "pair:B" }],
  ["above the grid the first time counts", 100, -40, 15, { minute: 540, column: "pair:A" }],
  ["below the grid the last start counts", 100, 4000, 15, { minute: 645, column: "pair:A" }],
])("%s", (_, x, y, step, expected) => {
  expect(placeAt(GRID, x, y, step)).toEqual(expected);
});

it("has no place where nothing is drawn", () => {
  expect(placeAt({ ...GRID, columns: [] }, 100, 100, 15)).toBeNull();
  expect(placeAt({ ...GRID, rows: [] }, 100, 100, 15)).toBeNull();
});

it("reads the lengths of a track list, names of lines aside", () => {
  expect(trackLengths("[full-start] 52px 8.5px [a b] 12px")).toEqual([52, 8.5, 12]);
  expect(trackLengths("none")).toEqual([]);
});
