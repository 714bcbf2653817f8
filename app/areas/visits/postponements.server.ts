import type { ChallengePermit } from "#app/access/permit.ts";
import { type Db, db, type Tx } from "#app/platform/db.server.ts";
import { newId } from "#app/platform/ids.ts";
import { keptDays, keptPlaces } from "./kept-days.ts";
import { type Mark, type MarkSubject, type Postponement, standingPostponement } from "./postponement.ts";
import { listVisits } from "./read-visits.server.ts";

type OfChallenge = Pick<ChallengePermit, "challengeId">;

/** Every postponement of a challenge, newest first; at most 50. */
export async function listPostponements(
  { challengeId }: OfChallenge,
  client: Db = db,
): Promise<Postponement[]> {
  const rows = await client.postponement.findMany({
    where: { challengeId },
    orderBy: [{ recordedAt: "desc" }, { id: "desc" }],
    take: 50,
    select: {
      id: true,
      decidedBy: true,
      reason: true,
      recordedAt: true,
      recordedByName: true,
      putBackAt: true,
      putBackByName: true,
      putBackReason: true,
      visits: {
        orderBy: { id: "asc" },
        select: { visitId: true, earlierDays: true, newDays: true, places: true },
      },
      marks: {
        orderBy: { id: "asc" },
        select: {
          id: true,
          about: true,
          councilId: true,
          peerId: true,
          visitId: true,
          confirmedAt: true,
          confirmedByName: true,
          confirmedHow: true,
          version: true,
        },
      },
    },
  });
  if (rows.length === 0) return [];
  const names = new Map((await listVisits(challengeId, client)).map(({ id, name }) => [id, name]));
  return rows.map(({ visits, marks, ...row }) => ({
    ...row,
    visits: visits.map(({ visitId, earlierDays, newDays, places }) => ({
      visitId,
      name: names.get(visitId) ?? "Visit",
      earlierDays: keptDays.read(earlierDays),
      newDays: keptDays.read(newDays),
      places: keptPlaces.read(places),
    })),
    marks: marks.map((mark) => ({ ...mark, about: mark.about as MarkSubject })),
  }));
}

/** The postponement whose marks count; null where the visits are on the days they were first given, or back on them. */
export async function readPostponement(permit: OfChallenge, client: Db = db): Promise<Postponement | null> {
  return standingPostponement(await listPostponements(permit, client));
}

/** What a postponement is written from. */
export interface NewPostponement extends Pick<Postponement, "decidedBy" | "reason"> {
  visits: readonly Omit<Postponement["visits"][number], "name">[];
  marks: readonly Pick<Mark, "about" | "councilId" | "peerId" | "visitId">[];
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
