import type { Stage } from "#app/access/permissions.ts";
import type { ChallengePermit } from "#app/access/permit.ts";
import { listVisits } from "#app/areas/visits/read-visits.server.ts";
import { type Day, dayOf } from "#app/platform/days.ts";
import { type Db, db } from "#app/platform/db.server.ts";
import type { Category } from "./categories.ts";
import { type Part, partOfVisit, partsOf, type VisitOfPeriod } from "./parts.ts";
import { type PartStanding, type PeriodFacts, standingOfPart } from "./periods.ts";

/** What the periods of a challenge are worked out from. */
export interface Periods extends PeriodFacts {
  visits: VisitOfPeriod[];
}

/** Reads the rules, holds and reminders of a challenge, and its visits. */
export async function readPeriods(
  { challengeId, stage }: { challengeId: string; stage: Stage },
  client: Db = db,
): Promise<Periods> {
  const where = { challengeId };
  const [rules, holds, reminders, visits] = await Promise.all([
    client.retentionRule.findMany({ where, select: { category: true, months: true } }),
    client.retentionHold.findMany({ where, take: 1_000, select: { category: true, liftedAt: true } }),
    client.retentionReminder.findMany({
      where,
      take: 1_000,
      select: { category: true, part: true, dueOn: true, remindedAt: true },
    }),
    listVisits(challengeId, client),
  ]);
  return {
    stage,
    rules,
    holds,
    reminders: reminders.map(({ remindedAt, ...reminder }) => ({
      ...reminder,
      remindedOn: dayOf(remindedAt),
    })),
    visits,
  };
}

/** A hold with who placed and lifted it, and why: for whoever manages the challenge. */
export interface HoldRecord {
  id: string;
  category: string | null;
  reason: string;
  placedAt: Date;
  placedByName: string;
  liftedAt: Date | null;
  liftedByName: string | null;
}

/** The holds of a challenge with their reasons, newest first; at most 100. */
export function listHolds(challengeId: string, client: Db = db): Promise<HoldRecord[]> {
  return client.retentionHold.findMany({
    where: { challengeId },
    orderBy: { placedAt: "desc" },
    take: 100,
    select: {
      id: true,
      category: true,
      reason: true,
      placedAt: true,
      placedByName: true,
      liftedAt: true,
      liftedByName: true,
    },
  });
}

/** A part of a category and how it stands. */
export interface KeptPart {
  part: Part;
  standing: PartStanding;
}

/** The parts of a category and how each stands on a day. */
export function standingsOf(category: Category, periods: Periods, today: Day): KeptPart[] {
  return partsOf(category, periods.visits).map((part) => ({
    part,
    standing: standingOfPart(category, part, periods, today),
  }));
}

/** Until when records of a category that belong to a visit are kept. */
export async function readKeptAtVisit(
  permit: Pick<ChallengePermit, "challengeId" | "stage">,
  { category, visitId }: { category: Category; visitId: string },
  now: Date,
  client: Db = db,
): Promise<KeptPart> {
  const periods = await readPeriods(permit, client);
  const part = partOfVisit(category, periods.visits, visitId);
  return { part, standing: standingOfPart(category, part, periods, dayOf(now)) };
}
