import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { projectRoot } from "#app/platform/project-root.server.ts";
import { PICTURES } from "./pictures.ts";

const files = PICTURES.map(({ file }) => file).sort();

it("takes every picture that the README shows, and no other", () => {
  const readme = readFileSync(join(projectRoot, "README.md"), "utf8");
  const shown = [...readme.matchAll(/!\[[^\]]+\]\(docs\/pictures\/([^)]+)\)/g)].map(([, file]) => file);
  expect(shown.sort()).toEqual(files);
});

it("has taken each", () => {
  expect(readdirSync(join(projectRoot, "docs", "pictures")).sort()).toEqual(files);
});
