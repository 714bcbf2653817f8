import { isPeerTeamRole } from "#app/access/permissions.ts";
import type { ChallengePermit } from "#app/access/permit.ts";
import { type Db, db, type Tx } from "#app/platform/db.server.ts";
import { Prisma } from "#app/platform/generated/prisma/client.ts";
import { newId } from "#app/platform/ids.ts";
import { keptDays, keptPlaces } from "./kept-days.ts";
import type { Mark, PostponedInBrief, Postponement } from "./postponement.ts";
import { listVisits, wasEverPostponed } from "./read-visits.server.ts";

type OfChallenge = Pick<ChallengePermit, "challengeId">;

/** Whoever reads marks: what decides which of them. */
export type MarkReader = Pick<ChallengePermit, "challengeId" | "may" | "role" | "councilId">;

/** What not everybody reads the marks about. */
const WALLED: readonly string[] = ["proposal", "interests"];

/** Of what is walled, the marks that somebody reads: about what, and of which council where of one alone. */
function walledMarks({ may, role, councilId }: MarkReader): { about: string; councilId?: string }[] {
  const own = isPeerTeamRole(role) ? {} : { councilId: councilId ?? "" };
  return [
    ...(may("decisions.read") ? [{ about: "proposal", ...own }] : []),
    ...(may("conflicts.read") ? [{ about: "interests" }] : []),
  ];
}

/**
 * Which marks somebody reads. That a council has agreed to somebody who was put to it is known to whoever manages the challenge and to
 * that council (decision 0723); that interests were declared to whoever reads them. All others both sides read.
 */
export function readableMarks(reader: MarkReader) {
  return { OR: [{ about: { notIn: [...WALLED] } }, ...walledMarks(reader)] };
}

/** A postponement with one of its visits or marks; what is of the other is null. */
interface PostponementRow {
  id: string;
  decidedBy: string;
  reason: string;
  recordedAt: string | Date;
  recordedByName: string;
  putBackAt: string | Date | null;
  putBackByName: string | null;
  putBackReason: string;
  part: "visit" | "mark" | null;
  partId: string;
  visitId: string | null;
  name: string;
  earlierDays: string;
  newDays: string;
  places: string;
  about: Mark["about"];
  councilId: string | null;
  peerId: string | null;
  proposalId: string | null;
  confirmedAt: string | Date | null;
  confirmedByName: string | null;
  confirmedHow: string;
  version: number | bigint;
}

/** The visits and marks of the postponements of a challenge, one a row; without where sessions stood unless it is asked for. */
function partsOf(challengeId: string, withPlaces: boolean): Prisma.Sql {
  const places = withPlaces ? Prisma.sql`"places"` : Prisma.sql`''`;
  return Prisma.sql`
    SELECT 'visit' AS "part", "postponementId", "id" AS "partId", "visitId", "name", "earlierDays", "newDays",
      ${places} AS "places", NULL AS "about", NULL AS "councilId", NULL AS "peerId", NULL AS "proposalId",
      NULL AS "confirmedAt", NULL AS "confirmedByName", NULL AS "confirmedHow", NULL AS "version"
    FROM "PostponedVisit" WHERE "challengeId" = ${challengeId}
    UNION ALL
    SELECT 'mark', "postponementId", "id", "visitId", NULL, NULL, NULL, NULL, "about", "councilId", "peerId",
      "proposalId", "confirmedAt", "confirmedByName", "confirmedHow", "version"
    FROM "PostponementMark" WHERE "challengeId" = ${challengeId}`;
}

const instantOf = (kept: string | Date | null) => (kept === null ? null : new Date(kept));

/** Every postponement of a challenge with the marks that somebody reads, newest first; at most 50. */
export async function listPostponements(permit: MarkReader, client: Db = db): Promise<Postponement[]> {
  const all = await readPostponements(permit, client, true);
  return all.map(({ visits, ...one }) => ({
    ...one,
    visits: visits.map(({ places, ...visit }) => ({ ...visit, places: keptPlaces.read(places) })),
  }));
}

/** The same without where the sessions stood, which only the pages about postponing need. */
export async function listPostponedInBrief(permit: MarkReader): Promise<PostponedInBrief[]> {
  const all = await readPostponements(permit, db, false);
  return all.map(({ visits, ...one }) => ({
    ...one,
    visits: visits.map(({ places: _, ...visit }) => visit),
  }));
}

/** The same with where the sessions stood as it is stored; "" where that was not asked for. */
interface ReadPostponement extends Omit<PostponedInBrief, "visits"> {
  visits: (PostponedInBrief["visits"][number] & { places: string })[];
}

