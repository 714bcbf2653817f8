import { type ChallengePermit, demand } from "#app/access/permit.ts";
import type { BaseDays } from "#app/areas/dates/bases.ts";
import { countedFrom, daysByConditions, keptConditions } from "#app/areas/dates/kept-conditions.ts";
import { record } from "#app/audit/record.server.ts";
import { refuseIfSaved } from "#app/audit/saved-meanwhile.server.ts";
import { type Day, dayOf } from "#app/platform/days.ts";
import { type Tx, transaction } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { newId } from "#app/platform/ids.ts";
import { reasonToAsk, whyNotDoneOn } from "./done-day.ts";
import type { KeptDays } from "./moved-key-dates.ts";
import { type KeyDatePlan, planKeyDates, plannedBy } from "./plan-key-dates.ts";
import type { QuestionSet } from "./question-sets.ts";
import { readBaseDays } from "./read-bases.server.ts";
import { type Milestone, readMilestone, readRecordBegan } from "./store.server.ts";
import { tellOfMovedDate } from "./tell-of-moved-date.server.ts";

/** What people record of a key date: planned, actual and the reason are kept apart. */
export interface MilestoneInput {
  dueOn: Day | null;
  /** Left out: as they are. */
  notBefore?: Day | null | undefined;
  latestOn?: Day | null | undefined;
  /** What its days are counted from, for a date that counts them. Left out: as it is. */
  countFrom?: "visit" | "final-report" | undefined;
  doneOn: Day | null;
  lateReason: string | null;
  /** Of the key date when the form was opened. */
  version?: number | undefined;
}

/** What moves or empties key dates among others, and names none of them. */
const MOVING_DATES = (
  [
    "visit-changed",
    "visits-postponed",
    "visits-put-back",
    "review-saved",
    "decision-recorded",
    "decision-corrected",
    "decision-took-effect",
    "demonstration-moved",
  ] as const
).map((type) => ({ type }));

/** Saves a key date. Throws forbidden, not-found, invalid at the field that is wrong, or conflict. */
export async function editMilestone(
  permit: ChallengePermit,
  milestoneId: string,
  input: MilestoneInput,
  now: Date,
): Promise<void> {
  demand(permit, "milestones.edit");
  await transaction(async (tx) => {
    const row = await readMilestone(permit, milestoneId, tx);
    await refuseIfSaved(
      tx,
      { opened: input.version ?? 0, stored: row.version },
      {
        challengeId: permit.challengeId,
        by: [{ type: "milestone-changed", data: { key: row.key } }],
        or: MOVING_DATES,
      },
    );
    const bases = await readBaseDays(permit.challengeId, tx);
    const days = daysOf(row, input, bases);
    const { doneOn, lateReason } = input;
    if (doneOn !== null && doneOn !== row.doneOn) {
      const known = { today: dayOf(now), recordBegan: await readRecordBegan(permit, tx), bases };
      const why = whyNotDoneOn({ ...row, doneOn }, known);
      if (why !== null) throw new AppError("invalid", why, { field: "doneOn" });
    }
    // A day that moves with what it is counted from was not put off by anybody.
    const wasDueOn = days.kept.dueOn === input.dueOn ? row.dueOn : null;
    const asked = reasonToAsk({ ...days.kept, wasDueOn, doneOn, lateReason });
    if (asked !== null) throw new AppError("invalid", asked, { field: "lateReason" });
    await tx.milestone.updateMany({
      where: { id: milestoneId, challengeId: permit.challengeId },
      data: { ...days.kept, ...mark(days, row, permit, now), doneOn, lateReason, version: { increment: 1 } },
    });
    await record(tx, permit, { type: "milestone-changed", data: { key: row.key } }, now);
    if (input.dueOn !== row.dueOn && input.doneOn === null) {
      await tellOfMovedDate(tx, permit, { id: milestoneId, label: row.label, dueOn: input.dueOn }, now);
    }
  });
}

interface EditedDays {
  kept: KeptDays & { conditions: string | null };
  /** Whether one of them is not where the conditions put it. */
  isSet: boolean;
  isChanged: boolean;
}

