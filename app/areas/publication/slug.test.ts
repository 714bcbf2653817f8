import fc from "fast-check";
import { expect, it } from "vitest";
import { freeSlug, slugFor, slugWords } from "./slug.ts";

it.each([
  [
    { councils: ["Wexcombe", "Harrowmere"], year: "2025", kind: "report" },
    "wexcombe-and-harrowmere-2025-report",
  ],
  [{ councils: ["Wexcombe"], year: "2025", kind: "action-plan" }, "wexcombe-2025-action-plan"],
  [
    { councils: ["St John's & Ærø"], year: "2026", kind: "progress-review" },
    "st-johns-and-r-2026-progress-review",
  ],
  [{ councils: [], year: "2026", kind: "report" }, "peer-challenge-2026-report"],
] as const)("makes an address of %j", (facts, slug) => {
  expect(slugFor(facts)).toBe(slug);
});

it.each([
  [[], "a-2025-report"],
  [["a-2025-report"], "a-2025-report-2"],
  [["a-2025-report", "a-2025-report-2"], "a-2025-report-3"],
])("finds an address never used beside %j", (used, slug) => {
  expect(freeSlug("a-2025-report", new Set(used))).toBe(slug);
});

it("never gives anything but small letters, digits and hyphens", () => {
  fc.assert(fc.property(fc.string(), (text) => /^([a-z0-9]+(-[a-z0-9]+)*)?$/.test(slugWords(text))));
});
