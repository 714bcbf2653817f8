import type { LoaderFunctionArgs } from "@remix-run/node";
import JSZip from "jszip";
import { beforeAll, expect, it } from "vitest";
import type { Stage } from "#app/access/permissions.ts";
import { db } from "#app/platform/db.server.ts";
import { newId } from "#app/platform/ids.ts";
import { type ListedRoute, listedRoutes } from "#tests/support/route-table.ts";
import { makePlantedWorld, PLANTED, type PlantedWorld } from "./planted-world.ts";

/**
 * The wall, from outside: everything that every loader sends to every role, drawn or not, is searched for words planted on
 * the other side of it. A loader's whole answer goes to the browser, so the answer is what is searched.
 */
const STAGES: readonly Stage[] = ["on-site", "reporting", "reviewing"];

const VISITORS = {
  coordinator: [PLANTED.team, PLANTED.otherCouncil],
  councilReader: [PLANTED.team, PLANTED.otherCouncil, PLANTED.arrangers],
  actionOwner: [PLANTED.team, PLANTED.otherCouncil, PLANTED.council, PLANTED.arrangers],
  otherCoordinator: [PLANTED.team, PLANTED.council],
  // The team answers the accuracy check of every council; the rest of a council's drafts is the council's own.
  peer: [
    `${PLANTED.council} action`,
    `${PLANTED.council} reason`,
    `${PLANTED.council} body`,
    PLANTED.arrangers,
  ],
} as const;

/** What each must find, or the sweep has looked at nothing. */
const OWN = {
  coordinator: PLANTED.council,
  councilReader: PLANTED.council,
  actionOwner: null,
  otherCoordinator: PLANTED.otherCouncil,
  peer: PLANTED.team,
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
    if (loader !== undefined && route.url.includes(":challengeId")) loaders.push({ route, loader });
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

async function textOf(answer: unknown): Promise<string> {
  if (!(answer instanceof Response)) return JSON.stringify(answer) ?? "";
  const bytes = new Uint8Array(await answer.arrayBuffer());
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return new TextDecoder().decode(bytes);
  const part = (await JSZip.loadAsync(bytes)).file("word/document.xml");
  return (await part?.async("text")) ?? "";
}

it.each(Object.keys(VISITORS) as (keyof typeof VISITORS)[])(
  "sends the %s nothing from behind a wall",
  async (visitor) => {
    const { challenge } = world;
    const { accountId } = challenge.scopes[visitor].actor;
    const cookie = await world.cookieOf(accountId);
    const forbidden: string[] = [...VISITORS[visitor]];
    if (visitor !== "peer") {
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
                headers: { Cookie: cookie },
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
              text.replaceAll(`"words":"${PLANTED.team}"`, "").includes(word),
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
