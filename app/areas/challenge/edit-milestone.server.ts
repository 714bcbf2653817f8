import { type ChallengePermit, demand } from "#app/access/permit.ts";
import { record } from "#app/audit/record.server.ts";
import { formatDay } from "#app/platform/day-words.ts";
import { type Day, dayOf } from "#app/platform/days.ts";
import { type Tx, transaction } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { newId } from "#app/platform/ids.ts";
import { refuseIfChanged } from "#app/writing/merge/changed-meanwhile.ts";
import { planMilestones } from "./milestone-plan.ts";
import type { QuestionSet } from "./question-sets.ts";
import { readOnSite } from "./read-on-site.server.ts";
import { tellOfMovedDate } from "./tell-of-moved-date.server.ts";

/** What people record of a key date: planned, actual and the reason are kept apart. */
export interface MilestoneInput {
  dueOn: Day | null;
  doneOn: Day | null;
  lateReason: string | null;
  /** Of the key date when the form was opened. */
  version?: number | undefined;
}

/** Saves a key date. Throws forbidden, not-found, invalid at the field that is wrong, or conflict. */
export async function editMilestone(
  permit: ChallengePermit,
  milestoneId: string,
  input: MilestoneInput,
  now: Date,
): Promise<void> {
  demand(permit, "milestones.edit");
  const today = dayOf(now);
  if (input.doneOn !== null && input.doneOn > today) {
    throw new AppError("invalid", `The day it was done cannot be after today, ${formatDay(today)}.`, {
      field: "doneOn",
    });
  }
  await transaction(async (tx) => {
    const row = await tx.milestone.findFirst({
      where: { id: milestoneId, challengeId: permit.challengeId },
      select: { key: true, label: true, dueOn: true, version: true },
    });
    if (row === null) throw new AppError("not-found", "There is no such key date in this challenge.");
    refuseIfChanged(input.version ?? 0, row.version);
    await tx.milestone.updateMany({
      where: { id: milestoneId, challengeId: permit.challengeId },
      data: {
        dueOn: input.dueOn,
        doneOn: input.doneOn,
        lateReason: input.lateReason,
        version: { increment: 1 },
      },
    });
    await record(tx, permit, { type: "milestone-changed", data: { key: row.key } }, now);
    if (input.dueOn !== row.dueOn && input.doneOn === null) {
      await tellOfMovedDate(tx, permit, { id: milestoneId, label: row.label, dueOn: input.dueOn }, now);
    }
  });
}

async function lastPosition(tx: Tx, permit: ChallengePermit): Promise<number> {
  const last = await tx.milestone.findFirst({
    where: { challengeId: permit.challengeId },
    orderBy: { position: "desc" },
    select: { position: true },
  });
  return last?.position ?? 0;
}

/** Adds a key date of the challenge's own. At most 40 in all. */
export async function addMilestone(
  permit: ChallengePermit,
  input: { label: string; dueOn: Day },
  now: Date,
): Promise<void> {
  demand(permit, "milestones.edit");
  await transaction(async (tx) => {
    const position = (await lastPosition(tx, permit)) + 1;
    if (position > 40) {
      throw new AppError("invalid", "There are 40 key dates already. Use the ones that are there.", {
        field: "label",
      });
    }
    const id = newId();
    const key = `own-${id}`;
    await tx.milestone.create({
      data: {
        id,
        challengeId: permit.challengeId,
        key,
        label: input.label,
        rule: `set by ${permit.actor.name}`,
        isHouseRule: true,
        dueOn: input.dueOn,
        position,
      },
      select: { id: true },
    });
    await record(tx, permit, { type: "milestone-changed", data: { key } }, now);
  });
}

/**
 * Adds the usual dates that the challenge does not have, worked out from its days on site: a letter names only some
 * of them. Returns how many were added.
 */
export async function addUsualMilestones(permit: ChallengePermit, now: Date): Promise<number> {
  demand(permit, "milestones.edit");
  return transaction(async (tx) => {
    const challenge = await tx.challenge.findUniqueOrThrow({
      where: { id: permit.challengeId },
      select: {
        questionSet: true,
        milestones: { select: { key: true } },
      },
    });
    const known = new Set(challenge.milestones.map((milestone) => milestone.key));
    const onSite = await readOnSite(permit.challengeId, tx);
    const missing = planMilestones(challenge.questionSet as QuestionSet["key"], onSite).filter(
      (milestone) => !known.has(milestone.key),
    );
    const position = (await lastPosition(tx, permit)) + 1;
    await tx.milestone.createMany({
      data: missing.map((milestone, index) => ({
        id: newId(),
        challengeId: permit.challengeId,
        ...milestone,
        position: position + index,
      })),
    });
    for (const { key } of missing) {
      await record(tx, permit, { type: "milestone-changed", data: { key } }, now);
    }
    return missing.length;
  });
}
