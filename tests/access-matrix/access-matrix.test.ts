import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type GuardRule, guardRule } from "#app/access/guard.server.ts";
import { ROLES, type Stage } from "#app/access/permissions.ts";
import { projectRoot } from "#app/platform/project-root.server.ts";
import { type ListedRoute, listedRoutes } from "#tests/support/route-table.ts";
import { type MatrixWorld, makeMatrixWorld } from "./matrix-world.ts";

/**
 * Every address of the route table, asked as everybody, at every stage: what comes back is compared with the
 * checked-in tables, so that a change of rights is a difference somebody reads. After a change that is meant:
 * `UPDATE_MATRIX=1 npx vitest run --project access-matrix`.
 */
const VISITORS = ["nobody", "stranger", "administrator", ...ROLES, "other-coordinator"] as const;

/** Stages between which no page's answer differs are not asked again. */
const READ_STAGES: Stage[] = ["on-site", "reviewing"];

const folder = join(projectRoot, "tests", "access-matrix");

let world: MatrixWorld;

beforeAll(async () => {
  world = await makeMatrixWorld();
}, 180_000);

afterAll(() => world?.stop());

async function loaderRoutes(): Promise<ListedRoute[]> {
  const routes = (await listedRoutes()).filter(({ file }) => file !== "root.tsx");
  const withLoader: ListedRoute[] = [];
  for (const route of routes) {
    const module = (await import(`../../app/${route.file}`)) as { loader?: unknown };
    if (module.loader !== undefined && !route.file.endsWith("/layout.tsx")) withLoader.push(route);
  }
  return withLoader;
}

function compare(file: string, lines: string[]): void {
  const path = join(folder, file);
  const text = `${lines.join("\n")}\n`;
  if (process.env.UPDATE_MATRIX === "1") writeFileSync(path, text);
  expect(text).toBe(readFileSync(path, "utf8"));
}

it("answers each page to each visitor as the table says", async () => {
  const routes = await loaderRoutes();
  const lines = [`stage | address | ${VISITORS.join(" | ")}`];
  for (const stage of READ_STAGES) {
    await world.moveTo(stage);
    for (const route of routes) {
      const answers: number[] = [];
      for (const visitor of VISITORS) answers.push(await world.ask(visitor, world.addressOf(route.url)));
      lines.push(`${stage} | ${route.url} | ${answers.join(" | ")}`);
    }
  }
  compare("pages.txt", lines);
}, 300_000);

it("asks of each button what the table says", async () => {
  const lines: string[] = ["address | button | permission"];
  for (const { url, file } of await listedRoutes()) {
    const module = (await import(`../../app/${file}`)) as { action?: unknown };
    const rule: GuardRule | undefined = guardRule(module.action);
    if (rule === undefined) continue;
    if (rule.kind === "open") lines.push(`${url} | – | open: ${rule.why}`);
    else {
      const intents = Object.entries(rule.intents ?? { "–": rule.permissions.join(", ") });
      for (const [name, permission] of intents) lines.push(`${url} | ${name} | ${permission}`);
    }
  }
  compare("buttons.txt", lines);
});

it("refuses each button to those without its permission, before the form is read", async () => {
  await world.moveTo("on-site");
  const faults: string[] = [];
  for (const { url, file } of await listedRoutes()) {
    const module = (await import(`../../app/${file}`)) as { action?: unknown };
    const rule = guardRule(module.action);
    if (rule?.kind !== "guarded") continue;
    for (const intent of Object.keys(rule.intents ?? {})) {
      for (const visitor of ["nobody", "stranger", "administrator"] as const) {
        const status = await world.send(visitor, world.addressOf(url), intent);
        const isAccountPage = !url.includes(":challengeId");
        const expected = visitor === "nobody" ? [302] : isAccountPage ? [303, 302, 400, 403] : [404];
        if (!expected.includes(status)) faults.push(`${visitor} ${intent} ${url}: ${status}`);
      }
      if (url.includes(":challengeId")) {
        const permission = rule.intents?.[intent] as string;
        for (const role of ROLES) {
          if (world.roleMay(role, permission)) continue;
          const status = await world.send(role, world.addressOf(url), intent);
          if (status !== 403) faults.push(`${role} ${intent} ${url}: ${status}`);
        }
      }
    }
  }
  expect(faults).toEqual([]);
}, 300_000);
