import { STAGES } from "#app/access/permissions.ts";
import { to } from "#app/addresses.ts";
import { listAtStages, readAtStages } from "#app/areas/challenge/find-challenges.server.ts";
import { listManagers } from "#app/areas/people/members/read-memberships.server.ts";
import { emptyLapsedImports } from "#app/areas/timetable/excel/keep-import.server.ts";
import { lastDayOnSite } from "#app/areas/visits/read-visits.server.ts";
import { BY_ITSELF, recordOutsideChallenge } from "#app/audit/record.server.ts";
import { queueMail } from "#app/mail/queue-mail.server.ts";
import { formatDay } from "#app/platform/day-words.ts";
import { type Day, dayOf } from "#app/platform/days.ts";
import { db, type Tx, transaction } from "#app/platform/db.server.ts";
import { newId } from "#app/platform/ids.ts";
import { absoluteUrl } from "#app/platform/public-url.server.ts";
import {
  CATEGORIES,
  CATEGORY_NAMES,
  type Category,
  DESTROYED_BY,
  destroyedOn,
  dueOn,
  isHeld,
  isWorkOver,
  stepFor,
} from "./categories.ts";
import { isDoubted } from "./clock.ts";
import { countToDestroy, destroy } from "./destroy.server.ts";
import { type AccountStep, tidyAccounts } from "./tidy-accounts.server.ts";
import { watchClock } from "./watch-clock.server.ts";

/** What a run did, or with `isTrial` would do, with one category of one challenge. */
export interface RetentionStep {
  challengeId: string;
  category: Category;
  step: "destroyed" | "held" | "reminded";
  dueOn: Day;
  count: number;
}

interface DueChallenge {
  id: string;
  title: string;
  /** T; null while it is not known. */
  lastDayOnSite: Day | null;
  retentionRules: { category: string; months: number }[];
  retentionHolds: { category: string | null; liftedAt: Date | null }[];
}

/**
 * Destroys what is due in every challenge, with a certificate each, if the challenge manager was reminded thirty days ago or
 * more; reminds them before; leaves alone what is held. Does nothing at all by a clock that may be wrong (clock.ts). Safe to
 * repeat, also at the same time: each category is looked at again inside its own transaction. On trial it says what it
 * would do by a clock that is right.
 */
export async function runRetention(now: Date, isTrial = false): Promise<(RetentionStep | AccountStep)[]> {
  if (!isTrial && isDoubted(await watchClock(now))) return [];
  if (!isTrial) await emptyLapsedImports(now);
  const challenges = await listAtStages(STAGES.filter(isWorkOver));
  const steps: (RetentionStep | AccountStep)[] = [];
  for (const { id } of challenges) {
    for (const category of CATEGORY_NAMES) {
      const step = await transaction(async (tx) => {
        // Read here and not above: a hold placed while the run is under way counts.
        const challenge = await readDue(tx, id);
        return challenge === null ? null : runCategory(tx, challenge, category, now, isTrial);
      });
      if (step !== null) steps.push(step);
    }
  }
  steps.push(...(await tidyAccounts(now, isTrial)));
  if (steps.some(({ step }) => step === "destroyed") && !isTrial) await scrub();
  return steps;
}

/** A challenge whose records can fall due, as it stands now; null when the team is at work again. */
async function readDue(tx: Tx, id: string): Promise<DueChallenge | null> {
  const challenge = await readAtStages(id, STAGES.filter(isWorkOver), tx);
  if (challenge === null) return null;
  const where = { challengeId: id };
  return {
    ...challenge,
    lastDayOnSite: await lastDayOnSite(id, tx),
    retentionRules: await tx.retentionRule.findMany({ where, select: { category: true, months: true } }),
    retentionHolds: await tx.retentionHold.findMany({ where, select: { category: true, liftedAt: true } }),
  };
}

async function runCategory(
  tx: Tx,
  challenge: DueChallenge,
  category: Category,
  now: Date,
  isTrial: boolean,
): Promise<RetentionStep | null> {
  const months = monthsOf(challenge.retentionRules, category);
  const due = dueOn(challenge.lastDayOnSite, months);
  if (due === null) return null;
  const key = { challengeId: challenge.id, category, dueOn: due };
  const reminder = await tx.retentionReminder.findUnique({
    where: { challengeId_category_dueOn: key },
    select: { remindedAt: true },
  });
  const step = stepFor(dayOf(now), due, {
    isHeld: isHeld(category, challenge.retentionHolds),
    remindedOn: reminder === null ? null : dayOf(reminder.remindedAt),
  });
  if (step === "keep" || step === "wait") return null;
  const found = { challengeId: challenge.id, category, dueOn: due };
  const count = await countToDestroy(tx, category, challenge.id);
  if (count === 0) return null;
  if (step === "held") return { ...found, step: "held", count };
  if (step === "remind") {
    if (!isTrial) {
      await tx.retentionReminder.upsert({
        where: { challengeId_category_dueOn: key },
        create: { ...key, remindedAt: now },
        update: { remindedAt: now },
        select: { dueOn: true },
      });
      await remind(tx, challenge, category, destroyedOn(due, dayOf(now), dayOf(now)), count, now);
    }
    return { ...found, step: "reminded", count };
  }
  if (!isTrial) {
    await destroy(tx, category, challenge.id);
    const rule = `${CATEGORIES[category].label}: ${months} months after the last day on site`;
    await tx.destructionCertificate.create({
      data: {
        id: newId(),
        challengeId: challenge.id,
        category,
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
      { ...BY_ITSELF, challengeId: challenge.id },
      { type: "destroyed", data: { category, count } },
      now,
    );
  }
  return { ...found, step: "destroyed", count };
}

/** The months of a category in one challenge: its own, else the house rule. */
export function monthsOf(rules: readonly { category: string; months: number }[], category: Category): number {
  return rules.find((rule) => rule.category === category)?.months ?? CATEGORIES[category].months;
}

async function remind(
  tx: Tx,
  challenge: DueChallenge,
  category: Category,
  due: Day,
  count: number,
  now: Date,
): Promise<void> {
  const managers = await listManagers(challenge.id, tx);
  for (const account of managers) {
    await queueMail(
      tx,
      {
        kind: "retention-reminder",
        space: "peer-team",
        challengeId: challenge.id,
        to: { address: account.email, name: account.name },
        subject: `Records of ${challenge.title} will be destroyed on ${formatDay(due)}`,
        body: [
          { text: `Dear ${account.name},` },
          {
            text: `${CATEGORIES[category].label} (${count}) will be destroyed on ${formatDay(due)}, by the rule of the challenge. If they are needed longer, for example because somebody has asked for information, place a hold.`,
          },
          {
            link: {
              url: absoluteUrl(to.retention.front({ challengeId: challenge.id })),
              label: "See what is kept and until when",
            },
          },
        ],
        createdByName: null,
      },
      now,
    );
  }
}

/** A deleted row's words stay in the pages of a database file until something else is written there. This takes them out. */
async function scrub(): Promise<void> {
  await db.$executeRawUnsafe("VACUUM");
  await db.$queryRawUnsafe("PRAGMA wal_checkpoint(TRUNCATE)");
}
