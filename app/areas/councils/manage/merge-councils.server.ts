import { pointToRecord } from "#app/areas/challenge/council-records.server.ts";
import { recordOutsideChallenge } from "#app/audit/record.server.ts";
import { type Db, db, type Tx, transaction } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { ChangedMeanwhile, LOOK_AGAIN } from "#app/writing/merge/changed-meanwhile.ts";
import type { ByAdministrator } from "./manage-councils.server.ts";
import { mergeFacts, numberAnew } from "./merged-record.ts";

/** What merging two records would do. */
export interface MergePlan {
  from: { id: string; name: string };
  into: { id: string; name: string };
  challenges: number;
  bodies: number;
  elections: number;
  /** Bodies that both have under one name: the days of the two are put together, and the one that comes is used no more. */
  sameBodies: number;
  statusWords: number;
  keepers: number;
  /** Facts in words: those that move, and those that the other says for itself. */
  taken: string[];
  lost: string[];
  /** What tells whether the two still are as they were shown. */
  mark: string;
}

const MERGED = {
  id: true,
  name: true,
  kind: true,
  colour: true,
  secondColour: true,
  logoFileKey: true,
  logoType: true,
  logoWidth: true,
  logoHeight: true,
  lastDay: true,
  successorName: true,
  version: true,
  participations: { select: { id: true, challengeId: true } },
  bodies: {
    orderBy: { bodyId: "asc" },
    select: {
      bodyId: true,
      body: {
        select: {
          name: true,
          paperDays: true,
          endedAt: true,
          version: true,
          councils: { select: { councilId: true } },
        },
      },
    },
  },
  elections: { select: { id: true, year: true, number: true, saidAt: true } },
  statusWords: { select: { status: true } },
  keepers: { select: { accountId: true } },
} as const;

async function readBoth(fromId: string, intoId: string, client: Db) {
  const from = await client.council.findUnique({ where: { id: fromId }, select: MERGED });
  const into = await client.council.findUnique({ where: { id: intoId }, select: MERGED });
  if (from === null || into === null || fromId === intoId) {
    throw new AppError("not-found", "There is no such council.");
  }
  const challengesOfInto = new Set(into.participations.map(({ challengeId }) => challengeId));
  if (from.participations.some(({ challengeId }) => challengesOfInto.has(challengeId))) {
    throw new AppError(
      "invalid",
      "Both take part in one challenge, each for itself, so they are two councils. Choose another record",
      { field: "intoId" },
    );
  }
  return { from, into };
}

type Both = Awaited<ReturnType<typeof readBoth>>;

function planOf({ from, into }: Both): MergePlan {
  const lacking = <Row, Key extends keyof Row>(key: Key, theirs: readonly Row[], own: readonly Row[]) => {
    const known = new Set(own.map((row) => row[key]));
    return theirs.filter((row) => !known.has(row[key]));
  };
  const coming = lacking("bodyId", from.bodies, into.bodies);
  const { taken, lost } = mergeFacts(from, into);
  return {
    from: { id: from.id, name: from.name },
    into: { id: into.id, name: into.name },
    challenges: from.participations.length,
    bodies: coming.length,
    sameBodies: sameNamed(coming, into.bodies, from.id).length,
    elections: from.elections.length,
    statusWords: lacking("status", from.statusWords, into.statusWords).length,
    keepers: lacking("accountId", from.keepers, into.keepers).length,
    taken,
    lost,
    mark: [from, into]
      .map((one) =>
        [
          one.version,
          one.participations.length,
          one.bodies.map(({ bodyId, body }) => `${bodyId}:${body.version}`).join(","),
          one.elections.length,
          one.statusWords.length,
          one.keepers.length,
        ].join("."),
      )
      .join(" "),
  };
}

type BodyOfRecord = Both["from"]["bodies"][number];

/**
 * Pairs of bodies in use that two records have under one name, the one that comes first. One that is joint with a council whose the other is
 * not is no such pair: that council goes on with it.
 */
function sameNamed(
  coming: readonly BodyOfRecord[],
  there: readonly BodyOfRecord[],
  fromId: string,
): { comes: BodyOfRecord; stays: BodyOfRecord }[] {
  const isOfAll = ({ body }: BodyOfRecord, others: readonly string[]) =>
    others.every((id) => body.councils.some(({ councilId }) => councilId === id));
  const nameOf = ({ body }: BodyOfRecord) => (body.endedAt === null ? body.name.toLowerCase() : null);
  return coming.flatMap((comes) => {
    const others = comes.body.councils.flatMap(({ councilId }) => (councilId === fromId ? [] : councilId));
    const stays = there.find(
      (each) => nameOf(each) !== null && nameOf(each) === nameOf(comes) && isOfAll(each, others),
    );
    return stays === undefined ? [] : [{ comes, stays }];
  });
}

