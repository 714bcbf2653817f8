import type { LoaderFunctionArgs } from "@remix-run/node";
import JSZip from "jszip";
import { beforeAll, expect, it } from "vitest";
import type { Stage } from "#app/access/permissions.ts";
import { db } from "#app/platform/db.server.ts";
import { newId } from "#app/platform/ids.ts";
import { makeTestAccount } from "#tests/support/factories.ts";
import { type ListedRoute, listedRoutes } from "#tests/support/route-table.ts";
import { countPlanted, wordColumns } from "./plant-columns.ts";
import { makePlantedWorld, PLANTED, type PlantedWorld } from "./planted-world.ts";

/**
 * The wall, from outside: everything that every loader sends to every role, drawn or not, is searched for words planted on
 * the other side of it. A loader's whole answer goes to the browser, so the answer is what is searched.
 */
const STAGES: readonly Stage[] = ["on-site", "reporting", "reviewing"];

// The team answers the accuracy check of every council; the rest of a council's drafts is the council's own.
const COUNCIL_DRAFTS = [PLANTED.council, PLANTED.otherCouncil].flatMap((word) => [
  `${word} action`,
  `${word} reason`,
  `${word} body`,
  `${word} words`,
]);

const VISITORS = {
  coordinator: [PLANTED.team, PLANTED.otherCouncil, PLANTED.managers],
  councilReader: [PLANTED.team, PLANTED.otherCouncil, PLANTED.arrangers, PLANTED.managers],
  actionOwner: [PLANTED.team, PLANTED.otherCouncil, PLANTED.council, PLANTED.arrangers, PLANTED.managers],
  otherCoordinator: [PLANTED.team, PLANTED.council, PLANTED.managers],
  challengeManager: COUNCIL_DRAFTS,
  supportOfficer: [...COUNCIL_DRAFTS, PLANTED.managers],
  administrator: Object.values(PLANTED).filter((word) => word !== PLANTED.personal),
  stranger: Object.values(PLANTED),
  nobody: Object.values(PLANTED),
  peer: [...COUNCIL_DRAFTS, PLANTED.arrangers, PLANTED.managers],
} as const;

/** What each must find, or the sweep has looked at nothing. */
const OWN = {
  coordinator: PLANTED.council,
  councilReader: PLANTED.council,
  actionOwner: null,
  otherCoordinator: PLANTED.otherCouncil,
  peer: PLANTED.team,
  challengeManager: PLANTED.team,
  supportOfficer: PLANTED.team,
  administrator: null,
  stranger: null,
  nobody: null,
} as const;

const QUERIES = ["", `?words=${PLANTED.team}&view=person&theme=all`];

let world: PlantedWorld;
let loaders: { route: ListedRoute; loader: (args: LoaderFunctionArgs) => Promise<unknown> }[];

beforeAll(async () => {
  world = await makePlantedWorld();
  loaders = [];
  for (const route of await listedRoutes()) {
    if (route.file === "root.tsx") continue;
    const { loader } = (await import(/* @vite-ignore */ `../../app/${route.file}`)) as {
      loader?: (typeof loaders)[number]["loader"];
    };
    if (loader !== undefined) loaders.push({ route, loader });
  }
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

/** The account of a visitor; null for nobody. */
async function accountOf(visitor: keyof typeof VISITORS): Promise<string | null> {
  if (visitor === "nobody") return null;
  if (visitor === "stranger") return (await makeTestAccount("Sten Stranger")).id;
  if (visitor === "administrator") return (await makeTestAccount("Ada Runs", { isAdministrator: true })).id;
  return world.challenge.scopes[visitor].actor.accountId;
}

async function textOf(answer: unknown): Promise<string> {
  if (!(answer instanceof Response)) return JSON.stringify(answer) ?? "";
  const headers = JSON.stringify([...answer.headers]);
  const bytes = new Uint8Array(await answer.arrayBuffer());
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return headers + new TextDecoder().decode(bytes);
  // Every part of a Word or Excel file, properties and all.
  const parts = Object.values((await JSZip.loadAsync(bytes)).files);
  return headers + (await Promise.all(parts.map((part) => part.async("text")))).join("\n");
}

it("has a word planted in every column that people write in and a wall protects", async () => {
  const words = {
    "peer-team": PLANTED.team,
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

it.each(Object.keys(VISITORS) as (keyof typeof VISITORS)[])(
  "sends the %s nothing from behind a wall",
  async (visitor) => {
    const { challenge } = world;
    const accountId = await accountOf(visitor);
    const headers: HeadersInit = accountId === null ? {} : { Cookie: await world.cookieOf(accountId) };
    const forbidden: string[] = [...VISITORS[visitor], PLANTED.secret];
    if (visitor !== "administrator") forbidden.push(PLANTED.personal);
    const isOfTeam = ["peer", "challengeManager", "supportOfficer"].includes(visitor);
    // An administrator has the accounts of everybody, addresses and all.
    if (!isOfTeam && visitor !== "administrator") {
      const team = await db.account.findMany({
        where: { memberships: { some: { challengeId: challenge.id, councilId: null } } },
        select: { email: true },
      });
      forbidden.push(...team.map(({ email }) => email));
    }
    const leaks: string[] = [];
    const own = OWN[visitor];
    let seesOwn = own === null;
    for (const stage of STAGES) {
      await db.challenge.update({ where: { id: challenge.id }, data: { stage }, select: { id: true } });
      for (const { route, loader } of loaders) {
        for (const params of paramsOf(route.url)) {
          // A search is asked at one stage: what it finds does not hang on the stage.
          for (const query of stage === "reporting" ? QUERIES : QUERIES.slice(0, 1)) {
            const path = route.url.replaceAll(/:(\w+)/g, (_, name: string) => params[name] ?? "");
            const answer = await loader({
              request: new Request(`https://workspace.example${path}${query}`, {
                headers,
              }),
              params,
              context: { cspNonce: "", requestId: newId(), clientAddress: "", accountId: null },
            } as unknown as LoaderFunctionArgs).catch((error: unknown) => {
              if (error instanceof Error) throw new Error(`${route.url}: ${error.message}`, { cause: error });
              return error;
            });
            const text = await textOf(answer);
            seesOwn ||= own !== null && text.includes(own);
            // What was searched for comes back in the box it was typed in.
            const found = forbidden.filter((word) =>
              text
                .replaceAll(new RegExp(`"words":"${PLANTED.team}"|words%3D${PLANTED.team}`, "g"), "")
                .includes(word),
            );
            if (found.length > 0) leaks.push(`${stage} ${route.url}${query}: ${found.join(", ")}`);
          }
        }
      }
    }
    expect(leaks).toEqual([]);
    expect(seesOwn).toBe(true);
  },
  300_000,
);
