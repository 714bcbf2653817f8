import { type ChallengePermit, demand } from "#app/access/permit.ts";
import { listEarlierChallenges } from "#app/areas/challenge/council-records.server.ts";
import { record } from "#app/audit/record.server.ts";
import { type Db, db, type Tx, transaction } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { newId } from "#app/platform/ids.ts";
import { sha256 } from "#app/platform/sha256.server.ts";
import { ChangedMeanwhile, LOOK_AGAIN } from "#app/writing/merge/changed-meanwhile.ts";
import { countRevisions } from "../change-timetable.server.ts";
import { TAKEN_OVER } from "../changes-in-the-trail.server.ts";
import { type RuleMinutes, rulesProblem, withDefaults } from "../house-rules.ts";
import { hoursProblem, ownHoursFrom } from "../visit-days/day-hours.ts";
import {
  type DifferingRule,
  differingRules,
  type EarlierJourney,
  type EarlierRule,
  type EarlierSite,
  journeysBetween,
} from "./earlier-places.ts";

/** What there is to take over from the last challenge of one or several of the councils. */
export interface EarlierPlaces {
  /** Names of the councils whose last challenge it was, as this challenge calls them. */
  councils: string[];
  title: string;
  /** Those that are not here yet. */
  sites: EarlierSite[];
  /** Names of those that are here already: they stay as they are here. */
  here: string[];
  journeys: EarlierJourney[];
  rules: DifferingRule[];
  /** What tells whether it still is as it was shown. */
  mark: string;
}

/** What of an earlier challenge is read, of which a permit for this one says nothing: the council's places, and the rules of its timetable. */
async function readPlaces(challengeId: string, client: Db) {
  const sites = await client.site.findMany({
    where: { challengeId },
    orderBy: [{ position: "asc" }, { id: "asc" }],
    take: 20,
    select: {
      name: true,
      address: true,
      parking: true,
      wayIn: true,
      wifi: true,
      catering: true,
      rooms: {
        orderBy: [{ position: "asc" }, { id: "asc" }],
        take: 60,
        select: { name: true, capacity: true, isStepFree: true, hasHearingLoop: true },
      },
    },
  });
  const travel = await client.siteTravel.findMany({
    where: { from: { challengeId }, to: { challengeId } },
    orderBy: [{ fromSiteId: "asc" }, { toSiteId: "asc" }],
    take: 400,
    select: { minutes: true, from: { select: { name: true } }, to: { select: { name: true } } },
  });
  const journeys = travel.map(({ from, to, minutes }) => ({ from: from.name, to: to.name, minutes }));
  return { sites, journeys, rules: await storedRules(challengeId, client) };
}

function storedRules(challengeId: string, client: Db): Promise<EarlierRule[]> {
  return client.timetableRule.findMany({
    where: { challengeId },
    orderBy: { key: "asc" },
    // With the hours of single days, as many as the timetable itself reads.
    take: 500,
    select: { key: true, minutes: true },
  });
}

/**
 * What can be taken over into the challenge of a permit: of the last challenge of each of its councils, told by the councils' records, the sites
 * with their rooms, the journeys between them and the rules that differ. Nothing else of those challenges is read. Empty when there is
 * none, or nothing in it that is not here.
 */
export async function listEarlierPlaces(permit: ChallengePermit, client: Db = db): Promise<EarlierPlaces[]> {
  const { challengeId } = permit;
  const names = await client.site.findMany({ where: { challengeId }, select: { name: true } });
  const known = new Set(names.map(({ name }) => name));
  const rulesHere = await storedRules(challengeId, client);
  const found: EarlierPlaces[] = [];
  for (const { id, title, councils } of await listEarlierChallenges(permit, client)) {
    const there = await readPlaces(id, client);
    const rules = differingRules(there.rules, rulesHere);
    const sites = there.sites.filter(({ name }) => !known.has(name));
    if (sites.length === 0 && rules.length === 0) continue;
    found.push({
      councils,
      title,
      sites,
      here: there.sites.filter(({ name }) => known.has(name)).map(({ name }) => name),
      journeys: there.journeys,
      rules,
      mark: sha256(new TextEncoder().encode(JSON.stringify([id, there, rulesHere, [...known].sort()]))),
    });
  }
  return found;
}

