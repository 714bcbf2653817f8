import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type GuardRule, guardRule } from "#app/access/guard.server.ts";
import { COUNCIL_ROLES, ROLES, type Role, STAGES } from "#app/access/permissions.ts";
import { projectRoot } from "#app/platform/project-root.server.ts";
import { type ListedRoute, listedRoutes } from "#tests/support/route-table.ts";
import { type MatrixWorld, makeMatrixWorld } from "./matrix-world.ts";

/**
 * Every address of the route table, asked as everybody, at every stage: what comes back is compared with the
 * checked-in tables, so that a change of rights is a difference somebody reads. After a change that is meant:
 * `UPDATE_MATRIX=1 npx vitest run --project access-matrix`.
 */
const ELSEWHERE = ROLES.map((role) => `elsewhere-${role}` as const);
const OTHER_COUNCIL = COUNCIL_ROLES.map((role) => `other-${role}` as const);
const VISITORS = ["nobody", "stranger", "administrator", ...ROLES, ...OTHER_COUNCIL, ...ELSEWHERE] as const;

/** How an answer is written where it is not the same at every stage: one letter a stage, in the order of STAGES. */
const LETTERS: Record<number, string> = { 200: "2", 302: "3", 303: "3", 403: "f", 404: "n", 410: "g" };

/** Requests under way at a time. */
const AT_A_TIME = 6;

const folder = join(projectRoot, "tests", "access-matrix");

let world: MatrixWorld;

beforeAll(async () => {
  world = await makeMatrixWorld();
}, 180_000);

afterAll(() => world?.stop());

interface LoaderRoute extends ListedRoute {
  rule: GuardRule;
}

async function loaderRoutes(): Promise<LoaderRoute[]> {
  const routes = (await listedRoutes()).filter(({ file }) => file !== "root.tsx");
  const withLoader: LoaderRoute[] = [];
  for (const route of routes) {
    const { loader } = (await import(`../../app/${route.file}`)) as { loader?: unknown };
    const rule = guardRule(loader);
    if (rule !== undefined && !route.file.endsWith("/layout.tsx")) withLoader.push({ ...route, rule });
  }
  return withLoader;
}

function compare(file: string, lines: string[]): void {
  const path = join(folder, file);
  const text = `${lines.join("\n")}\n`;
  if (process.env.UPDATE_MATRIX === "1") writeFileSync(path, text);
  expect(text).toBe(readFileSync(path, "utf8"));
}

/** The statuses an answer may have by the table of permissions alone, whatever the server says. */
function mayAnswer(route: LoaderRoute, visitor: string): (status: number) => boolean {
  const { rule, url } = route;
  // Open pages are the same for everybody; those for whoever is not signed in send the others away.
  if (rule.kind === "open") return (status) => [200, 302, 404, 410].includes(status);
  if (visitor === "nobody") return (status) => status === 302;
  const [permission = ""] = rule.permissions;
  if (!url.includes(":challengeId")) {
    const isAllowed = world.accountMay(visitor, permission);
    return (status) => (isAllowed ? [200, 302, 404].includes(status) : status === 403);
  }
  const role = visitor.replace(/^other-/, "");
  if (!(ROLES as readonly string[]).includes(role)) return (status) => status === 404;
  const isAllowed = world.roleMay(role as Role, permission);
  // Allowed, and yet not there: a record of the other council, or of another person.
  // Or another person's, where only the owner may: then refused by the room, not by the table.
  return (status) => (isAllowed ? [200, 302, 403, 404].includes(status) : status === 403);
}

it("answers each page to each visitor at each stage as the table of permissions, and the one kept, say", async () => {
  const routes = await loaderRoutes();
  const answers = new Map<string, string[]>();
  const unexpected: string[] = [];
  for (const stage of STAGES) {
    await world.moveTo(stage);
    const requests = routes.flatMap((route) => VISITORS.map((visitor) => ({ route, visitor })));
    const statuses: number[] = [];
    const askNext = async (index: number): Promise<void> => {
      const request = requests[index];
      if (request === undefined) return;
      const { route, visitor } = request;
      const status = await world.ask(visitor, world.addressOf(route.url));
      statuses[index] = status;
      if (!mayAnswer(route, visitor)(status)) unexpected.push(`${stage} ${visitor} ${route.url}: ${status}`);
      await askNext(index + AT_A_TIME);
    };
    await Promise.all(Array.from({ length: AT_A_TIME }, (_, start) => askNext(start)));
    for (const [index, { route, visitor }] of requests.entries()) {
      const key = `${route.url} ${visitor}`;
      answers.set(key, [...(answers.get(key) ?? []), String(statuses[index])]);
    }
  }
  expect(unexpected).toEqual([]);
  const cell = (url: string, visitor: string) => {
    const each = answers.get(`${url} ${visitor}`) ?? [];
    const [first = ""] = each;
    if (each.every((status) => status === first)) return first;
    return each.map((status) => LETTERS[Number(status)] ?? "?").join("");
  };
  const lines = [
    `2: 200, 3: sent elsewhere, f: 403, n: 404, g: 410; one letter each for ${STAGES.join(", ")}`,
    `address | ${VISITORS.join(" | ")}`,
    ...routes.map(({ url }) => `${url} | ${VISITORS.map((visitor) => cell(url, visitor)).join(" | ")}`),
  ];
  compare("pages.txt", lines);
}, 1_200_000);

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
        // 404 of an account's own page: what this installation has not set up; 409: a message that has no way out.
        const expected =
          visitor === "nobody" ? [302] : isAccountPage ? [303, 302, 400, 403, 404, 409] : [404];
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

it("has written to its log where people went, and nothing of what they wrote or who they are", async () => {
  // A request of a page that fails would be the likeliest to say too much.
  await world.ask("peer", "/challenges/%E0%A4%A/evidence");
  const log = world.log();
  expect(log).toContain('"route":"/challenges/:challengeId/evidence"');
  const confidential = await world.confidential();
  expect(confidential.length).toBeGreaterThan(300);
  expect(confidential.filter((text) => log.includes(text))).toEqual([]);
});
