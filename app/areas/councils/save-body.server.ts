import { type CouncilRecordPermit, demandOfCouncil } from "#app/access/permit.ts";
import { refuseIfSaved } from "#app/audit/saved-meanwhile.server.ts";
import { formatDay } from "#app/platform/day-words.ts";
import type { Day } from "#app/platform/days.ts";
import { type Tx, transaction } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { newId } from "#app/platform/ids.ts";
import { type BodyKind, sharedBodyProblem } from "./body-kinds.ts";
import { recordOfCouncil } from "./change-record.server.ts";
import { listPartners, readCouncilBody, readCouncilRecord } from "./store.server.ts";

/** A body as somebody typed it. */
export interface BodyInput {
  name: string;
  kind: BodyKind;
  /** The other councils that it is a body of. */
  partnerIds: readonly string[];
  paperDays: number | null;
  meetings: readonly Day[];
  /** Of the body when the form was opened; none for a new one. */
  version?: number | undefined;
}

/**
 * Adds a body of the council (`bodyId` null) or changes one; a joint one is changed by whoever may change the record of any of its councils.
 * Returns its id. Throws forbidden, not-found, invalid at the field, or conflict.
 */
export async function saveBody(
  permit: CouncilRecordPermit,
  bodyId: string | null,
  { version = 0, partnerIds, meetings, ...facts }: BodyInput,
  now: Date,
): Promise<string> {
  demandOfCouncil(permit, "council.edit");
  const problem = sharedBodyProblem(facts.kind, partnerIds.length);
  if (problem !== null) throw new AppError("invalid", problem, { field: "kind" });
  return transaction(async (tx) => {
    const there = bodyId === null ? null : await readCouncilBody(permit, bodyId, tx);
    if (there !== null) {
      const by = [{ type: "council-body-changed", data: { bodyId: there.id } }] as const;
      await refuseIfSaved(tx, { opened: version, stored: there.version }, { challengeId: null, by });
    }
    if (partnerIds.length === 0) await refuseAfterLastDay(permit, meetings, tx);
    const councilIds = [permit.councilId, ...(await knownPartners(permit, there, partnerIds, tx))];
    await refuseDouble(permit, { bodyId, name: facts.name, councilIds }, tx);
    const id = there?.id ?? newId();
    const changed = { ...facts, updatedAt: now, updatedByName: permit.actor.name };
    if (there === null) {
      await tx.body.create({ data: { id, createdAt: now, ...changed }, select: { id: true } });
    } else {
      await tx.body.update({
        where: { id },
        data: { ...changed, version: { increment: 1 } },
        select: { id: true },
      });
      await tx.bodyCouncil.deleteMany({ where: { bodyId: id } });
      await tx.bodyMeeting.deleteMany({ where: { bodyId: id } });
    }
    await tx.bodyCouncil.createMany({ data: councilIds.map((councilId) => ({ bodyId: id, councilId })) });
    await tx.bodyMeeting.createMany({ data: meetings.map((day) => ({ bodyId: id, day })) });
    await recordBody(tx, permit, id, there === null ? "added" : "changed", now);
    return id;
  });
}

/** A body that is offered no more keeps its place in what names it; it can be put back. Throws forbidden, not-found or conflict. */
export async function endBody(permit: CouncilRecordPermit, bodyId: string, now: Date): Promise<void> {
  await setEnded(permit, bodyId, now, now);
}

/** Offers a body again. Throws forbidden, not-found or conflict. */
export async function putBackBody(permit: CouncilRecordPermit, bodyId: string, now: Date): Promise<void> {
  await setEnded(permit, bodyId, null, now);
}

async function setEnded(
  permit: CouncilRecordPermit,
  bodyId: string,
  endedAt: Date | null,
  now: Date,
): Promise<void> {
  demandOfCouncil(permit, "council.edit");
  await transaction(async (tx) => {
    const there = await readCouncilBody(permit, bodyId, tx);
    if ((there.endedAt === null) === (endedAt === null))
      throw new AppError("conflict", "That was done already.");
    const councilIds = there.councils.map(({ id }) => id);
    if (endedAt === null) await refuseDouble(permit, { bodyId, name: there.name, councilIds }, tx);
    await tx.body.update({
      where: { id: bodyId },
      data: { endedAt, updatedAt: now, updatedByName: permit.actor.name, version: { increment: 1 } },
      select: { id: true },
    });
    await recordBody(tx, permit, bodyId, endedAt === null ? "put back" : "removed", now);
  });
}

/** Two bodies of one name could not be told apart where one is chosen, in any of the councils that it is a body of. */
async function refuseDouble(
  permit: CouncilRecordPermit,
  { bodyId, name, councilIds }: { bodyId: string | null; name: string; councilIds: readonly string[] },
  tx: Tx,
): Promise<void> {
  const rows = await tx.bodyCouncil.findMany({
    where: { councilId: { in: [...councilIds] }, body: { endedAt: null } },
    select: { bodyId: true, body: { select: { name: true } }, council: { select: { id: true, name: true } } },
  });
  const doubles = rows.filter(
    (row) => row.bodyId !== bodyId && row.body.name.toLowerCase() === name.toLowerCase(),
  );
  if (doubles.length === 0) return;
  const isOwn = doubles.some(({ council }) => council.id === permit.councilId);
  const sentence = isOwn
    ? `There is a body called “${name}” already`
    : `${doubles[0]?.council.name} has a body called “${name}” already. Choose a name that tells them apart`;
  throw new AppError("invalid", sentence, { field: "name" });
}

/** A council that has ended meets no more; a joint body goes on with the others. */
async function refuseAfterLastDay(
  permit: CouncilRecordPermit,
  meetings: readonly Day[],
  tx: Tx,
): Promise<void> {
  const { lastDay } = await readCouncilRecord(permit, tx);
  const day = lastDay === null ? undefined : meetings.find((each) => each > lastDay);
  if (day === undefined || lastDay === null) return;
  throw new AppError(
    "invalid",
    `${formatDay(day)} is after the last day of the council, ${formatDay(lastDay)}. Leave that day out, or correct the last day`,
    { field: "meetings" },
  );
}

/** The chosen councils, each of them one that this council was in a challenge with, or that the body is of already. */
async function knownPartners(
  permit: CouncilRecordPermit,
  there: { councils: readonly { id: string }[] } | null,
  partnerIds: readonly string[],
  tx: Tx,
): Promise<string[]> {
  const known = new Set([
    ...(await listPartners(permit, tx)).map(({ id }) => id),
    ...(there?.councils ?? []).map(({ id }) => id),
  ]);
  known.delete(permit.councilId);
  const chosen = [...new Set(partnerIds)];
  if (chosen.some((id) => !known.has(id))) {
    throw new AppError("invalid", "Choose councils from the list", { field: "partnerIds" });
  }
  return chosen;
}

async function recordBody(
  tx: Tx,
  permit: CouncilRecordPermit,
  bodyId: string,
  what: string,
  now: Date,
): Promise<void> {
  const { councilId } = permit;
  await recordOfCouncil(tx, permit, { type: "council-body-changed", data: { councilId, bodyId, what } }, now);
}
