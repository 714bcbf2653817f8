import { Prisma } from "../platform/generated/prisma/client.ts";

/**
 * The one condition on when a membership counts: it has no end (`expiresAt`, set when the challenge closes), or its end is
 * still to come. For `where` of a query on memberships, or on the memberships of something.
 */
export function openMembership(now: Date) {
  return { OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] };
}

/** The same for a raw query in which memberships are called `m`. */
export function openMembershipSql(now: Date): Prisma.Sql {
  return Prisma.sql`(m."expiresAt" IS NULL OR m."expiresAt" > ${now})`;
}

/** The same for a membership that has been read. */
export function isOpenMembership({ expiresAt }: { expiresAt: Date | null }, now: Date): boolean {
  return expiresAt === null || expiresAt > now;
}
