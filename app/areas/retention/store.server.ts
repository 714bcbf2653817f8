import type { PeerTeamPermit } from "#app/access/permit.ts";
import { type HoldRecord, listHolds } from "#app/areas/periods/read-periods.server.ts";
import { db } from "#app/platform/db.server.ts";

/** Holds and certificates as the page shows them. */
export interface RetentionRecord {
  holds: HoldRecord[];
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
    holds: await listHolds(permit.challengeId),
    certificates,
  };
}
