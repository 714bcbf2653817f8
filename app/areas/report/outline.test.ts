import { expect, it } from "vitest";
import { REPORT_FORMATS, type ReportFormat } from "#app/areas/challenge/question-sets.ts";
import { outlineOf, reportFormat, writableTexts } from "./outline.ts";

const THEMES = [
  { number: 1, title: "Local priorities and outcomes" },
  { number: 2, title: "Leadership" },
];

it.each<[ReportFormat, string[]]>([
  ["2021", ["introduction?", "executive-summary", "recommendations", "approach", "themes", "next-steps"]],
  [
    "2025",
    ["introduction", "executive-summary", "recommendations", "team", "themes", "next-steps?", "approach"],
  ],
])("has the parts of the format %s in order", (format, parts) => {
  const outline = outlineOf(format).map((part) => `${part.key}${part.isOptional ? "?" : ""}`);
  expect(outline).toEqual(parts);
});

it.each(REPORT_FORMATS)(
  "offers a text for each part people write in %s, and one for each theme",
  (format) => {
    const keys = writableTexts(format, THEMES).map((text) => text.key);
    expect([...keys].sort()).toEqual(
      ["approach", "executive-summary", "introduction", "next-steps", "theme-1", "theme-2"].sort(),
    );
  },
);

it.each([
  ["2021", "2021"],
  ["2025", "2025"],
  ["unheard of", "2025"],
])("reads the format %s as %s", (text, format) => {
  expect(reportFormat(text)).toBe(format);
});