/** What would move from one record to another. Throws not-found, or invalid where both are in one challenge. */
export async function planMerge(fromId: string, intoId: string): Promise<MergePlan> {
  return planOf(await readBoth(fromId, intoId, db));
}

/**
 * Makes two records of one council one: everything that points to `fromId` points to `intoId` then, and the first is gone. Cannot be undone.
 * `mark` is that of the plan on the page. Throws not-found, invalid where both are in one
 * challenge, or conflict when one of them was changed since.
 */
export async function mergeCouncils(
  { actor, requestId }: ByAdministrator,
  { fromId, intoId, mark }: { fromId: string; intoId: string; mark: string },
  now: Date,
): Promise<MergePlan> {
  return transaction(async (tx) => {
    const both = await readBoth(fromId, intoId, tx);
    const plan = planOf(both);
    if (plan.mark !== mark) throw new ChangedMeanwhile(undefined, LOOK_AGAIN);
    const challenges = await pointToRecord(tx, fromId, intoId);
    await joinSameBodies(tx, both, now);
    await moveLists(tx, both, plan);
    await tx.council.update({
      where: { id: intoId },
      data: {
        ...mergeFacts(both.from, both.into).change,
        updatedAt: now,
        updatedByName: actor.name,
        version: { increment: 1 },
      },
      select: { id: true },
    });
    await tx.council.delete({ where: { id: fromId }, select: { id: true } });
    await recordOutsideChallenge(
      tx,
      { actor, challengeId: null, requestId },
      {
        type: "councils-merged",
        data: { councilId: fromId, intoId, challenges, bodies: plan.bodies, elections: plan.elections },
      },
      now,
    );
    return plan;
  });
}

/**
 * Of two bodies of one name the one of the record that stays goes on, with the days and the lead time of both; the other is used no more,
 * and what was decided by it goes on naming it.
 */
async function joinSameBodies(tx: Tx, { from, into }: Both, now: Date): Promise<void> {
  const known = new Set(into.bodies.map(({ bodyId }) => bodyId));
  const coming = from.bodies.filter(({ bodyId }) => !known.has(bodyId));
  for (const { comes, stays } of sameNamed(coming, into.bodies, from.id)) {
    const meetings = await tx.bodyMeeting.findMany({
      where: { bodyId: { in: [comes.bodyId, stays.bodyId] } },
      select: { bodyId: true, day: true },
    });
    const has = new Set(meetings.flatMap(({ bodyId, day }) => (bodyId === stays.bodyId ? day : [])));
    const days = meetings.map(({ day }) => day).filter((day) => !has.has(day));
    await tx.bodyMeeting.createMany({ data: days.map((day) => ({ bodyId: stays.bodyId, day })) });
    const changed = { updatedAt: now, version: { increment: 1 } };
    await tx.body.update({
      where: { id: stays.bodyId },
      data: { paperDays: stays.body.paperDays ?? comes.body.paperDays, ...changed },
      select: { id: true },
    });
    await tx.body.update({
      where: { id: comes.bodyId },
      data: { endedAt: now, ...changed },
      select: { id: true },
    });
  }
}

/** Moves what both can have: where the record that stays has it too, the other's goes with its record. */
async function moveLists(tx: Tx, { from, into }: Both, plan: MergePlan): Promise<void> {
  const [councilId, intoId] = [from.id, into.id];
  const notIn = <Row, Key extends keyof Row>(rows: readonly Row[], key: Key) => ({
    notIn: rows.map((row) => row[key]),
  });
  if (plan.bodies > 0) {
    await tx.bodyCouncil.updateMany({
      where: { councilId, bodyId: notIn(into.bodies, "bodyId") },
      data: { councilId: intoId },
    });
  }
  await tx.planStatusWord.updateMany({
    where: { councilId, status: notIn(into.statusWords, "status") },
    data: { councilId: intoId },
  });
  await tx.councilKeeper.updateMany({
    where: { councilId, accountId: notIn(into.keepers, "accountId") },
    data: { councilId: intoId },
  });
  if (from.elections.length === 0) return;
  // Numbers are unique within a year: all go out of the way first.
  const ofBoth = numberAnew(from.elections, into.elections);
  for (const [index, { id }] of ofBoth.entries()) {
    await tx.councilElection.update({
      where: { id },
      data: { councilId: intoId, number: -(index + 1) },
      select: { id: true },
    });
  }
  for (const { id, number } of ofBoth) {
    await tx.councilElection.update({ where: { id }, data: { number }, select: { id: true } });
  }
}
