import type { ChallengePermit, VisitPermit } from "#app/access/permit.ts";
import type { VisitKind } from "#app/access/visit-kinds.ts";
import type { Day } from "#app/platform/days.ts";
import { type Db, db } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { Prisma } from "#app/platform/generated/prisma/client.ts";
import { readOnce } from "#app/platform/request-context/read-once.server.ts";
import { type OnSiteDays, onSiteDays } from "./on-site-days.ts";
import type { VisitAddress } from "./visit-address.ts";
import { visitInView } from "./visit-in-view.ts";
import { byKindAndTime, visitName } from "./visit-words.ts";

/** Days on which the peers meet people. */
export interface VisitFacts {
  id: string;
  kind: VisitKind;
  /** What it is called, in words. */
  name: string;
  /** The name somebody gave it; empty for none. */
  title: string;
  /** In order; none while they are not known. */
  days: Day[];
  /** Counts the changes of its timetable. */
  timetableRevision: number;
  version: number;
}

/** The visits of a challenge, and whether any of them was ever put off. */
interface ReadVisits {
  visits: VisitFacts[];
  wasPostponed: boolean;
}

/** The visits of a challenge, by kind and then in order of time, those without days last; at most 40. */
export async function listVisits(challengeId: string, client: Db = db): Promise<VisitFacts[]> {
  return [...(await readVisitsOnce(challengeId, client)).visits];
}

/** Whether a visit of a challenge was ever put off, as far as is kept: most never were, and most pages ask. */
export async function wasEverPostponed(challengeId: string, client: Db = db): Promise<boolean> {
  return (await readVisitsOnce(challengeId, client)).wasPostponed;
}

function readVisitsOnce(challengeId: string, client: Db): Promise<ReadVisits> {
  const read = () => readVisits(challengeId, client);
  return client === db ? readOnce(`visits of ${challengeId}`, read) : read();
}

interface VisitRow {
  id: string;
  kind: VisitKind;
  title: string;
  position: number | bigint;
  timetableRevision: number | bigint;
  version: number | bigint;
  date: Day | null;
  wasPostponed: number | bigint | boolean;
}

// Raw, since every page of a challenge asks it: one statement instead of one a table.
async function readVisits(challengeId: string, client: Db): Promise<ReadVisits> {
  const rows = await client.$queryRaw<VisitRow[]>`
    SELECT v."id" AS "id", v."kind" AS "kind", v."title" AS "title", v."position" AS "position",
      v."timetableRevision" AS "timetableRevision", v."version" AS "version", d."date" AS "date",
      EXISTS (SELECT 1 FROM "Postponement" p WHERE p."challengeId" = ${challengeId}) AS "wasPostponed"
    FROM (SELECT * FROM "Visit" WHERE "challengeId" = ${challengeId} ORDER BY "id" LIMIT 40) v
    LEFT JOIN "VisitDay" d ON d."visitId" = v."id"
    ORDER BY v."id", d."date"`;
  const visits = byVisit(rows)
    .map(({ first, days }) => ({
      id: first.id,
      kind: first.kind,
      title: first.title,
      days,
      position: Number(first.position),
      timetableRevision: Number(first.timetableRevision),
      version: Number(first.version),
    }))
    .sort(byKindAndTime);
  return {
    visits: visits.map(({ position, ...visit }) => ({ ...visit, name: visitName(visit, visits) })),
    wasPostponed: Boolean(rows[0]?.wasPostponed),
  };
}

/** Rows of a visit and a day each, put together by visit, in the order in which they came. */
function byVisit<R extends { id: string; date: Day | null }>(
  rows: readonly R[],
): { first: R; days: Day[] }[] {
  const found = new Map<string, { first: R; days: Day[] }>();
  for (const row of rows) {
    const known = found.get(row.id) ?? { first: row, days: [] };
    found.set(row.id, known);
    if (row.date !== null) known.days.push(row.date);
  }
  return [...found.values()];
}

