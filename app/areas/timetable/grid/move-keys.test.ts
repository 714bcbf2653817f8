import { expect, it } from "vitest";
import { type HeldAt, placeByKey } from "./move-keys.ts";

const AT: HeldAt = { date: "2026-03-03", start: "10:05", column: "pair:B" };
const ROUND = {
  columns: ["pair:A", "pair:B", "pair:C"],
  dates: ["2026-03-02", "2026-03-03"],
  best: [{ date: "2026-03-02", start: "09:00", column: "pair:A" }, AT],
};

it.each<[string, boolean, ReturnType<typeof placeByKey>]>([
  ["ArrowDown", false, { ...AT, start: "10:15" }],
  ["ArrowUp", false, { ...AT, start: "10:00" }],
  ["ArrowDown", true, { ...AT, start: "10:10" }],
  ["ArrowUp", true, { ...AT, start: "10:00" }],
  ["ArrowLeft", false, { ...AT, column: "pair:A" }],
  ["ArrowRight", false, { ...AT, column: "pair:C" }],
  ["PageUp", false, { ...AT, date: "2026-03-02" }],
  ["PageDown", false, AT],
  ["b", false, ROUND.best[0] ?? null],
  ["Delete", false, { date: null, start: null, column: "" }],
  ["x", false, null],
])("%s (Shift: %s) leads on", (key, isFine, expected) => {
  expect(placeByKey(key, isFine, AT, ROUND)).toEqual(expected);
});

it("stays within the day, the columns and what is free", () => {
  const late = { ...AT, start: "23:50" };
  expect(placeByKey("ArrowDown", false, late, ROUND)?.start).toBe("23:45");
  expect(placeByKey("ArrowUp", false, { ...AT, start: "00:00" }, ROUND)?.start).toBe("00:00");
  expect(placeByKey("ArrowLeft", false, { ...AT, column: "pair:A" }, ROUND)?.column).toBe("pair:A");
  expect(placeByKey("b", false, AT, { ...ROUND, best: [] })).toEqual(AT);
});
