import type { Tx } from "#app/platform/db.server.ts";
import { newId } from "#app/platform/ids.ts";
import { CATEGORIES, type Category } from "./categories.ts";

/** Keeps a category of a challenge so many months, inside the transaction of a use-case that has asked for the permission. */
export async function writeRule(
  tx: Tx,
  challengeId: string,
  { category, months }: { category: Category; months: number },
): Promise<void> {
  const { label } = CATEGORIES[category];
  const isHouseRule = CATEGORIES[category].months === months;
  await tx.retentionRule.upsert({
    where: { challengeId_category: { challengeId, category } },
    create: { challengeId, category, months, label, isHouseRule },
    update: { months, isHouseRule },
    select: { category: true },
  });
}

/** Places a hold; returns its id. */
export async function writeHold(
  tx: Tx,
  hold: {
    challengeId: string;
    category: Category | null;
    reason: string;
    placedAt: Date;
    placedByName: string;
  },
): Promise<string> {
  const id = newId();
  await tx.retentionHold.create({ data: { id, ...hold }, select: { id: true } });
  return id;
}

/** Lifts a hold of a challenge; says whether there was one to lift. */
export async function writeLift(
  tx: Tx,
  { holdId, challengeId }: { holdId: string; challengeId: string },
  lifted: { liftedAt: Date; liftedByName: string },
): Promise<boolean> {
  const { count } = await tx.retentionHold.updateMany({
    where: { id: holdId, challengeId, liftedAt: null },
    data: lifted,
  });
  return count > 0;
}

/** What a reminder was of. */
export interface ReminderKey {
  challengeId: string;
  category: Category;
  part: string;
  dueOn: string;
}

/** Notes that the challenge manager was reminded. */
export async function writeReminder(tx: Tx, key: ReminderKey, remindedAt: Date): Promise<void> {
  await tx.retentionReminder.upsert({
    where: { challengeId_category_part_dueOn: key },
    create: { ...key, remindedAt },
    update: { remindedAt },
    select: { dueOn: true },
  });
}

/** Forgets a reminder that has been acted on: what is written afterwards is not destroyed before somebody is told of it again. */
export async function forgetReminder(tx: Tx, key: ReminderKey): Promise<void> {
  await tx.retentionReminder.deleteMany({ where: key });
}
