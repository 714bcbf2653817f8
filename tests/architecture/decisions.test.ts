import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { projectRoot } from "#app/platform/project-root.server.ts";

const folder = join(projectRoot, "docs", "decisions");
const records = readdirSync(folder).filter((name) => /^\d{4}-.*\.md$/.test(name));
const numbers = records.map((name) => name.slice(0, 4));

it("gives each decision a number of its own", () => {
  expect(numbers).toEqual([...new Set(numbers)]);
});

it.each(records)("says in %s whether it holds, and by which record it was superseded", (name) => {
  const text = readFileSync(join(folder, name), "utf8");
  const [, status = ""] = /^- Status: (.*)$/m.exec(text) ?? [];
  expect(status).toMatch(
    /^(accepted|superseded by \d{4}|accepted, (in part|but for .*) superseded by \d{4})$/,
  );
  const by = /superseded by (\d{4})/.exec(status)?.[1];
  if (by !== undefined) {
    expect(numbers).toContain(by);
    // A later decision, never itself or an earlier one.
    expect(Number(by)).toBeGreaterThan(Number(name.slice(0, 4)));
  }
});
