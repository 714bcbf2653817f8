import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { projectRoot } from "#app/platform/project-root.server.ts";
import { SETTINGS_SHAPE } from "#app/platform/settings/settings-shape.ts";

const read = (name: string) => readFileSync(join(projectRoot, name), "utf8");

/** What stands in the first column of the README's tables, in backticks. */
const named = new Set(
  [...read("README.md").matchAll(/^\| (`[^|]*(?:\\\|[^|]*)*)\|/gm)].flatMap(([, cell = ""]) =>
    [...cell.matchAll(/`([\w-]+)/g)].map(([, name]) => name as string),
  ),
);

it("has a line for every setting", () => {
  expect(Object.keys(SETTINGS_SHAPE.shape).filter((name) => !named.has(name))).toEqual([]);
});

it("has a line for every command of cpc", () => {
  const commands = [...read("bin/cpc.ts").matchAll(/^ {4}usage: "([\w-]+)/gm)].map(
    ([, name]) => name as string,
  );
  expect(commands.length).toBeGreaterThan(10);
  expect(commands.filter((name) => !named.has(name))).toEqual([]);
});
