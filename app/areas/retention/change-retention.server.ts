import { type ChallengePermit, demand } from "#app/access/permit.ts";
import { type Category, monthsOf } from "#app/areas/periods/categories.ts";
import { readPeriods } from "#app/areas/periods/read-periods.server.ts";
import { writeHold, writeLift, writeRule } from "#app/areas/periods/write-periods.server.ts";
import { record } from "#app/audit/record.server.ts";
import { refuseIfSaved } from "#app/audit/saved-meanwhile.server.ts";
import { transaction } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { markOf } from "#app/writing/merge/changed-meanwhile.ts";
import { dateNotes } from "./date-notes.server.ts";

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
    const present = monthsOf((await readPeriods(permit, tx)).rules, category);
    // The form is opened on all the rules, and changes the one that is chosen on it: no other counts.
    const isSame = version.split(", ").includes(markOf({ [category]: present }));
    await refuseIfSaved(
      tx,
      {
        opened: isSame ? present : "",
        stored: present,
        values: { category, months: String(present) },
      },
      { challengeId, by: [{ type: "retention-changed", data: { category } }] },
    );
    await writeRule(tx, challengeId, { category, months });
    if (category === "notes") await dateNotes(tx, await readPeriods(permit, tx), challengeId, now);
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
    const id = await writeHold(tx, {
      challengeId: permit.challengeId,
      category,
      reason,
      placedAt: now,
      placedByName: permit.actor.name,
    });
    await record(tx, permit, { type: "hold-placed", data: { holdId: id } }, now);
  });
}

/** Lifts a hold. What is due is destroyed by a run, once a reminder is thirty days old. Throws forbidden or conflict. */
export async function liftHold(permit: ChallengePermit, holdId: string, now: Date): Promise<void> {
  demand(permit, "retention.manage");
  await transaction(async (tx) => {
    const { challengeId, actor } = permit;
    const isLifted = await writeLift(
      tx,
      { holdId, challengeId },
      { liftedAt: now, liftedByName: actor.name },
    );
    if (!isLifted) throw new AppError("conflict", "This hold has been lifted already.");
    await record(tx, permit, { type: "hold-lifted", data: { holdId } }, now);
  });
}