async function readPostponements(
  permit: MarkReader,
  client: Db,
  withPlaces: boolean,
): Promise<ReadPostponement[]> {
  const { challengeId } = permit;
  // Asked by many pages, and most challenges were never put off: what hangs on a postponement is not looked for then.
  if (!(await wasEverPostponed(challengeId, client))) return [];
  // Raw, since many pages ask it: one statement instead of one a table.
  const rows = await client.$queryRaw<PostponementRow[]>`
    SELECT p."id" AS "id", p."decidedBy" AS "decidedBy", p."reason" AS "reason", p."recordedAt" AS "recordedAt",
      p."recordedByName" AS "recordedByName", p."putBackAt" AS "putBackAt", p."putBackByName" AS "putBackByName",
      p."putBackReason" AS "putBackReason", x."part" AS "part", x."partId" AS "partId", x."visitId" AS "visitId",
      x."name" AS "name", x."earlierDays" AS "earlierDays", x."newDays" AS "newDays", x."places" AS "places",
      x."about" AS "about", x."councilId" AS "councilId", x."peerId" AS "peerId", x."proposalId" AS "proposalId",
      x."confirmedAt" AS "confirmedAt", x."confirmedByName" AS "confirmedByName",
      x."confirmedHow" AS "confirmedHow", x."version" AS "version"
    FROM (
      SELECT * FROM "Postponement" WHERE "challengeId" = ${challengeId} ORDER BY "recordedAt" DESC, "id" DESC LIMIT 50
    ) p LEFT JOIN (${partsOf(challengeId, withPlaces)}) x ON x."postponementId" = p."id"
    ORDER BY p."recordedAt" DESC, p."id" DESC, x."partId"`;
  const names = new Map((await listVisits(challengeId, client)).map(({ id, name }) => [id, name]));
  const walled = walledMarks(permit);
  const isRead = (row: PostponementRow) =>
    !WALLED.includes(row.about) ||
    walled.some(
      ({ about, councilId }) =>
        about === row.about && (councilId === undefined || councilId === row.councilId),
    );
  const found = new Map<string, ReadPostponement>();
  for (const row of rows) {
    const known = found.get(row.id) ?? {
      id: row.id,
      decidedBy: row.decidedBy,
      reason: row.reason,
      recordedAt: new Date(row.recordedAt),
      recordedByName: row.recordedByName,
      putBackAt: instantOf(row.putBackAt),
      putBackByName: row.putBackByName,
      putBackReason: row.putBackReason,
      visits: [],
      marks: [],
    };
    found.set(row.id, known);
    if (row.part === "visit") known.visits.push(visitFrom(row, names));
    else if (row.part === "mark" && isRead(row)) known.marks.push(markFrom(row));
  }
  return [...found.values()];
}

function visitFrom(
  { visitId, name, earlierDays, newDays, places }: PostponementRow,
  names: ReadonlyMap<string, string>,
): ReadPostponement["visits"][number] {
  return {
    visitId,
    name: visitId === null ? `${name === "" ? "Visit" : name} (removed)` : (names.get(visitId) ?? "Visit"),
    earlierDays: keptDays.read(earlierDays),
    newDays: keptDays.read(newDays),
    places,
  };
}

function markFrom(row: PostponementRow): Mark {
  return {
    id: row.partId,
    postponementId: row.id,
    about: row.about,
    councilId: row.councilId,
    peerId: row.peerId,
    proposalId: row.proposalId,
    visitId: row.visitId,
    confirmedAt: instantOf(row.confirmedAt),
    confirmedByName: row.confirmedByName,
    confirmedHow: row.confirmedHow,
    version: Number(row.version),
  };
}

/** What a postponement is written from. */
export interface NewPostponement extends Pick<Postponement, "decidedBy" | "reason"> {
  visits: readonly (Omit<Postponement["visits"][number], "name" | "visitId"> & { visitId: string })[];
  marks: readonly Pick<Mark, "about" | "councilId" | "peerId" | "proposalId" | "visitId">[];
}

/** Writes a postponement with its marks, all open, inside the transaction of a use-case that records what it does. Returns its id. */
export async function writePostponement(
  tx: Tx,
  { challengeId, actor }: Pick<ChallengePermit, "challengeId" | "actor">,
  { decidedBy, reason, visits, marks }: NewPostponement,
  now: Date,
): Promise<string> {
  const id = newId();
  await tx.postponement.create({
    data: { id, challengeId, decidedBy, reason, recordedAt: now, recordedByName: actor.name },
    select: { id: true },
  });
  await tx.postponedVisit.createMany({
    data: visits.map(({ visitId, earlierDays, newDays, places }) => ({
      id: newId(),
      challengeId,
      postponementId: id,
      visitId,
      earlierDays: keptDays.write([...earlierDays]),
      newDays: keptDays.write([...newDays]),
      places: keptPlaces.write([...places]),
    })),
  });
  await tx.postponementMark.createMany({
    data: marks.map((mark) => ({ id: newId(), challengeId, postponementId: id, ...mark })),
  });
  return id;
}

/** Keeps what a visit is called in what was said of its postponements, before it is removed. */
export async function keepNameOfPostponed(
  tx: Tx,
  { id: visitId, name }: { id: string; name: string },
): Promise<void> {
  await tx.postponedVisit.updateMany({ where: { visitId }, data: { name } });
}

/** Whether a visit was ever put off. */
export async function wasPostponed(visitId: string, client: Db = db): Promise<boolean> {
  return (await client.postponedVisit.count({ where: { visitId } })) > 0;
}

/** Says of a postponement that its visits went back. */
export async function writePutBack(
  tx: Tx,
  { challengeId, actor }: Pick<ChallengePermit, "challengeId" | "actor">,
  { id, reason }: { id: string; reason: string },
  now: Date,
): Promise<void> {
  await tx.postponement.updateMany({
    where: { id, challengeId },
    data: { putBackAt: now, putBackByName: actor.name, putBackReason: reason },
  });
}

/** Says of a mark that it was confirmed, or is open again. */
export async function writeMark(
  tx: Tx,
  { challengeId }: OfChallenge,
  id: string,
  confirmed: Pick<Mark, "confirmedAt" | "confirmedByName" | "confirmedHow">,
): Promise<void> {
  await tx.postponementMark.updateMany({
    where: { id, challengeId },
    data: { ...confirmed, version: { increment: 1 } },
  });
}
