import { type ChallengePermit, demand } from "#app/access/permit.ts";
import { keepNotesUntil } from "#app/areas/evidence/destroy-notes.server.ts";
import { lastDayOnSite } from "#app/areas/visits/read-visits.server.ts";
import { record } from "#app/audit/record.server.ts";
import { transaction } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { newId } from "#app/platform/ids.ts";
import { markOf, refuseIfChanged } from "#app/writing/merge/changed-meanwhile.ts";
import { CATEGORIES, type Category, dueOn } from "./categories.ts";
import { monthsOf } from "./run-retention.server.ts";

/** Keeps a category longer or shorter than the house rule. The dates of notes follow. `version` is
 * the mark of the rules on the form. Throws forbidden, or conflict when somebody changed the rule of this category meanwhile. */
export async function changeRule(
  permit: ChallengePermit,
  { category, months, version = "" }: { category: Category; months: number; version?: string | undefined },
  now: Date,
): Promise<void> {
  demand(permit, "retention.manage");
  const { challengeId } = permit;
  await transaction(async (tx) => {
    const stored = await tx.retentionRule.findMany({
      where: { challengeId },
      select: { category: true, months: true },
    });
    const present = monthsOf(stored, category);
    // The form is opened on all the rules, and changes the one that is chosen on it: no other counts.
    refuseIfChanged(version.split(", ").includes(markOf({ [category]: present })) ? present : "", present, {
      values: {
        category,
        months: String(present),
      },
    });
    const isHouseRule = CATEGORIES[category].months === months;
    const { label } = CATEGORIES[category];
    await tx.retentionRule.upsert({
      where: { challengeId_category: { challengeId, category } },
      create: { challengeId, category, months, label, isHouseRule },
      update: { months, isHouseRule },
      select: { category: true },
    });
    if (category === "notes") {
      const retainUntil = dueOn(await lastDayOnSite(challengeId, tx), months);
      if (retainUntil !== null) await keepNotesUntil(tx, challengeId, retainUntil);
    }
    await record(tx, permit, { type: "retention-changed", data: { category, months } }, now);
  });
}

/** Keeps everything, or one category, from being destroyed until the hold is lifted. Throws forbidden. */
export async function placeHold(
  permit: ChallengePermit,
  { category, reason }: { category: Category | null; reason: string },
  now: Date,
): Promise<void> {
  demand(permit, "retention.manage");
  await transaction(async (tx) => {
    const id = newId();
    await tx.retentionHold.create({
      data: {
        id,
        challengeId: permit.challengeId,
        category,
        reason,
        placedAt: now,
        placedByName: permit.actor.name,
      },
      select: { id: true },
    });
    await record(tx, permit, { type: "hold-placed", data: { holdId: id } }, now);
  });
}

/** Lifts a hold. What is due is destroyed by a run, once a reminder is thirty days old. Throws forbidden or conflict. */
export async function liftHold(permit: ChallengePermit, holdId: string, now: Date): Promise<void> {
  demand(permit, "retention.manage");
  await transaction(async (tx) => {
    const { count } = await tx.retentionHold.updateMany({
      where: { id: holdId, challengeId: permit.challengeId, liftedAt: null },
      data: { liftedAt: now, liftedByName: permit.actor.name },
    });
    if (count === 0) throw new AppError("conflict", "This hold has been lifted already.");
    await record(tx, permit, { type: "hold-lifted", data: { holdId } }, now);
  });
}
