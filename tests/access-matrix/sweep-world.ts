import { COUNCIL_ROLES, ROLES, type Stage } from "#app/access/permissions.ts";
import type { ReaderKind } from "#app/access/readers/reader-rights.ts";
import { db } from "#app/platform/db.server.ts";
import { schemaColumns } from "#tests/support/schema-columns.ts";
import { type LoaderRoute, loaderRoutes } from "#tests/wall/ask-loader.ts";
import {
  AT_REVIEW,
  makePlantedWorld,
  PLANTED,
  type PlantedWorld,
  READERS_APART,
} from "#tests/wall/planted-world.ts";
import { FORBIDDEN, headersOf, type Visitor } from "#tests/wall/visitors.ts";

/** A peer who comes to the progress review alone. */
const REVIEW_PEER = "review-peer";

/** Whoever asks: nobody, accounts that are no members, everybody of the challenge, and everybody of another challenge. */
export const SWEEP_VISITORS = [
  "nobody",
  "stranger",
  "administrator",
  ...ROLES,
  REVIEW_PEER,
  ...READERS_APART,
  ...COUNCIL_ROLES.map((role) => `other-${role}` as const),
  ...ROLES.map((role) => `elsewhere-${role}` as const),
] as const;

export type SweepVisitor = (typeof SWEEP_VISITORS)[number];

/** Two partnerships with the same planted words, and everybody of both; made once for all files of a process. */
export interface SweepWorld {
  world: PlantedWorld;
  elsewhere: PlantedWorld;
  loaders: LoaderRoute[];
  /** Every id of every record of the challenge, and of the other one. */
  allIds: ReadonlySet<string>;
  allElsewhereIds: ReadonlySet<string>;
  /** One id of each kind of record, and of each council's where they have their own. */
  kindsOfIds: readonly string[];
  elsewhereKindsOfIds: readonly string[];
}

let made: Promise<SweepWorld> | undefined;

export function sweepWorld(): Promise<SweepWorld> {
  made ??= makeSweepWorld();
  return made;
}

async function makeSweepWorld(): Promise<SweepWorld> {
  const world = await makePlantedWorld();
  const elsewhere = await makePlantedWorld();
  const [own, others] = [await idsOf(world), await idsOf(elsewhere)];
  return {
    world,
    elsewhere,
    loaders: (await loaderRoutes()).flatMap(atEachVisit),
    allIds: new Set(own.all),
    allElsewhereIds: new Set(others.all),
    kindsOfIds: own.kinds,
    elsewhereKindsOfIds: others.kinds,
  };
}

/** What tells one kind of record in a table from another. */
const KIND_COLUMNS = ["kind", "councilId", "space", "role"];

/** What is of one visit alone, and is planted for the one on site. */
const OF_ONE_VISIT = /:(importId|proposalId|repairsId|versionId)/;

/** A page of a visit is asked of the one on site and of the progress review: what may be done differs (access/permissions.ts). */
function atEachVisit(each: LoaderRoute): LoaderRoute[] {
  const { url } = each.route;
  if (!url.includes("/visits/:visitId") || OF_ONE_VISIT.test(url)) return [each];
  return [each, { ...each, route: { ...each.route, url: url + AT_REVIEW } }];
}

/** The ids of what the councils of a challenge keep across their challenges. */
async function idsOfRecords({ challenge: { council, otherCouncil } }: PlantedWorld): Promise<string[]> {
  const councilId = { in: [council.recordId, otherCouncil?.recordId ?? ""] };
  const elections = await db.councilElection.findMany({ where: { councilId }, select: { id: true } });
  const bodies = await db.bodyCouncil.findMany({ where: { councilId }, select: { bodyId: true } });
  return [...councilId.in, ...elections.map(({ id }) => id), ...bodies.map(({ bodyId }) => bodyId)];
}

/** Every id there is in a challenge, and of what its councils keep; and the first of each kind. */
async function idsOf(world: PlantedWorld): Promise<{ all: string[]; kinds: string[] }> {
  const { challenge, idsByParam } = world;
  const columns = schemaColumns();
  const has = (table: string, column: string) =>
    columns.some((each) => each.table === table && each.column === column);
  const all = await idsOfRecords(world);
  const kinds = new Map<string, string>();
  for (const table of new Set(columns.map((column) => column.table))) {
    if (!has(table, "id") || !has(table, "challengeId")) continue;
    const telling = KIND_COLUMNS.filter((column) => has(table, column));
    const wanted = ["id", ...telling].map((column) => `"${column}"`).join(", ");
    const rows = await db.$queryRawUnsafe<Record<string, string | null>[]>(
      `SELECT ${wanted} FROM "${table}" WHERE "challengeId" = '${challenge.id}' ORDER BY "id"`,
    );
    for (const row of rows) {
      const kind = `${table} ${telling.map((column) => row[column]).join(" ")}`;
      const id = row.id ?? "";
      all.push(id);
      if (!kinds.has(kind)) kinds.set(kind, id);
    }
  }
  const named = Object.entries(idsByParam).flatMap(([name, ids]) => (name.endsWith("Id") ? ids : []));
  const distinct = new Set([...kinds.values(), ...named]);
  distinct.delete(challenge.id);
  return { all, kinds: [...distinct] };
}

