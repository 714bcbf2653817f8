import { expect, it } from "vitest";
import { guardRule } from "#app/access/guard.server.ts";
import { listedRoutes } from "#tests/support/route-table.ts";

const files = [...new Map((await listedRoutes()).map((route) => [route.file, route])).values()];

it.each(files)("$file says who may ask it ($url)", async ({ file }) => {
  const module = (await import(`../../app/${file}`)) as Record<string, unknown>;
  for (const name of ["loader", "action"]) {
    const handler = module[name];
    if (handler === undefined) continue;
    const advice = `wrap the ${name} in guarded(...), guardedIntents(...) or open(...) of app/access/guard.server.ts`;
    const rule = guardRule(handler);
    expect(rule, advice).toBeDefined();
    if (rule?.kind === "open") expect(rule.why, "an open handler says why").toMatch(/\w{3}/);
    else expect(rule?.permissions, "a guarded handler names its permission").not.toHaveLength(0);
  }
});

it("lists no page twice", async () => {
  const all = (await listedRoutes()).map(({ file }) => file);
  expect(all.filter((file, index) => all.indexOf(file) !== index)).toEqual([]);
});
