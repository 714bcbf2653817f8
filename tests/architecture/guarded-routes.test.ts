import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { guardRule } from "#app/access/guard.server.ts";
import { projectRoot } from "#app/platform/project-root.server.ts";
import { filesBelow } from "#tests/support/files.ts";
import { listedRoutes } from "#tests/support/route-table.ts";

const read = (path: string) => readFileSync(join(projectRoot, path), "utf8");

const files = [...new Map((await listedRoutes()).map((route) => [route.file, route])).values()];

it.each(files)("$file says who may ask it ($url)", async ({ file, url }) => {
  const module = (await import(`../../app/${file}`)) as Record<string, unknown>;
  for (const name of ["loader", "action"]) {
    const handler = module[name];
    if (handler === undefined) continue;
    const advice = `wrap the ${name} in guarded(...), guardedIntents(...) or open(...) of app/access/guard.server.ts`;
    const rule = guardRule(handler);
    expect(rule, advice).toBeDefined();
    expect(rule?.at ?? url, "it reads the parameters of its own address").toBe(url);
    if (rule?.kind === "open") expect(rule.why, "an open handler says why").toMatch(/\w{3}/);
    else expect(rule?.permissions, "a guarded handler names its permission").not.toHaveLength(0);
  }
});

it("lists no page twice", async () => {
  const all = (await listedRoutes()).map(({ file }) => file);
  expect(all.filter((file, index) => all.indexOf(file) !== index)).toEqual([]);
});

const FORM_LIMITS = [
  ["a stranger", { mostBytes: 64 * 1024, takesFile: false }],
  ["a member", { mostBytes: 1024 * 1024, takesFile: false }],
  ["a member with a file", { mostBytes: 64 * 1024 * 1024, takesFile: true }],
] as const;

/** The pages with a field for a file: their forms, and no others, may be larger than a megabyte. */
const WITH_FILE = [
  "areas/councils/routes/look.tsx",
  "areas/scope/routes/corrected-letter.tsx",
  "areas/scope/routes/new-from-letter.tsx",
  "areas/scope/routes/sources.tsx",
  "areas/timetable/excel/routes/import.tsx",
];

it("bounds each form, and lets files only into those with a field for one", async () => {
  const withFile: string[] = [];
  for (const { file, url } of files) {
    const { action } = (await import(`../../app/${file}`)) as { action?: unknown };
    const rule = guardRule(action);
    if (rule === undefined) continue;
    const who = FORM_LIMITS.find(([, limits]) => JSON.stringify(limits) === JSON.stringify(rule.limits))?.[0];
    if (rule.limits !== undefined) expect(who, url).toBeDefined();
    if (rule.kind === "open") expect([undefined, "a stranger"], url).toContain(who);
    if (rule.kind === "guarded" && rule.intents !== undefined) expect(who, url).toMatch(/^a member/);
    if (rule.limits?.takesFile === true) withFile.push(file);
  }
  expect(withFile.sort()).toEqual(WITH_FILE);
  const drawn = filesBelow(projectRoot, "app/areas").filter(
    (path) => path.endsWith(".tsx") && /encType="multipart|<FileUpload\b/.test(read(path)),
  );
  expect(drawn.map((path) => path.replace(/^app\//, "")).sort()).toEqual(WITH_FILE);
});

it("lets nothing but the guard's bounded reader read what a browser sent", () => {
  const readers = ["app/platform/bounded-form.server.ts"];
  const past = ["app", "server"]
    .flatMap((folder) => filesBelow(projectRoot, folder))
    .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path) && !readers.includes(path))
    .filter((path) =>
      /\.formData\(|\brequest\.(text|json|arrayBuffer|blob|body|clone)\b|\bparseWithZod\b|parseMultipartFormData|express\.(json|urlencoded|raw|text)\b/.test(
        read(path).replace(/^\s*(\*|\/\/).*$/gm, ""),
      ),
    );
  expect(past.sort(), "take the value that guardedIntents or openForm gives").toEqual([
    // Builds what the reader read.
    "app/access/answer-form.server.ts",
    // Gives handlers the request without its body.
    "app/access/route-request.server.ts",
  ]);
});
