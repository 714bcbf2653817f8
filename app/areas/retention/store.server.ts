import type { PeerTeamPermit } from "#app/access/permit.ts";
import { lastDayOnSite } from "#app/areas/visits/read-visits.server.ts";
import { db } from "#app/platform/db.server.ts";

/** A rule, hold or certificate as the page shows it. */
export interface RetentionRecord {
  lastDayOnSite: string | null;
  /** When the challenge manager was told that a category will be destroyed, for each date on which it was to fall due. */
  reminders: { category: string; dueOn: string; remindedAt: Date }[];
  rules: { category: string; months: number }[];
  holds: {
    id: string;
    category: string | null;
    reason: string;
    placedAt: Date;
    placedByName: string;
    liftedAt: Date | null;
    liftedByName: string | null;
  }[];
  certificates: {
    id: string;
    category: string;
    rule: string;
    count: number;
    dueOn: string;
    destroyedAt: Date;
    byName: string;
  }[];
}

/** What is known of a challenge's retention: at most 100 holds and 200 certificates, newest first. */
export async function readRetention(permit: PeerTeamPermit): Promise<RetentionRecord> {
  const where = { challengeId: permit.challengeId };
  const holds = await db.retentionHold.findMany({
    where,
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
  const certificates = await db.destructionCertificate.findMany({
    where,
    orderBy: { destroyedAt: "desc" },
    take: 200,
    select: {
      id: true,
      category: true,
      rule: true,
      count: true,
      dueOn: true,
      destroyedAt: true,
      byName: true,
    },
  });
  return {
    lastDayOnSite: await lastDayOnSite(permit.challengeId, db),
    reminders: await db.retentionReminder.findMany({
      where,
      select: { category: true, dueOn: true, remindedAt: true },
    }),
    rules: await db.retentionRule.findMany({ where, select: { category: true, months: true } }),
    holds,
    certificates,
  };
}
