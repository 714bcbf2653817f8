import { beforeAll, expect, it } from "vitest";
import { guardRule } from "#app/access/guard.server.ts";
import { PERMISSIONS, type Permission, STAGES, type Stage } from "#app/access/permissions.ts";
import { newId } from "#app/platform/ids.ts";
import { askLoader, type LoaderAnswer, type LoaderRoute, requestContext } from "#tests/wall/ask-loader.ts";
import { PLANTED } from "#tests/wall/planted-world.ts";
import { cellOf, isLayout, keptCell, mayAnswer, roleMay, UPDATES, writeCells } from "./pages-table.ts";
import {
  cookieOf,
  forbiddenWords,
  isMember,
  isOfCouncil,
  moveTo,
  ownRecords,
  paramNames,
  type SweepVisitor,
  type SweepWorld,
  sweepWorld,
} from "./sweep-world.ts";

/**
 * The sweep: one visitor asks every loader at every stage that can make a difference, in the process itself, and each answer is
 * looked at for all that it may be wrong in: its status, by the table of permissions and by the one kept; words planted on the
 * other side of a wall; ids of another challenge. A loader's whole answer goes to the browser, drawn or not, so the answer
 * is what is searched. Then every kind of id there is, of this challenge and of another, is put into every address that takes one.
 */

/** Where an answer cannot hang on the stage: the first and the last, to see that it does not. */
const ENDS: readonly Stage[] = ["scoping", "closed"];

/** Where it should not, but what there is to read does: what is drafted on site and in the report is the most there is to hide. */
const ENDS_AND_WORK: readonly Stage[] = ["scoping", "on-site", "reporting", "reviewing", "closed"];

/**
 * Where somebody is asked who has the same role as another visitor, for the other council: what a stage changes it changes for the role, and
 * what stands between the councils at no stage alone. Where the kept cell varies they are asked at all.
 */
const FOR_THE_OTHER_COUNCIL: readonly Stage[] = ["scoping", "reporting", "closed"];

/** The stage at which searches are asked and ids are tried: what they find does not hang on the stage. */
const SEARCHED_AT: Stage = "reporting";

const SEARCH = `?words=${PLANTED.team}&view=person&theme=all`;

/** What was searched for comes back in the box it was typed in, and in addresses to come back to. */
const ECHO = new RegExp(`"words":"${PLANTED.team}"|words(?:%3D|=)${PLANTED.team}`, "g");

/** What each must find, or the sweep has looked at nothing. */
const OWN: Partial<Record<SweepVisitor, string>> = {
  coordinator: PLANTED.council,
  "council-reader": PLANTED.council,
  "monitoring-officer": PLANTED.council,
  "committee-clerk": PLANTED.council,
  "other-coordinator": PLANTED.otherCouncil,
  "other-council-reader": PLANTED.otherCouncil,
  peer: PLANTED.team,
  // Of the review in draft.
  "review-peer": `${PLANTED.team} practice`,
  "challenge-manager": PLANTED.team,
  "support-officer": PLANTED.team,
  administrator: PLANTED.personal,
};

/** Whoever tries ids of every kind everywhere; the others try those of the kind that an address means. */
const TRIES_EVERY_KIND: readonly SweepVisitor[] = ["challenge-manager", "peer", "coordinator"];

const ID = /\b[0-9A-HJKMNP-TV-Z]{26}\b/g;

/** Every way to fill in an address with ids that exist; the first is the one the table means. */
export function waysToFillIn({ world }: SweepWorld, url: string): Record<string, string>[] {
  const ways = paramNames(url).reduce<Record<string, string>[]>(
    (filled, name) =>
      filled.flatMap((params) =>
        (world.idsByParam[name] ?? [newId()]).map((id) => ({ ...params, [name]: id })),
      ),
    [{}],
  );
  const meant = Object.entries(world.meantBy(url));
  const isMeant = (params: Record<string, string>) =>
    meant.every(([name, id]) => params[name] === undefined || params[name] === id);
  return ways.sort((a, b) => Number(isMeant(b)) - Number(isMeant(a)));
}

