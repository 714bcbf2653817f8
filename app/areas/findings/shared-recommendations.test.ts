import { expect, it } from "vitest";
import { REWORDED, shareable } from "./shared-recommendations.ts";

const day = (number: number) => new Date(Date.UTC(2026, 2, number));

it.each<[string, number, number, number | null, "words" | "withheld" | "nothing"]>([
  ["before the report", 1, 1, null, "nothing"],
  ["issued as it stands", 1, 2, 3, "words"],
  ["reworded since", 1, 5, 3, "withheld"],
  ["made since", 4, 4, 3, "nothing"],
  ["issued again after the change", 1, 5, 6, "words"],
])("%s", (_, madeAt, updatedAt, issuedAt, expected) => {
  const shared = shareable(
    [
      {
        id: "r",
        number: 1,
        kind: "key",
        title: "Decide",
        text: "Exact words",
        themeNumber: 1,
        themeTitle: "Priorities",
        madeAt: day(madeAt),
        updatedAt: day(updatedAt),
      },
    ],
    issuedAt === null ? null : day(issuedAt),
  );
  if (expected === "nothing") expect(shared).toEqual([]);
  else {
    expect(shared[0]?.text).toBe(expected === "words" ? "Exact words" : REWORDED.text);
    expect(shared[0]?.isBeingReworded).toBe(expected === "withheld");
    expect(Object.keys(shared[0]!)).not.toContain("updatedAt");
  }
});
