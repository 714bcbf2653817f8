import { isPeerTeamRole } from "#app/access/permissions.ts";
import type { ChallengePermit } from "#app/access/permit.ts";
import { type Db, db, type Tx } from "#app/platform/db.server.ts";
import { newId } from "#app/platform/ids.ts";
import { keptDays, keptPlaces } from "./kept-days.ts";
import type { Mark, MarkSubject, Postponement } from "./postponement.ts";
import { listVisits, wasEverPostponed } from "./read-visits.server.ts";

type OfChallenge = Pick<ChallengePermit, "challengeId">;

/** Whoever reads marks: what decides which of them. */
export type MarkReader = Pick<ChallengePermit, "challengeId" | "may" | "role" | "councilId">;

/**
 * Which marks somebody reads. That a council has agreed to somebody who was put to it is known to whoever manages the challenge and to
 * that council (decision 0723); that interests were declared to whoever reads them. All others both sides read.
 */
export function readableMarks({ may, role, councilId }: MarkReader) {
  const own = isPeerTeamRole(role) ? {} : { councilId: councilId ?? "" };
  return {
    OR: [
      { about: { notIn: ["proposal", "interests"] } },
      ...(may("decisions.read") ? [{ about: "proposal", ...own }] : []),
      ...(may("conflicts.read") ? [{ about: "interests" }] : []),
    ],
  };
}

/** Every postponement of a challenge with the marks that somebody reads, newest first; at most 50. */
export async function listPostponements(permit: MarkReader, client: Db = db): Promise<Postponement[]> {
  const { challengeId } = permit;
  // Asked by many pages, and most challenges were never put off: what hangs on a postponement is not looked for then.
  if (!(await wasEverPostponed(challengeId, client))) return [];
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
        select: { visitId: true, name: true, earlierDays: true, newDays: true, places: true },
      },
      marks: {
        where: readableMarks(permit),
        orderBy: { id: "asc" },
        select: {
          id: true,
          postponementId: true,
          about: true,
          councilId: true,
          peerId: true,
          proposalId: true,
          visitId: true,
          confirmedAt: true,
          confirmedByName: true,
          confirmedHow: true,
          version: true,
        },
      },
    },
  });
  const names = new Map((await listVisits(challengeId, client)).map(({ id, name }) => [id, name]));
  return rows.map(({ visits, marks, ...row }) => ({
    ...row,
    visits: visits.map(({ visitId, name, earlierDays, newDays, places }) => ({
      visitId,
      name: visitId === null ? `${name === "" ? "Visit" : name} (removed)` : (names.get(visitId) ?? "Visit"),
      earlierDays: keptDays.read(earlierDays),
      newDays: keptDays.read(newDays),
      places: keptPlaces.read(places),
    })),
    marks: marks.map((mark) => ({ ...mark, about: mark.about as MarkSubject })),
  }));
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
