import { beforeAll, describe, expect, it } from "vitest";
import type { Stage } from "#app/access/permissions.ts";
import { newId } from "#app/platform/ids.ts";
import { inViewOf, isOfOneCouncil } from "#app/platform/in-view/council-address.ts";
import { askLoader, type LoaderRoute, pathOf } from "#tests/wall/ask-loader.ts";
import { PLANTED } from "#tests/wall/planted-world.ts";
import { FORBIDDEN, headersOf } from "#tests/wall/visitors.ts";
import { isLayout, statusIn } from "./pages-table.ts";
import { waysToFillIn } from "./sweep.ts";
import { cookieOf, moveTo, type SweepVisitor, type SweepWorld, sweepWorld } from "./sweep-world.ts";

/**
 * One person who co-ordinates for both councils of a challenge. With a council in view every page answers as it answers the co-ordinator of
 * that council, and holds no word of the other's own; without one, the page of one council asks which. Who serves one council finds
 * nothing at the addresses of the other.
 */
let sweep: SweepWorld;
let joint: HeadersInit;
let ofOneCouncil: LoaderRoute[];

const STAGES_ASKED: readonly Stage[] = ["preparing", "reporting", "reviewing"];

/** In view of a council, as whom the joint co-ordinator is answered, what is to be found, and what never. */
const VIEWS = [
  { in: "council", as: "coordinator", finds: PLANTED.council, never: PLANTED.otherCouncil },
  { in: "otherCouncil", as: "other-coordinator", finds: PLANTED.otherCouncil, never: PLANTED.council },
] as const;

const councilId = (which: "council" | "otherCouncil") => sweep.world.challenge[which]?.id ?? "";

/** What is asked of a page of one council: with the address that names it. */
function inView({ route, loader }: LoaderRoute, council: string): LoaderRoute {
  return { route: { ...route, url: inViewOf(route.url, council) }, loader };
}

beforeAll(async () => {
  sweep = await sweepWorld();
  joint = await headersOf(sweep.world, "jointCoordinator");
  ofOneCouncil = sweep.loaders.filter(
    ({ route: { url } }) => url.includes(":challengeId") && isOfOneCouncil(url),
  );
  expect(ofOneCouncil.length).toBeGreaterThan(35);
}, 120_000);

describe.each(VIEWS)("with the $in in view", ({ in: which, as, finds, never }) => {
  it(`is answered as the ${as}, and sent nothing of the other council's own`, async () => {
    const faults: string[] = [];
    let found = false;
    for (const stage of STAGES_ASKED) {
      await moveTo(stage, sweep);
      for (const each of ofOneCouncil) {
        const { url } = each.route;
        const asked = inView(each, councilId(which));
        for (const [way, params] of waysToFillIn(sweep, url).entries()) {
          const { status, text } = await askLoader(asked, { params, headers: joint });
          const expected = isLayout(each) ? 200 : statusIn(url, as, stage);
          if (way === 0 && status !== expected) faults.push(`${stage} ${url}: ${status}, not ${expected}`);
          const words = [never, ...FORBIDDEN.jointCoordinator].filter((word) => text.includes(word));
          if (words.length > 0) faults.push(`${stage} ${url}: ${words.join(", ")}`);
          found ||= text.includes(finds);
        }
      }
    }
    expect(faults).toEqual([]);
    expect(found).toBe(true);
  }, 120_000);

  it("opens no record of the other council by its id", async () => {
    await moveTo("reporting", sweep);
    const faults: string[] = [];
    for (const each of ofOneCouncil) {
      const last = [...each.route.url.matchAll(/:(\w+Id)/g)].at(-1)?.[1];
      if (last === undefined || last === "challengeId") continue;
      const [base = {}] = waysToFillIn(sweep, each.route.url);
      for (const id of [...sweep.kindsOfIds, ...sweep.elsewhereKindsOfIds.slice(0, 5)]) {
        const params = { ...base, [last]: id };
        const { status, text } = await askLoader(inView(each, councilId(which)), { params, headers: joint });
        if (status >= 500) faults.push(`${each.route.url}: ${status}`);
        if (text.includes(never)) faults.push(`${each.route.url} with ${id}: ${never}`);
      }
    }
    expect(faults).toEqual([]);
  }, 120_000);
});

