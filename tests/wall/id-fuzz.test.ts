import { beforeAll, expect, it } from "vitest";
import { db } from "#app/platform/db.server.ts";
import { newId } from "#app/platform/ids.ts";
import { askLoader, type LoaderRoute, loaderRoutes } from "./ask-loader.ts";
import { makePlantedWorld, type PlantedWorld } from "./planted-world.ts";
import { ALL_VISITORS, FORBIDDEN, headersOf, type Visitor } from "./visitors.ts";

/**
 * Every id that any answer gave anybody, of this challenge and of another, put into every address that takes an id, by
 * everybody. Ids of the other challenge must be not there; ids of one's own may open only what is one's own.
 */
const ID = /\b[0-9A-HJKMNP-TV-Z]{26}\b/g;

let world: PlantedWorld;
let elsewhere: PlantedWorld;
let loaders: LoaderRoute[];
let ownIds: string[];
let foreignIds: string[];

/** Every id in what a challenge's own people are sent, and every id there is to put into its addresses. */
async function idsIn(of: PlantedWorld): Promise<string[]> {
  const found = new Set(Object.values(of.idsByParam).flat());
  for (const visitor of ["challengeManager", "peer", "coordinator", "otherCoordinator"] as const) {
    const headers = await headersOf(of, visitor);
    for (const each of loaders) {
      const names = [...each.route.url.matchAll(/:(\w+)/g)].map(([, name = ""]) => name);
      if (!names.includes("challengeId")) continue;
      const params = Object.fromEntries(names.map((name) => [name, of.idsByParam[name]?.[0] ?? newId()]));
      for (const [id] of (await askLoader(each, { params, headers })).text.matchAll(ID)) found.add(id);
    }
  }
  found.delete(of.challenge.id);
  // Names that stand in addresses and are no ids are the same in every challenge.
  return [...found].filter((id) => new RegExp(`^${ID.source}$`).test(id));
}

beforeAll(async () => {
  loaders = await loaderRoutes();
  world = await makePlantedWorld();
  elsewhere = await makePlantedWorld();
  ownIds = await idsIn(world);
  const own = new Set(ownIds);
  // Whose accounts, requests and moments an answer names besides is not the other challenge's alone.
  foreignIds = (await idsIn(elsewhere)).filter((id) => !own.has(id));
}, 180_000);

it("has found ids of every kind to try", () => {
  expect(ownIds.length).toBeGreaterThan(40);
  expect(foreignIds.length).toBeGreaterThan(40);
});

it("does not count as there what is not there", async () => {
  const headers = await headersOf(world, "challengeManager");
  const note = loaders.find(({ route }) => route.url.endsWith("/evidence/:noteId"));
  const noteId = world.idsByParam.noteId?.[0] ?? "";
  const params = { challengeId: world.challenge.id, noteId };
  expect(note && (await askLoader(note, { params, headers })).status).toBe(200);
  expect(note && (await askLoader(note, { params: { ...params, noteId: newId() }, headers })).status).toBe(
    404,
  );
});

it.each(ALL_VISITORS)(
  "opens for the %s nothing that is not theirs, whichever id stands in the address",
  async (visitor: Visitor) => {
    await db.challenge.updateMany({ data: { stage: "reporting" } });
    const headers = await headersOf(world, visitor);
    const isMember = !["administrator", "stranger", "nobody"].includes(visitor);
    const faults: string[] = [];
    for (const each of loaders) {
      const names = [...each.route.url.matchAll(/:(\w+)/g)].map(([, name = ""]) => name);
      const last = names.at(-1);
      if (last === undefined || !names.includes("challengeId") || last === "challengeId") continue;
      const base = Object.fromEntries(names.map((name) => [name, world.idsByParam[name]?.[0] ?? newId()]));
      const ask = (id: string) => askLoader(each, { params: { ...base, [last]: id }, headers });
      const refusal = await ask(newId());
      // Refused by role or sign-in before any id is looked at: two more are enough to see that it stays so.
      const isRefused = [302, 403].includes(refusal.status) || !isMember;
      const foreign = isRefused ? foreignIds.slice(0, 2) : foreignIds;
      const own = isRefused ? ownIds.slice(0, 2) : ownIds;
      for (const id of foreign) {
        const { status } = await ask(id);
        if (status !== refusal.status)
          faults.push(`${each.route.url} with another challenge's id: ${status}`);
      }
      for (const id of own) {
        const { status, text } = await ask(id);
        const leaked = FORBIDDEN[visitor].filter((word) => text.includes(word));
        if (leaked.length > 0) faults.push(`${each.route.url}: ${leaked.join(", ")}`);
        if (status >= 500) faults.push(`${each.route.url}: ${status}`);
      }
    }
    expect([...new Set(faults)]).toEqual([]);
  },
  300_000,
);

it.each(["challengeManager", "coordinator", "peer"] as const)(
  "tells the %s of one challenge nothing of another, by its own addresses",
  async (visitor) => {
    const headers = await headersOf(world, visitor);
    const statuses = new Set<number>();
    for (const each of loaders) {
      const names = [...each.route.url.matchAll(/:(\w+)/g)].map(([, name = ""]) => name);
      if (!names.includes("challengeId")) continue;
      const params = Object.fromEntries(
        names.map((name) => [name, elsewhere.idsByParam[name]?.[0] ?? newId()]),
      );
      statuses.add((await askLoader(each, { params, headers })).status);
    }
    expect([...statuses]).toEqual([404]);
  },
  120_000,
);
