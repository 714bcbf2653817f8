import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, it } from "vitest";
import { guardRule } from "#app/access/guard.server.ts";
import { isStillDone } from "#app/access/permissions/when-closed.ts";
import { type Permission, ROLES } from "#app/access/permissions.ts";
import { newId } from "#app/platform/ids.ts";
import { projectRoot } from "#app/platform/project-root.server.ts";
import { type ActionRoute, actionRoutes, askLoader, press } from "#tests/wall/ask-loader.ts";
import { countPlanted, wordColumns } from "#tests/wall/plant-columns.ts";
import { PLANTED, READERS_APART } from "#tests/wall/planted-world.ts";
import { isLayout, isOfFirstCouncil, keptAddresses, ofCouncilMay, roleMay } from "./pages-table.ts";
import { waysToFillIn } from "./sweep.ts";
import {
  cookieOf,
  isMember,
  isOfCouncil,
  moveTo,
  type SweepVisitor,
  type SweepWorld,
  sweepWorld,
} from "./sweep-world.ts";

/** What the sweep rests on: the world it looks at, the rows of its table, and the table of buttons. */
let sweep: SweepWorld;
let actions: ActionRoute[];

beforeAll(async () => {
  sweep = await sweepWorld();
  actions = await actionRoutes();
}, 120_000);

/** What is never shown to anybody in this world, and why that is right. */
const UNANSWERED: Record<string, string> = {
  "/sign-in/link/:token": "a secret that no account here has; links.server.test.ts",
  "/invitation/:token": "a secret that no account here has; links.server.test.ts",
  "/reset/:token": "a secret that no account here has; links.server.test.ts",
  "/decide/:token": "a secret that no account here has; decide-by-link.server.test.ts",
  "/availability/:token": "a secret that no account here has; availability-page.server.test.ts",
  "/reply/:token": "a secret that no account here has; replies.server.test.ts",
  "/key-dates/:token": "a secret that no account here has; dates-feed.server.test.ts",
  "/calendar/:token": "a secret that no account here has; calendar-feeds.server.test.ts",
  "/calendar-entry/:token": "a secret that no account here has; mail/notify.server.test.ts",
  "/first-administrator/:token": "there is an account already; links.server.test.ts",
  "/sign-in/single-sign-on/return": "no provider is set up; single-sign-on.server.test.ts",
  "/sign-in/single-sign-on": "a form alone",
  "/account/single-sign-on": "no provider is set up; single-sign-on.server.test.ts",
  "/sign-out": "a form alone",
  "/challenges/:challengeId/choose-council":
    "leads on whoever serves one council at most; joint-coordinator.test.ts",
  "/challenges/:challengeId/timetable/*": "leads on; app/areas/visits/earlier-addresses.test.ts",
  "/challenges/:challengeId/copy/file": "a form alone; app/areas/archive/copies.server.test.ts",
  "/account/second-factor/set-up": "everybody here has a second step; second-factor.server.test.ts",
  "/account/recovery-codes": "none was just made; second-factor.server.test.ts",
  "/account/kept-forms": "a form alone; app/access/unsaved-form.server.test.ts",
  "/challenges/new/letter/:letterId": "its owner’s alone; app/areas/scope/letters/letters.server.test.ts",
  "/*": "what is at no address",
};

it("looks at every page and every file there is, and each is shown to somebody", () => {
  const { all, answered } = keptAddresses();
  expect(all).toEqual(sweep.loaders.filter((each) => !isLayout(each)).map(({ route }) => route.url));
  expect(all.filter((url) => !answered.has(url) && !(url in UNANSWERED))).toEqual([]);
});

it("has a word planted in every column that people write in and a wall protects", async () => {
  const words = {
    "peer-team": PLANTED.team,
    "as-issued": PLANTED.team,
    arrangers: PLANTED.arrangers,
    attendance: PLANTED.attendance,
    council: PLANTED.council,
    "council-and-managers": PLANTED.council,
    "council-record": PLANTED.record,
    offices: PLANTED.offices,
    managers: PLANTED.managers,
    writer: PLANTED.writer,
    secret: PLANTED.secret,
  } as const;
  const bare: string[] = [];
  for (const [itsClass, word] of Object.entries(words) as [keyof typeof words, string][]) {
    for (const column of wordColumns([itsClass])) {
      if ((await countPlanted(column, word)) === 0) bare.push(`${column.table}.${column.column}`);
    }
  }
  expect(bare).toEqual([]);
});