export async function moveTo(stage: Stage, { world }: SweepWorld): Promise<void> {
  await db.challenge.update({ where: { id: world.challenge.id }, data: { stage }, select: { id: true } });
}

const camelCase = (words: string) => words.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

/** Whether an address is of a council's record, as its own people open it. */
export function isOfCouncil(url: string): boolean {
  return url.startsWith("/councils/:councilId");
}

/** The records of councils that a visitor is tied to, by a role for the council. */
export function ownRecords({ world, elsewhere }: SweepWorld, visitor: SweepVisitor): string[] {
  const { council, otherCouncil } = (visitor.startsWith("elsewhere-") ? elsewhere : world).challenge;
  const role = roleOf(visitor);
  if (!(COUNCIL_ROLES as readonly string[]).includes(role)) return [];
  return [(visitor.startsWith("other-") ? otherCouncil?.recordId : council.recordId) ?? ""];
}

/** The role of a visitor in the challenge it belongs to, or its own name. */
export function roleOf(visitor: SweepVisitor): string {
  if (isOfReviewAlone(visitor)) return "peer";
  return readerOf(visitor) === null ? visitor.replace(/^(elsewhere|other)-/, "") : "council-reader";
}

/** Whether a visitor is the peer who comes to the progress review alone. */
export function isOfReviewAlone(visitor: SweepVisitor): boolean {
  return visitor === REVIEW_PEER;
}

/** Which kind of a council's reader a visitor is; null for everybody else. */
export function readerOf(visitor: SweepVisitor): ReaderKind | null {
  return READERS_APART.find((kind) => kind === visitor) ?? null;
}

/** Whether somebody belongs to the challenge that is asked for. */
export function isMember(visitor: SweepVisitor): boolean {
  return !/^(nobody|stranger|administrator|elsewhere-.*)$/.test(visitor);
}

/** What a visitor's browser sends with each request. */
export function cookieOf({ world, elsewhere }: SweepWorld, visitor: SweepVisitor): Promise<HeadersInit> {
  const from = visitor.startsWith("elsewhere-") ? elsewhere : world;
  return headersOf(from, camelCase(visitor.replace(/^elsewhere-/, "")) as Visitor);
}

/** Where somebody reads all that is held on themselves: of a peer also what they eat and need, which of others only those who arrange the visit read. */
const HELD_ON_ONESELF = "/account/data";

/** The planted words that a visitor may never be sent by an address; of their own challenge only those they may not read there. */
export async function forbiddenWords(
  sweep: SweepWorld,
  visitor: SweepVisitor,
  url: string,
): Promise<readonly string[]> {
  const words = await wordsBehindWalls(sweep, visitor, url);
  const isOfAPeer = url === HELD_ON_ONESELF && visitor.endsWith("peer");
  return isOfAPeer ? words.filter((word) => word !== PLANTED.arrangers) : words;
}

async function wordsBehindWalls(
  { world }: SweepWorld,
  visitor: SweepVisitor,
  url: string,
): Promise<readonly string[]> {
  if (visitor.startsWith("elsewhere-")) {
    const own = FORBIDDEN[camelCase(visitor.replace(/^elsewhere-/, "")) as Visitor];
    return url.includes(":challengeId") || isOfCouncil(url) ? Object.values(PLANTED) : own;
  }
  const words = FORBIDDEN[camelCase(visitor) as Visitor];
  if (
    visitor === "administrator" ||
    ["challenge-manager", "support-officer", "peer", REVIEW_PEER].includes(visitor)
  )
    return words;
  return [...words, ...(await teamAddresses(world))];
}

const addresses = new WeakMap<PlantedWorld, Promise<string[]>>();

/** The e-mail addresses of the peer team, which are the team's own. */
function teamAddresses(world: PlantedWorld): Promise<string[]> {
  const known = addresses.get(world) ?? readTeamAddresses(world);
  addresses.set(world, known);
  return known;
}

async function readTeamAddresses({ challenge }: PlantedWorld): Promise<string[]> {
  const team = await db.account.findMany({
    where: { memberships: { some: { challengeId: challenge.id, councilId: null } } },
    select: { email: true },
  });
  return team.map(({ email }) => email);
}

/** Names of the parameters of an address. */
export function paramNames(url: string): string[] {
  return [...url.matchAll(/:(\w+)/g)].map(([, name = ""]) => name);
}
