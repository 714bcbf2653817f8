import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { projectRoot } from "#app/platform/project-root.server.ts";

/** The requirements of levels 1 and 2 of ASVS 5.0.0, by section; what is missing in between is level 3. */
const LEVEL_2: Record<string, string> = {
  "1.1": "1-2",
  "1.2": "1-9",
  "1.3": "1-11",
  "1.4": "1-3",
  "1.5": "1-2",
  "2.1": "1-3",
  "2.2": "1-3",
  "2.3": "1-4",
  "2.4": "1",
  "3.2": "1-2",
  "3.3": "1-4",
  "3.4": "1-6",
  "3.5": "1-5",
  "3.7": "1-2",
  "4.1": "1-3",
  "4.2": "1",
  "4.3": "1-2",
  "4.4": "1-4",
  "5.1": "1",
  "5.2": "1-3",
  "5.3": "1-2",
  "5.4": "1-3",
  "6.1": "1-3",
  "6.2": "1-12",
  "6.3": "1-4",
  "6.4": "1-4",
  "6.5": "1-5",
  "6.6": "1-3",
  "6.8": "1-4",
  "7.1": "1-3",
  "7.2": "1-4",
  "7.3": "1-2",
  "7.4": "1-5",
  "7.5": "1-2",
  "7.6": "1-2",
  "8.1": "1-2",
  "8.2": "1-3",
  "8.3": "1",
  "8.4": "1",
  "9.1": "1-3",
  "9.2": "1-4",
  "10.1": "1-2",
  "10.2": "1-2",
  "10.3": "1-4",
  "10.4": "1-11",
  "10.5": "1-5",
  "10.6": "1-2",
  "10.7": "1-3",
  "11.1": "1-2",
  "11.2": "1-3",
  "11.3": "1-3",
  "11.4": "1-4",
  "11.5": "1",
  "11.6": "1",
  "12.1": "1-3",
  "12.2": "1-2",
  "12.3": "1-4",
  "13.1": "1",
  "13.2": "1-5",
  "13.3": "1-2",
  "13.4": "1-5",
  "14.1": "1-2",
  "14.2": "1-4",
  "14.3": "1-3",
  "15.1": "1-3",
  "15.2": "1-3",
  "15.3": "1-7",
  "16.1": "1",
  "16.2": "1-5",
  "16.3": "1-4",
  "16.4": "1-3",
  "16.5": "1-3",
  "17.1": "1",
  "17.2": "1-4",
  "17.3": "1-2",
};

interface Row {
  number: string;
  asks: string;
  answer: string;
  by: string;
}

const text = readFileSync(join(projectRoot, "docs", "asvs.md"), "utf8");
const cellsOf = (line: string) =>
  line
    .split("|")
    .slice(1, -1)
    .map((cell) => cell.trim());
const rows: Row[] = text
  .split("\n")
  .filter((line) => /^\| \d+\.\d+\.\d+ \|/.test(line))
  .map((line) => {
    const [number = "", asks = "", answer = "", by = ""] = cellsOf(line);
    return { number, asks, answer, by };
  });

function allOfLevel2(): string[] {
  return Object.entries(LEVEL_2).flatMap(([section, ranges]) =>
    ranges.split(" ").flatMap((range) => {
      const [first = 0, last = first] = range.split("-").map(Number);
      return Array.from({ length: last - first + 1 }, (_, index) => `${section}.${first + index}`);
    }),
  );
}

describe("docs/asvs.md", () => {
  it("answers every requirement of levels 1 and 2 once, in order", () => {
    expect(rows.map(({ number }) => number)).toEqual(allOfLevel2());
    expect(rows).toHaveLength(253);
  });

  it.each([
    ...new Set(
      [...text.matchAll(/`([\w.-]+(?:\/[\w.-]+)+|[\w-]+\.(?:md|json))`/g)].map(([, path = ""]) => path),
    ),
  ])("points to %s, which is there", (path) => {
    // The build is there only once it was made.
    if (!path.startsWith("build/") && !path.startsWith("@"))
      expect(existsSync(join(projectRoot, path))).toBe(true);
  });

  it("counts rightly", () => {
    const summary = text
      .split("\n")
      .filter((line) => /^\| V\d+ /.test(line))
      .map((line) => cellsOf(line).slice(1).map(Number));
    const chapters = [...new Set(rows.map(({ number }) => number.split(".")[0]))];
    const counted = chapters.map((chapter) =>
      ["met", "not applicable", "open"].map(
        (answer) =>
          rows.filter((row) => row.number.split(".")[0] === chapter && row.answer === answer).length,
      ),
    );
    expect(summary).toEqual(counted);
  });
});