/** The days as they are to be kept. One that stood where its conditions put it goes with them to another base. */
function daysOf(row: Milestone, input: MilestoneInput, bases: BaseDays): EditedDays {
  const before = row.conditions === null ? null : keptConditions.read(row.conditions);
  const after =
    before === null || input.countFrom === undefined ? before : countedFrom(before, input.countFrom);
  const was = before === null ? null : daysByConditions(before, bases);
  const becomes = after === null ? null : daysByConditions(after, bases);
  const typed = {
    due: input.dueOn,
    latest: input.latestOn === undefined ? row.latestOn : input.latestOn,
    notBefore: input.notBefore === undefined ? row.notBefore : input.notBefore,
  };
  const stored = { due: row.dueOn, latest: row.latestOn, notBefore: row.notBefore };
  const day = (bound: keyof typeof typed) =>
    was !== null && becomes !== null && typed[bound] === stored[bound] && stored[bound] === was[bound]
      ? becomes[bound]
      : typed[bound];
  const days = { due: day("due"), latest: day("latest"), notBefore: day("notBefore") };
  const bounds = ["due", "latest", "notBefore"] as const;
  return {
    kept: {
      dueOn: days.due,
      latestOn: days.latest,
      notBefore: days.notBefore,
      conditions: after === null ? null : keptConditions.write(after),
    },
    isSet: bounds.some((bound) => days[bound] !== (becomes?.[bound] ?? null)),
    isChanged: bounds.some((bound) => days[bound] !== stored[bound]),
  };
}

/** Who set the days, where they are not as the rules have them. */
function mark(
  { isSet, isChanged }: EditedDays,
  row: Milestone,
  { actor }: ChallengePermit,
  now: Date,
): { setByName: string | null; setAt: Date | null } {
  if (!isSet) return { setByName: null, setAt: null };
  return isChanged ? { setByName: actor.name, setAt: now } : { setByName: row.setByName, setAt: row.setAt };
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
        rule: OWN_RULE,
        dueOn: input.dueOn,
        setByName: permit.actor.name,
        setAt: now,
        position,
      },
      select: { id: true },
    });
    await record(tx, permit, { type: "milestone-changed", data: { key } }, now);
  });
}

/**
 * Counts a key date as a letter says, from the days on record, inside the transaction of a use-case that has asked for the permission. It is added where
 * the challenge does not have it. What was done stays.
 */
export async function countByLetter(
  tx: Tx,
  permit: ChallengePermit,
  plan: KeyDatePlan,
  now: Date,
): Promise<void> {
  const { challengeId } = permit;
  const bases = await readBaseDays(challengeId, tx);
  const { key, label, isSet: _, ...facts } = plannedBy(plan, keptConditions.read(plan.conditions), bases);
  const known = await tx.milestone.findFirst({
    where: { challengeId, key },
    select: { id: true, dueOn: true, doneOn: true, label: true },
  });
  if (known === null) {
    const position = (await lastPosition(tx, permit)) + 1;
    await tx.milestone.create({
      data: { id: newId(), challengeId, key, label, ...facts, position },
      select: { id: true },
    });
  } else {
    await tx.milestone.updateMany({
      where: { id: known.id, challengeId },
      data: { ...facts, setByName: null, setAt: null, version: { increment: 1 } },
    });
  }
  await record(tx, permit, { type: "milestone-changed", data: { key } }, now);
  if (known !== null && known.doneOn === null && known.dueOn !== facts.dueOn) {
    await tellOfMovedDate(tx, permit, { id: known.id, label: known.label, dueOn: facts.dueOn }, now);
  }
}

/** What stands as the rule of a date that follows from none. */
const OWN_RULE = "a date of this challenge’s own";

/**
 * Adds the usual dates that the challenge does not have, worked out from its visits: a letter names only some of them. Returns how many were
 * added.
 */
export async function addUsualMilestones(permit: ChallengePermit, now: Date): Promise<number> {
  demand(permit, "milestones.edit");
  return transaction(async (tx) => {
    const challenge = await tx.challenge.findUniqueOrThrow({
      where: { id: permit.challengeId },
      select: { questionSet: true, milestones: { select: { key: true } } },
    });
    const known = new Set(challenge.milestones.map((milestone) => milestone.key));
    const bases = await readBaseDays(permit.challengeId, tx);
    const missing = planKeyDates(challenge.questionSet as QuestionSet["key"], bases).filter(
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