it("has ids of every kind to try, of the challenge and of another", () => {
  expect(sweep.kindsOfIds.length).toBeGreaterThan(40);
  expect(sweep.elsewhereKindsOfIds.length).toBe(sweep.kindsOfIds.length);
  expect(sweep.kindsOfIds.filter((id) => sweep.allElsewhereIds.has(id))).toEqual([]);
});

it("does not count as there what is not there", async () => {
  await moveTo("reporting", sweep);
  const headers = await cookieOf(sweep, "challenge-manager");
  const note = sweep.loaders.find(({ route }) => route.url.endsWith("/evidence/:noteId"));
  if (note === undefined) throw new Error("there is no page of a note");
  const [params = {}] = waysToFillIn(sweep, note.route.url);
  expect((await askLoader(note, { params, headers })).status).toBe(200);
  expect((await askLoader(note, { params: { ...params, noteId: newId() }, headers })).status).toBe(404);
});

it("asks of each button what the table says", () => {
  const lines: string[] = ["address | button | permission"];
  for (const { route, action } of actions) {
    const rule = guardRule(action);
    if (rule === undefined) throw new Error(`${route.url} takes a form without a guard`);
    if (rule.kind === "open") lines.push(`${route.url} | – | open: ${rule.why}`);
    else {
      const intents = Object.entries(rule.intents ?? { "–": rule.permissions.join(", ") });
      for (const [name, permission] of intents) lines.push(`${route.url} | ${name} | ${permission}`);
    }
  }
  const path = join(projectRoot, "tests", "access-matrix", "buttons.txt");
  const text = `${lines.join("\n")}\n`;
  if (process.env.UPDATE_MATRIX === "1") writeFileSync(path, text);
  expect(text).toBe(readFileSync(path, "utf8"));
});

it("lets no button change a closed challenge, but those that say why they still do", async () => {
  await moveTo("closed", sweep);
  const faults: string[] = [];
  let pressed = 0;
  for (const each of actions) {
    const rule = guardRule(each.action);
    if (rule?.kind !== "guarded" || !each.route.url.includes(":challengeId")) continue;
    const [params = {}] = waysToFillIn(sweep, each.route.url);
    for (const [intent, permission] of Object.entries(rule.intents ?? {})) {
      if (isStillDone(permission as Permission)) continue;
      for (const role of ["challenge-manager", "peer", "coordinator"] as const) {
        const headers = await cookieOf(sweep, role);
        const status = await press(each, { params, intent, headers });
        pressed += 1;
        if (![403, 404, 409].includes(status)) faults.push(`${role} ${intent} ${each.route.url}: ${status}`);
      }
    }
  }
  expect(pressed).toBeGreaterThan(300);
  expect(faults).toEqual([]);
}, 120_000);

/** Whoever presses the buttons: of another challenge one, since nobody of it is let in at all. */
const PRESSERS = [
  "nobody",
  "stranger",
  "administrator",
  ...ROLES,
  "review-peer",
  ...READERS_APART,
  "elsewhere-challenge-manager",
] as const;

it("refuses each button to those without its permission, before the form is read", async () => {
  await moveTo("on-site", sweep);
  const cookies = new Map<string, HeadersInit>();
  for (const visitor of PRESSERS) cookies.set(visitor, await cookieOf(sweep, visitor));
  const faults: string[] = [];
  for (const each of actions) {
    const { url } = each.route;
    const rule = guardRule(each.action);
    if (rule?.kind !== "guarded") continue;
    const [params = {}] = waysToFillIn(sweep, url);
    for (const [intent, permission] of Object.entries(rule.intents ?? {})) {
      const expected = (visitor: SweepVisitor): number[] | null => {
        if (visitor === "nobody") return [302];
        if (isOfCouncil(url)) {
          if (!isOfFirstCouncil(visitor)) return [404];
          return ofCouncilMay(visitor, permission, "on-site") ? null : [403];
        }
        if (!url.includes(":challengeId")) {
          // 404 of an account's own page: what this installation has not set up; 409: a message that has no way out.
          return ["stranger", "administrator"].includes(visitor) ? [303, 302, 400, 403, 404, 409] : null;
        }
        if (!isMember(visitor)) return [404];
        return roleMay(visitor, permission as Permission, "on-site") ? null : [403];
      };
      for (const visitor of PRESSERS) {
        const may = expected(visitor);
        if (may === null) continue;
        const status = await press(each, { params, intent, headers: cookies.get(visitor) ?? {} });
        if (!may.includes(status)) faults.push(`${visitor} ${intent} ${url}: ${status}`);
      }
    }
  }
  expect(faults).toEqual([]);
}, 120_000);
