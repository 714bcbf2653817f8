import type { ChallengePermit } from "#app/access/permit.ts";
import type { BaseDays } from "#app/areas/dates/bases.ts";
import type { Tx } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { movedKeyDates } from "./moved-key-dates.ts";
import { questionSetFor, reportFormatFor } from "./question-sets.ts";
import { readBaseDays } from "./read-bases.server.ts";
import { hasReached } from "./stages.ts";
import { listMilestones } from "./store.server.ts";
import { tellOfMovedDate } from "./tell-of-moved-date.server.ts";
import { writeKeptDates, writeMovedDates } from "./write-moved-dates.server.ts";

/** What somebody answered who was asked whether key dates move with the visits. */
export type MoveDates = "move" | "keep" | undefined;

/**
 * Moves the key dates that follow from the visits, or leaves them, as was answered, in the transaction that has changed the visits. `before`
 * are the days that dates were counted from until then. Throws invalid at `moveDates` when some would move and nobody has said whether they
 * should. The edition of the method and the layout of the report follow the visit too, until somebody chose another. Returns what was done, in words for the trail; null
 * when nothing follows.
 */
export async function settleDates(
  tx: Tx,
  permit: ChallengePermit,
  { before, moveDates }: { before: BaseDays; moveDates: MoveDates },
  now: Date,
): Promise<string | null> {
  const after = await readBaseDays(permit.challengeId, tx);
  const followed = await followDays(tx, permit, before, after);
  const dates = await settleMoved(tx, permit, { before, after, moveDates }, now);
  return [dates, ...followed].filter((words) => words !== null).join("; ") || null;
}

/**
 * What the days before gave was nobody's choice of another; a report that is begun keeps both. Questions that stand in the scope stay: they
 * may be the letter's, or the peers' work rests on them.
 */
async function followDays(
  tx: Tx,
  { challengeId, stage }: ChallengePermit,
  before: BaseDays,
  after: BaseDays,
): Promise<string[]> {
  if (hasReached(stage, "reporting")) return [];
  const [start, end] = [before["visit-start"], after["visit-start"]];
  const followed: string[] = [];
  for (const [column, usual, words] of FOLLOWS) {
    const [was, becomes] = [usual(start), usual(end)];
    if (was === becomes) continue;
    const { count } = await tx.challenge.updateMany({
      where: { id: challengeId, [column]: was },
      data: { [column]: becomes, version: { increment: 1 } },
    });
    if (count > 0) followed.push(words);
  }
  return followed;
}

/** What goes by the first day on site, how, and how the trail says that it followed. */
const FOLLOWS = [
  ["questionSet", questionSetFor, "edition of the method follows the visit"],
  ["reportFormat", reportFormatFor, "layout of the report follows the visit"],
] as const;

async function settleMoved(
  tx: Tx,
  permit: ChallengePermit,
  { before, after, moveDates }: { before: BaseDays; after: BaseDays; moveDates: MoveDates },
  now: Date,
): Promise<string | null> {
  const moved = movedKeyDates(await listMilestones(permit, tx), before, after);
  if (moved.length === 0) return null;
  if (moveDates === undefined) {
    throw new AppError("invalid", "Choose whether the dates that follow from the visit move with it.", {
      field: "moveDates",
    });
  }
  if (moveDates === "keep") {
    await writeKeptDates(tx, permit, moved, now);
    return "key dates kept";
  }
  await writeMovedDates(tx, permit, moved);
  for (const date of moved) await tellOfMovedDate(tx, permit, date, now);
  return "key dates moved";
}
