import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { compile, NodePackageImporter } from "sass";
import { beforeAll, describe, expect, it } from "vitest";
import { layOutDay } from "./grid/day-layout.ts";

// The service is not GOV.UK (CODE-ANCHORS.md section 7): its typeface, crest and crown may not appear in what we ship.

let css = "";

beforeAll(() => {
  const root = fileURLToPath(new URL("../../package.json", import.meta.url));
  css = compile(fileURLToPath(new URL("./styles/application.scss", import.meta.url)), {
    importers: [new NodePackageImporter(root)],
    style: "compressed",
    quietDeps: true,
  }).css;
});

describe("the stylesheet", () => {
  it.each(["GDS Transport", "@font-face", "crest", "crown", "govuk-header", "govuk-footer", "url("])(
    "has no %s",
    (text) => {
      expect(css).not.toContain(text);
    },
  );

  it("uses our own typefaces and brand", () => {
    expect(css).toContain('"Helvetica Neue",Helvetica,Arial,sans-serif');
    expect(css).toContain("#0f4c5c");
    expect(css).toContain("--govuk-brand-colour: #0f4c5c");
  });

  it("hides conditional parts only where JavaScript runs", () => {
    expect(css).toContain(".govuk-frontend-supported .govuk-radios__conditional--hidden");
    expect(css).not.toMatch(/[},].govuk-radios__conditional--hidden/);
  });

  it("has a place for every row and column of a day", () => {
    const day = layOutDay(
      ["a"],
      [
        { id: "1", start: "00:00", end: "12:00", trackIds: ["a"] },
        { id: "2", start: "23:55", end: "24:00", trackIds: [] },
      ],
    );
    for (const place of day.entries) {
      expect(css).toContain(`.cpc-day-row-${place.row}{`);
      expect(css).toContain(`.cpc-day-rows-${place.rowSpan}{`);
      expect(css).toContain(`.cpc-day-column-${place.column}{`);
    }
  });

  it("stays small: at most 32 kB with gzip", () => {
    expect(gzipSync(css).length).toBeLessThan(32_000);
  });
});

describe("contrast of our own colours", () => {
  const onWhite = "#ffffff";
  it.each([
    ["brand with white text", "#0f4c5c", onWhite, 4.5],
    ["links", "#0a5c73", onWhite, 4.5],
    ["links on the faint surface", "#0a5c73", "#f3f8f9", 4.5],
    ["text of a plain tag", "#093540", "#dcebee", 4.5],
    ["warning words", "#7a3c1c", onWhite, 4.5],
    ["problem words on their surface", "#982828", "#fcf5f5", 4.5],
    ["secondary text on the faint surface", "#484949", "#f3f8f9", 4.5],
    ["mark of a stage to come", "#858686", onWhite, 3],
    ["rule under a table head", "#5b8a97", onWhite, 3],
  ])("%s", (_what, colour, background, least) => {
    expect(css).toContain(colour);
    expect(contrast(colour, background)).toBeGreaterThanOrEqual(least);
  });
});

/** WCAG 2.2 contrast ratio of two `#rrggbb` colours. */
function contrast(a: string, b: string): number {
  const [lighter = 1, darker = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((start) => Number.parseInt(colour.slice(start, start + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