it("is asked which council, where a page is of one, and comes back to it", async () => {
  const params = { challengeId: sweep.world.challenge.id };
  const plan = ofOneCouncil.find(({ route }) => route.url.endsWith("/action-plan"));
  if (plan === undefined) throw new Error("there is no page of the action plan");
  for (const each of ofOneCouncil) {
    const [meant = {}] = waysToFillIn(sweep, each.route.url);
    const { status } = await askLoader(each, { params: meant, headers: joint });
    expect(`${each.route.url} ${status}`).toBe(`${each.route.url} 302`);
  }
  const { text } = await askLoader(plan, { params, query: "?rating=off-track", headers: joint });
  const page = encodeURIComponent(`${pathOf(plan.route.url, params)}?rating=off-track`).replaceAll(
    "%20",
    "+",
  );
  expect(text).toContain(page);
  const chooser = sweep.loaders.find(({ route }) => route.url.endsWith("/choose-council"));
  if (chooser === undefined) throw new Error("there is no page to choose on");
  const answer = await askLoader(chooser, { params, query: `?returnTo=${page}`, headers: joint });
  for (const { in: which } of VIEWS) {
    expect(answer.text).toContain(`/councils/${councilId(which)}/action-plan?rating=off-track`);
  }
});

it("sees joint business once, without choosing", async () => {
  await moveTo("preparing", sweep);
  const shared = sweep.loaders.filter(
    ({ route: { url } }) => url.startsWith("/challenges/:challengeId/") && !isOfOneCouncil(url),
  );
  const faults: string[] = [];
  for (const each of shared) {
    const { url } = each.route;
    if (isLayout(each) || url.endsWith("/choose-council")) continue;
    const [params = {}] = waysToFillIn(sweep, url);
    const { status, text } = await askLoader(each, { params, headers: joint });
    const expected = statusIn(url, "coordinator", "preparing");
    if (status !== expected) faults.push(`${url}: ${status}, not ${expected}`);
    const words = FORBIDDEN.jointCoordinator.filter((word) => text.includes(word));
    if (words.length > 0) faults.push(`${url}: ${words.join(", ")}`);
  }
  expect(faults).toEqual([]);
}, 60_000);

it.each<[SweepVisitor, "council" | "otherCouncil"]>([
  ["coordinator", "otherCouncil"],
  ["council-reader", "otherCouncil"],
  ["action-owner", "otherCouncil"],
  ["other-coordinator", "council"],
  ["elsewhere-coordinator", "council"],
  ["stranger", "council"],
])(
  "is nothing for the %s at an address of the %s",
  async (visitor, which) => {
    await moveTo("reporting", sweep);
    const headers = await cookieOf(sweep, visitor);
    const faults: string[] = [];
    for (const each of ofOneCouncil) {
      const [params = {}] = waysToFillIn(sweep, each.route.url);
      const { status } = await askLoader(inView(each, councilId(which)), { params, headers });
      if (status !== 404) faults.push(`${each.route.url}: ${status}`);
    }
    expect(faults).toEqual([]);
  },
  60_000,
);

it("leads a peer to the same page without a council, and finds no council that is none", async () => {
  const headers = await cookieOf(sweep, "peer");
  const params = { challengeId: sweep.world.challenge.id };
  for (const each of ofOneCouncil) {
    const [meant = {}] = waysToFillIn(sweep, each.route.url);
    const asked = inView(each, councilId("council"));
    expect(`${each.route.url} ${(await askLoader(asked, { params: meant, headers })).status}`).toBe(
      `${each.route.url} 302`,
    );
    expect(
      (await askLoader(inView(each, newId()), { params: { ...meant, ...params }, headers: joint })).status,
    ).toBe(404);
  }
}, 60_000);