/** The first phase on site, which every challenge has: where a timetable is meant without saying of which visit. */
export async function readFirstPhase(challengeId: string, client: Db = db): Promise<VisitFacts> {
  const first = (await listVisits(challengeId, client)).find(({ kind }) => kind === "on-site");
  if (first === undefined) throw new Error("A challenge has no phase on site.");
  return first;
}

/** The visit that a permit is at. */
export async function readVisit(
  { challengeId, visitId }: Pick<VisitPermit, "challengeId" | "visitId">,
  client: Db = db,
): Promise<VisitFacts> {
  const visit = (await listVisits(challengeId, client)).find(({ id }) => id === visitId);
  if (visit === undefined) throw new AppError("not-found", "There is no such visit in this challenge.");
  return visit;
}

/** When the peers are on site, in all phases; null while that is not known. */
export async function readOnSiteDays(challengeId: string, client: Db = db): Promise<OnSiteDays | null> {
  const phases = (await listVisits(challengeId, client)).filter(({ kind }) => kind === "on-site");
  return onSiteDays(phases.map(({ id, days }) => ({ visitId: id, days })));
}

/** T, the last day of the last phase on site; null while it is not known. */
export async function lastDayOnSite(challengeId: string, client: Db = db): Promise<Day | null> {
  return (await readOnSiteDays(challengeId, client))?.last ?? null;
}

/** When the peers are on site in each of some challenges; those where that is not known are left out. */
export async function listOnSiteDays(
  challengeIds: readonly string[],
  client: Db = db,
): Promise<Map<string, OnSiteDays>> {
  if (challengeIds.length === 0) return new Map();
  const rows = await client.$queryRaw<{ id: string; challengeId: string; date: Day | null }[]>`
    SELECT v."id" AS "id", v."challengeId" AS "challengeId", d."date" AS "date"
    FROM "Visit" v LEFT JOIN "VisitDay" d ON d."visitId" = v."id"
    WHERE v."challengeId" IN (${Prisma.join([...new Set(challengeIds)])}) AND v."kind" = 'on-site'
    ORDER BY v."position", v."id", d."date"`;
  const visits = byVisit(rows);
  const found = new Map<string, OnSiteDays>();
  for (const challengeId of challengeIds) {
    const phases = visits
      .filter(({ first }) => first.challengeId === challengeId)
      .map(({ first, days }) => ({ visitId: first.id, days }));
    const onSite = onSiteDays(phases);
    if (onSite !== null) found.set(challengeId, onSite);
  }
  return found;
}

/** Where the pages of the visit that is most likely meant are, for links that lead to a timetable. */
export async function readAddressInView(
  { challengeId, stage }: Pick<ChallengePermit, "challengeId" | "stage">,
  today: Day,
  client: Db = db,
): Promise<VisitAddress> {
  const { id } = visitInView(await listVisits(challengeId, client), stage, today);
  return { challengeId, visitId: id };
}

/** The visits in view, for links that say what of: what there is to do now, a phase on site, a progress review. */
export interface AddressesInView {
  inView: VisitAddress;
  onSite: VisitAddress;
  /** Where a challenge has no review yet, that of the phase. */
  review: VisitAddress;
}

/** Where the pages of the visits are that are most likely meant: of all, of the phases on site alone, and of the reviews. */
export async function readAddressesInView(
  { challengeId, stage }: Pick<ChallengePermit, "challengeId" | "stage">,
  today: Day,
  client: Db = db,
): Promise<AddressesInView> {
  const visits = await listVisits(challengeId, client);
  const at = ({ id }: VisitFacts): VisitAddress => ({ challengeId, visitId: id });
  return {
    inView: at(visitInView(visits, stage, today)),
    onSite: at(
      visitInView(
        visits.filter(({ kind }) => kind === "on-site"),
        stage,
        today,
      ),
    ),
    review: at(visitInView(visits, "reviewing", today)),
  };
}

/** Where the pages of the first phase on site are. */
export async function readAddressOfFirstPhase({
  challengeId,
}: Pick<ChallengePermit, "challengeId">): Promise<VisitAddress> {
  return { challengeId, visitId: (await readFirstPhase(challengeId)).id };
}
