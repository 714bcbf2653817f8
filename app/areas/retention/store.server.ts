import type { PeerTeamPermit } from "#app/access/permit.ts";
import { db } from "#app/platform/db.server.ts";

/** Holds and certificates as the page shows them. */
export interface RetentionRecord {
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
    holds,
    certificates,
  };
}
