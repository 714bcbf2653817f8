import { openMembership } from "#app/access/open-membership.server.ts";
import { db } from "#app/platform/db.server.ts";
import type { CouncilKind } from "./council-kinds.ts";

/** A council whose record somebody may open. */
export interface MyCouncil {
  id: string;
  name: string;
  kind: CouncilKind | null;
}

/** The councils whose records an account may open, by name: those it has a place for, and those it was named to keep. At most 200. */
export async function listMyCouncils(accountId: string, now: Date): Promise<MyCouncil[]> {
  const rows = await db.council.findMany({
    where: {
      OR: [
        { keepers: { some: { accountId } } },
        { participations: { some: { memberships: { some: { accountId, ...openMembership(now) } } } } },
      ],
    },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    take: 200,
    select: { id: true, name: true, kind: true },
  });
  return rows.map((row) => ({ ...row, kind: row.kind as CouncilKind | null }));
}
