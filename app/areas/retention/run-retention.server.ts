import { STAGES } from "#app/access/permissions.ts";
import { listAtStages, readAtStages } from "#app/areas/challenge/find-challenges.server.ts";
import { CATEGORIES, CATEGORY_NAMES, type Category, isWorkOver } from "#app/areas/periods/categories.ts";
import { type Part, partsOf } from "#app/areas/periods/parts.ts";
import { destroyedOn, type PartStanding, standingOfPart } from "#app/areas/periods/periods.ts";
import { type Periods, readPeriods } from "#app/areas/periods/read-periods.server.ts";
import { forgetReminder, writeReminder } from "#app/areas/periods/write-periods.server.ts";
import { emptyLapsedImports } from "#app/areas/timetable/excel/keep-import.server.ts";
import { BY_ITSELF, recordOutsideChallenge } from "#app/audit/record.server.ts";
import { type Day, dayOf } from "#app/platform/days.ts";
import { db, type Tx, transaction } from "#app/platform/db.server.ts";
import { newId } from "#app/platform/ids.ts";
import { isDoubted } from "./clock.ts";
import { dateNotes } from "./date-notes.server.ts";
import { countToDestroy, destroy } from "./destroy.server.ts";
import { DESTROYED_BY } from "./destroyed-by.ts";
import { remindOf } from "./remind.server.ts";
import { partLabel } from "./retention-words.ts";
import { type AccountStep, tidyAccounts } from "./tidy-accounts.server.ts";
import { watchClock } from "./watch-clock.server.ts";

/** What a run did, or with `isTrial` would do, with records of one category of one challenge. */
export interface RetentionStep {
  challengeId: string;
  category: Category;
  /** Of which visits, in words; null for all. */
  of: string | null;
  step: "destroyed" | "held" | "reminded";
  dueOn: Day;
  count: number;
}

interface DueChallenge extends Periods {
  id: string;
  title: string;
}

/**
 * Destroys what is due in every challenge, with a certificate each, if the challenge manager was reminded thirty days ago or
 * more; reminds them before; leaves alone what is held. Does nothing at all by a clock that may be wrong (clock.ts). Safe to
 * repeat, also at the same time: each part of a category is looked at again inside its own transaction. On trial it says what it
 * would do by a clock that is right.
 */
export async function runRetention(now: Date, isTrial = false): Promise<(RetentionStep | AccountStep)[]> {
  if (!isTrial && isDoubted(await watchClock(now))) return [];
  if (!isTrial) await emptyLapsedImports(now);
  if (!isTrial) await dateAllNotes(now);
  const challenges = await listAtStages(STAGES.filter(isWorkOver));
  const steps: (RetentionStep | AccountStep)[] = [];
  for (const { id } of challenges) {
    const known = await transaction((tx) => readDue(tx, id));
    for (const category of CATEGORY_NAMES) {
      for (const { key } of known === null ? [] : partsOf(category, known.visits)) {
        const step = await transaction(async (tx) => {
          // Read here and not above: a hold placed, or a visit changed, while the run is under way counts.
          const challenge = await readDue(tx, id);
          const part = partsOf(category, challenge?.visits ?? []).find((each) => each.key === key);
          if (challenge === null || part === undefined) return null;
          return runPart(tx, challenge, { category, part }, now, isTrial);
        });
        if (step !== null) steps.push(step);
      }
    }
  }
  steps.push(...(await tidyAccounts(now, isTrial)));
  if (steps.some(({ step }) => step === "destroyed") && !isTrial) await scrub();
  return steps;
}

/** Visits move, and with them the days until which notes are kept: of every challenge, also of one still at work. */
async function dateAllNotes(now: Date): Promise<void> {
  for (const { id } of await listAtStages(STAGES)) {
    await transaction(async (tx) => {
      const challenge = await readAtStages(id, STAGES, tx);
      if (challenge === null) return;
      await dateNotes(tx, await readPeriods({ challengeId: id, stage: challenge.stage }, tx), id, now);
    });
  }
}

/** A challenge whose records can fall due, as it stands now; null when the team is at work again. */
async function readDue(tx: Tx, id: string): Promise<DueChallenge | null> {
  const challenge = await readAtStages(id, STAGES.filter(isWorkOver), tx);
  if (challenge === null) return null;
  return { ...challenge, ...(await readPeriods({ challengeId: id, stage: challenge.stage }, tx)) };
}

async function runPart(
  tx: Tx,
  challenge: DueChallenge,
  { category, part }: { category: Category; part: Part },
  now: Date,
  isTrial: boolean,
): Promise<RetentionStep | null> {
  const standing = standingOfPart(category, part, challenge, dayOf(now));
  const { step, due } = standing;
  if (due === null || step === "keep" || step === "wait") return null;
  const of = { challengeId: challenge.id, visitIds: part.visitIds };
  const count = await countToDestroy(tx, category, of);
  if (count === 0) return null;
  const found = { challengeId: challenge.id, category, of: part.name, dueOn: due, count };
  if (step === "held") return { ...found, step: "held" };
  const key = { challengeId: challenge.id, category, part: part.key, dueOn: due };
  if (step === "remind") {
    if (!isTrial) {
      await writeReminder(tx, key, now);
      const today = dayOf(now);
      await remindOf(tx, challenge, { category, part, on: destroyedOn(due, today, today), count }, now);
    }
    return { ...found, step: "reminded" };
  }
  if (!isTrial) {
    await destroy(tx, category, of);
    await forgetReminder(tx, key);
    await certify(tx, challenge.id, { category, part, standing, count, due }, now);
  }
  return { ...found, step: "destroyed" };
}

async function certify(
  tx: Tx,
  challengeId: string,
  {
    category,
    part,
    standing,
    count,
    due,
  }: { category: Category; part: Part; standing: PartStanding; count: number; due: Day },
  now: Date,
): Promise<void> {
  const after = part.base?.words ?? "the last day on site";
  const rule = `${partLabel(CATEGORIES[category].label, part)}: ${standing.months} months after ${after}`;
  await tx.destructionCertificate.create({
    data: {
      id: newId(),
      challengeId,
      category,
      part: part.key,
      rule,
      count,
      dueOn: due,
      destroyedAt: now,
      byName: DESTROYED_BY,
    },
    select: { id: true },
  });
  await recordOutsideChallenge(
    tx,
    { ...BY_ITSELF, challengeId },
    { type: "destroyed", data: { category, count } },
    now,
  );
}

/** A deleted row's words stay in the pages of a database file until something else is written there. This takes them out. */
async function scrub(): Promise<void> {
  await db.$executeRawUnsafe("VACUUM");
  await db.$queryRawUnsafe("PRAGMA wal_checkpoint(TRUNCATE)");
}