/** What somebody chose of what was shown. */
export interface TakeOverInput {
  mark: string;
  /** Names of sites. */
  sites: readonly string[];
  takesRules: boolean;
}

/** How much was taken over, and from where. */
export interface TakenOver {
  title: string;
  sites: number;
  rooms: number;
  journeys: number;
  rules: number;
}

/**
 * Copies sites with their rooms, the journeys between them and house rules from the last challenge of a council. What was copied is this
 * challenge's own from then on. Throws forbidden, invalid when nothing is chosen or a day with hours of its own would end before it starts
 * by the rules of there, or conflict when something was changed since it was shown.
 */
export async function takeOver(permit: ChallengePermit, input: TakeOverInput, now: Date): Promise<TakenOver> {
  demand(permit, "timetable.edit");
  const { challengeId } = permit;
  return transaction(async (tx) => {
    const places = (await listEarlierPlaces(permit, tx)).find(({ mark }) => mark === input.mark);
    if (places === undefined) throw new ChangedMeanwhile(undefined, LOOK_AGAIN);
    const sites = places.sites.filter(({ name }) => input.sites.includes(name));
    const rules = input.takesRules ? places.rules : [];
    if (sites.length === 0 && rules.length === 0) {
      throw new AppError("invalid", "Choose at least one site, or the house rules", { field: "sites" });
    }
    const ids = await copySites(tx, challengeId, sites);
    const journeys = journeysBetween(places.journeys, [...ids.keys()]);
    await tx.siteTravel.createMany({
      data: journeys.map(({ from, to, minutes }) => ({
        fromSiteId: ids.get(from) ?? "",
        toSiteId: ids.get(to) ?? "",
        minutes,
      })),
    });
    await copyRules(tx, challengeId, rules);
    await countRevisions(tx, challengeId);
    await record(tx, permit, { type: "timetable-changed", data: { what: TAKEN_OVER } }, now);
    return {
      title: places.title,
      sites: sites.length,
      rooms: sites.reduce((sum, { rooms }) => sum + rooms.length, 0),
      journeys: journeys.length,
      rules: rules.length,
    };
  });
}

/** Writes the sites behind those that are there; gives the id of each by its name. */
async function copySites(
  tx: Tx,
  challengeId: string,
  sites: readonly EarlierSite[],
): Promise<Map<string, string>> {
  const last = await tx.site.aggregate({ where: { challengeId }, _max: { position: true } });
  const first = (last._max.position ?? 0) + 1;
  const ids = new Map<string, string>();
  for (const [index, { rooms, ...site }] of sites.entries()) {
    const siteId = newId();
    ids.set(site.name, siteId);
    await tx.site.create({
      data: { id: siteId, challengeId, position: first + index, ...site },
      select: { id: true },
    });
    await tx.room.createMany({
      data: rooms.map((room, position) => ({
        id: newId(),
        challengeId,
        siteId,
        position: position + 1,
        ...room,
      })),
    });
  }
  return ids;
}

async function copyRules(tx: Tx, challengeId: string, rules: readonly DifferingRule[]): Promise<void> {
  if (rules.length === 0) return;
  await tx.timetableRule.deleteMany({ where: { challengeId, key: { in: rules.map(({ key }) => key) } } });
  await tx.timetableRule.createMany({
    data: rules.map(({ key, label, minutes }) => ({ challengeId, key, label, minutes })),
  });
  const stored = await storedRules(challengeId, tx);
  const together: RuleMinutes = withDefaults(stored);
  const problem = rulesProblem(together);
  // All of them come from one challenge, where they fitted one another.
  if (problem !== null) throw new Error(`rules that were taken over do not fit: ${problem.key}`);
  // The hours of single days are of this challenge, and nobody held them against another's rules.
  const own = hoursProblem(together, ownHoursFrom(stored));
  if (own === null) return;
  const message = `${own.message} The hours of that day are its own: change them first, or leave the house rules as they are here.`;
  throw new AppError("invalid", message, { field: "rules" });
}