/** The stages at which a visitor asks a loader: all where the answer may hang on the stage, fewer where it may not. */
function stagesOf({ route: { url }, loader }: LoaderRoute, visitor: SweepVisitor): readonly Stage[] {
  if (keptCell(url, visitor)?.length === STAGES.length) return STAGES;
  const rule = guardRule(loader);
  const permissions = (rule?.kind === "guarded" ? rule.permissions : []).filter(isOfChallenge);
  // Outside any challenge, or refused whatever the stage.
  if (!isMember(visitor) || !permissions.some((permission) => mayAtAll(visitor, permission, url)))
    return ENDS;
  if (visitor.startsWith("other-")) return FOR_THE_OTHER_COUNCIL;
  return permissions.some((permission) => "stages" in PERMISSIONS[permission]) ? STAGES : ENDS_AND_WORK;
}

const isOfChallenge = (permission: string): permission is Permission => permission in PERMISSIONS;

const mayAtAll = (visitor: SweepVisitor, permission: Permission, url: string) =>
  STAGES.some((stage) => roleMay(visitor, permission, stage, url));

/** Defines the tests of one visitor; each has a file of its own, so that all cores have some of them. */
export function sweepAs(visitor: SweepVisitor): void {
  let sweep: SweepWorld;
  let headers: HeadersInit;

  beforeAll(async () => {
    sweep = await sweepWorld();
    headers = await cookieOf(sweep, visitor);
  }, 120_000);

  it(`answers the ${visitor} as the tables say, and sends nothing from behind a wall`, async () => {
    const faults: string[] = [];
    const statuses = new Map<string, Partial<Record<Stage, number>>>();
    const own = OWN[visitor];
    let seesOwn = own === undefined;

    const look = async (each: LoaderRoute, at: string, { status, text }: LoaderAnswer) => {
      const { url } = each.route;
      const said = text.replaceAll(ECHO, "");
      seesOwn ||= own !== undefined && said.includes(own);
      const words = (await forbiddenWords(sweep, visitor, url)).filter((word) => said.includes(word));
      if (words.length > 0) faults.push(`${at}: ${words.join(", ")}`);
      if (status >= 500) faults.push(`${at}: ${status}`);
      if (!url.includes(":challengeId") && !isOfCouncil(url)) return;
      const foreign = isMember(visitor) ? sweep.allElsewhereIds : sweep.allIds;
      // What was asked for comes back: in the address to return to, and in the trail of what was refused.
      const asked = new Set([...Object.values(sweep.world.idsByParam).flat(), ...sweep.elsewhereKindsOfIds]);
      const mayEcho = status !== 200 || url.includes("/audit");
      const ids = [...new Set([...said.matchAll(ID)].map(([id]) => id))];
      const strange = ids.filter((id) => foreign.has(id) && !(mayEcho && asked.has(id)));
      if (strange.length > 0)
        faults.push(`${at}: ids of another challenge, ${strange.slice(0, 3).join(", ")}`);
    };

    // Who asks, and what they are in a challenge, is read once at each stage, for all that asks after one: a third of the work.
    let context = requestContext();
    const at = async (stage: Stage) => {
      await moveTo(stage, sweep);
      context = requestContext();
    };
    const asks = (each: LoaderRoute, ways: { params: Record<string, string>; query?: string }) =>
      askLoader(each, { ...ways, headers, ...(each.route.url.includes(":challengeId") ? { context } : {}) });

    /** Asks one page at the present stage: as the table means it, then in other ways if it opens, or for the last time. */
    const askAt = async (stage: Stage, each: LoaderRoute, isLast: boolean) => {
      const { url } = each.route;
      const [meant = {}, ...otherWays] = waysToFillIn(sweep, url);
      const answer = await asks(each, { params: meant });
      await look(each, `${stage} ${url}`, answer);
      if (!isLayout(each)) {
        statuses.set(url, { ...statuses.get(url), [stage]: answer.status });
        if (!mayAnswer(each, visitor, stage)(answer.status)) faults.push(`${stage} ${url}: ${answer.status}`);
      }
      const isOpen = answer.status === 200;
      if (isOpen && stage === SEARCHED_AT) {
        const found = await asks(each, { params: meant, query: SEARCH });
        await look(each, `${stage} ${url}${SEARCH}`, found);
      }
      if (!isOpen && !isLast) return;
      for (const params of otherWays) await look(each, `${stage} ${url}`, await asks(each, { params }));
    };

    for (const stage of STAGES) {
      await at(stage);
      for (const each of sweep.loaders) {
        const stages = stagesOf(each, visitor);
        if (stages.includes(stage)) await askAt(stage, each, stage === stages.at(-1));
      }
    }
    // Where the stage made a difference after all, the other stages are asked too, so that the table says which.
    for (const stage of STAGES) {
      await at(stage);
      for (const each of sweep.loaders.filter((loader) => !isLayout(loader))) {
        const asked = statuses.get(each.route.url) ?? {};
        const varies = new Set(Object.values(asked)).size > 1;
        if (varies && asked[stage] === undefined) await askAt(stage, each, false);
      }
    }
    expect([...new Set(faults)]).toEqual([]);
    expect(seesOwn).toBe(true);
    const pages = sweep.loaders.filter((each) => !isLayout(each)).map(({ route }) => route.url);
    const found = pages.map((url) => [url, cellOf(statuses.get(url) ?? {})] as const);
    if (UPDATES) writeCells(visitor, found);
    expect(Object.fromEntries(found)).toEqual(
      Object.fromEntries(pages.map((url) => [url, keptCell(url, visitor)])),
    );
  }, 300_000);

  it(`opens for the ${visitor} no record of a council that is not theirs`, async () => {
    await moveTo(SEARCHED_AT, sweep);
    const own = ownRecords(sweep, visitor);
    const records = [sweep.world, sweep.elsewhere].flatMap(({ idsByParam }) => idsByParam.councilId ?? []);
    const faults: string[] = [];
    for (const each of sweep.loaders.filter(({ route }) => isOfCouncil(route.url))) {
      const { url } = each.route;
      const [base = {}] = waysToFillIn(sweep, url);
      for (const councilId of records.filter((id) => !own.includes(id))) {
        const { status, text } = await askLoader(each, { params: { ...base, councilId }, headers });
        if (status !== (visitor === "nobody" ? 302 : 404)) faults.push(`${url}: ${status}`);
        const leaked = Object.values(PLANTED).filter((word) => text.includes(word));
        if (leaked.length > 0) faults.push(`${url}: ${leaked.join(", ")}`);
      }
    }
    expect(records).toHaveLength(4);
    expect([...new Set(faults)]).toEqual([]);
  });

  if (!isMember(visitor)) return;

  it(`opens for the ${visitor} nothing that is not theirs, whichever id stands in the address`, async () => {
    await moveTo(SEARCHED_AT, sweep);
    const faults: string[] = [];
    for (const each of sweep.loaders) {
      const { url } = each.route;
      const names = paramNames(url);
      const last = names.at(-1);
      const isAsked = names.includes("challengeId")
        ? last !== "challengeId"
        : isOfCouncil(url) && last !== "councilId";
      if (last === undefined || !isAsked) continue;
      const [base = {}] = waysToFillIn(sweep, url);
      // Who asks is read once for all of them: ids are what is tried here.
      const context = requestContext();
      const ask = (id: string) => askLoader(each, { params: { ...base, [last]: id }, headers, context });
      const refusal = await ask(newId());
      // Refused by role or sign-in before any id is looked at: two more are enough to see that it stays so.
      const isRefused = [302, 403].includes(refusal.status);
      const tries = (kinds: readonly string[], meant: readonly string[] = []) =>
        isRefused
          ? kinds.slice(0, 2)
          : TRIES_EVERY_KIND.includes(visitor) || !last.endsWith("Id")
            ? kinds
            : meant;
      for (const id of tries(sweep.elsewhereKindsOfIds, sweep.elsewhere.idsByParam[last])) {
        const { status } = await ask(id);
        if (status !== refusal.status) faults.push(`${url} with another challenge's id: ${status}`);
      }
      for (const id of tries(sweep.kindsOfIds, sweep.world.idsByParam[last])) {
        const { status, text } = await ask(id);
        const leaked = (await forbiddenWords(sweep, visitor, url)).filter((word) => text.includes(word));
        if (leaked.length > 0) faults.push(`${url}: ${leaked.join(", ")}`);
        if (status >= 500) faults.push(`${url}: ${status}`);
      }
    }
    expect([...new Set(faults)]).toEqual([]);
  }, 300_000);
}
