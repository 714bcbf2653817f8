import { beforeAll, expect, it } from "vitest";
import type { Stage } from "#app/access/permissions.ts";
import { db } from "#app/platform/db.server.ts";
import { newId } from "#app/platform/ids.ts";
import { askLoader, type LoaderRoute, loaderRoutes } from "./ask-loader.ts";
import { countPlanted, wordColumns } from "./plant-columns.ts";
import { makePlantedWorld, PLANTED, type PlantedWorld } from "./planted-world.ts";
import { ALL_VISITORS, FORBIDDEN, headersOf, isOfTeam, type Visitor } from "./visitors.ts";

/**
 * The wall, from outside: everything that every loader sends to everybody, drawn or not, is searched for words planted on
 * the other side of it. A loader's whole answer goes to the browser, so the answer is what is searched.
 */
const STAGES: readonly Stage[] = ["on-site", "reporting", "reviewing"];

/** What each must find, or the sweep has looked at nothing. */
const OWN: Partial<Record<Visitor, string>> = {
  coordinator: PLANTED.council,
  councilReader: PLANTED.council,
  otherCoordinator: PLANTED.otherCouncil,
  peer: PLANTED.team,
  challengeManager: PLANTED.team,
  supportOfficer: PLANTED.team,
  administrator: PLANTED.personal,
};

const QUERIES = ["", `?words=${PLANTED.team}&view=person&theme=all`];

/** What was searched for comes back in the box it was typed in, and in addresses to come back to. */
const ECHO = new RegExp(`"words":"${PLANTED.team}"|words(?:%3D|=)${PLANTED.team}`, "g");

let world: PlantedWorld;
let loaders: LoaderRoute[];

/** Addresses at which somebody was sent something, at some stage: elsewhere nothing has been searched. */
const answered = new Set<string>();

/** What is never shown to anybody in this world, and why that is right. */
const UNANSWERED: Record<string, string> = {
  "/sign-in/link/:token": "a secret that no account here has; links.server.test.ts",
  "/invitation/:token": "a secret that no account here has; links.server.test.ts",
  "/reset/:token": "a secret that no account here has; links.server.test.ts",
  "/availability/:token": "a secret that no account here has; availability-page.server.test.ts",
  "/calendar/:token": "a secret that no account here has; calendar-feeds.server.test.ts",
  "/calendar-entry/:token": "a secret that no account here has; mail/notify.server.test.ts",
  "/first-administrator/:token": "there is an account already; links.server.test.ts",
  "/sign-in/single-sign-on/return": "no provider is set up; single-sign-on.server.test.ts",
  "/sign-in/single-sign-on": "a form alone",
  "/account/single-sign-on": "no provider is set up; single-sign-on.server.test.ts",
  "/sign-out": "a form alone",
  "/challenges/:challengeId/copy/file": "a form alone; app/areas/archive/copies.server.test.ts",
  "/account/second-factor/set-up": "everybody here has a second step; second-factor.server.test.ts",
  "/account/recovery-codes": "none was just made; second-factor.server.test.ts",
  "/*": "what is at no address",
};

beforeAll(async () => {
  world = await makePlantedWorld();
  loaders = await loaderRoutes();
}, 120_000);

/** Every way to fill in an address with ids that exist. */
function paramsOf(url: string): Record<string, string>[] {
  const names = [...url.matchAll(/:(\w+)/g)].map(([, name = ""]) => name);
  return names.reduce<Record<string, string>[]>(
    (filled, name) =>
      filled.flatMap((params) =>
        (world.idsByParam[name] ?? [newId()]).map((id) => ({ ...params, [name]: id })),
      ),
    [{}],
  );
}

it("has a word planted in every column that people write in and a wall protects", async () => {
  const words = {
    "peer-team": PLANTED.team,
    "as-issued": PLANTED.team,
    arrangers: PLANTED.arrangers,
    council: PLANTED.council,
    managers: PLANTED.managers,
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

it.each(ALL_VISITORS)(
  "sends the %s nothing from behind a wall",
  async (visitor) => {
    const { challenge } = world;
    const headers = await headersOf(world, visitor);
    const forbidden: string[] = [...FORBIDDEN[visitor]];
    if (!isOfTeam(visitor) && visitor !== "administrator") {
      const team = await db.account.findMany({
        where: { memberships: { some: { challengeId: challenge.id, councilId: null } } },
        select: { email: true },
      });
      forbidden.push(...team.map(({ email }) => email));
    }
    const leaks: string[] = [];
    const own = OWN[visitor];
    let seesOwn = own === undefined;
    for (const stage of STAGES) {
      await db.challenge.update({ where: { id: challenge.id }, data: { stage }, select: { id: true } });
      for (const each of loaders) {
        for (const params of paramsOf(each.route.url)) {
          // A search is asked at one stage: what it finds does not hang on the stage.
          for (const query of stage === "reporting" ? QUERIES : QUERIES.slice(0, 1)) {
            const answer = await askLoader(each, { params, query, headers });
            if (answer.status === 200) answered.add(each.route.url);
            const text = answer.text.replaceAll(ECHO, "");
            seesOwn ||= own !== undefined && text.includes(own);
            const found = forbidden.filter((word) => text.includes(word));
            if (found.length > 0) leaks.push(`${stage} ${each.route.url}${query}: ${found.join(", ")}`);
          }
        }
      }
    }
    expect(leaks).toEqual([]);
    expect(seesOwn).toBe(true);
  },
  300_000,
);

it("has looked at every page and every file there is", () => {
  const silent = loaders.map(({ route }) => route.url).filter((url) => !answered.has(url));
  expect(silent.filter((url) => !(url in UNANSWERED))).toEqual([]);
});
