import fc from "fast-check";
import { expect, it } from "vitest";
import { documentYear, freeSlug, slugFor, slugWords } from "./slug.ts";

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

it.each([
  ["report", "2025-10-10", "On site 6 to 10 October 2025", "2025"],
  ["action-plan", "2025-10-10", "", "2025"],
  ["action-plan", null, "", "2027"],
  ["progress-review", "2025-10-10", "Review held on 24 November 2026", "2026"],
  ["progress-review", "2025-10-10", "Review held on 30 December 2026 to 2 January 2027", "2027"],
  ["progress-review", "2025-10-10", "", "2027"],
] as const)("dates a %s with T %s and “%s” in %s", (kind, lastDayOnSite, dateText, year) => {
  expect(documentYear(kind, { lastDayOnSite, dateText, issuedOn: "2027-02-01" })).toBe(year);
});

it("never gives anything but small letters, digits and hyphens", () => {
  fc.assert(fc.property(fc.string(), (text) => /^([a-z0-9]+(-[a-z0-9]+)*)?$/.test(slugWords(text))));
});
