import type { VisitPermit } from "#app/access/permit.ts";
import { forgetPurposeLinks } from "#app/access/purpose-links/purpose-links.server.ts";
import type { Tx } from "#app/platform/db.server.ts";
import { takeOut } from "../plan/cancel-session.server.ts";
import type { ImportPlan } from "./plan-import.ts";

/**
 * Takes out what stands in the workspace and not in the workbook, as asked. As when one is taken out by hand, a session that
 * was released or that peers have notes of is kept as cancelled; people who are in a session stay. Returns how many went.
 */
export async function takeOutMissing(
  tx: Tx,
  permit: VisitPermit,
  missing: ImportPlan["missing"],
  wish: { removeSessions: boolean; removePeople: boolean },
): Promise<number> {
  const { challengeId } = permit;
  const sessionIds = wish.removeSessions ? missing.sessions.map(({ id }) => id) : [];
  await takeOut(tx, permit, sessionIds);
  const people = wish.removePeople ? await peopleInNoSession(tx, challengeId, missing.people) : [];
  await tx.person.updateMany({
    where: { challengeId, lineManagerId: { in: people } },
    data: { lineManagerId: null },
  });
  await forgetPurposeLinks(tx, { challengeId, recordIds: people });
  await tx.person.deleteMany({ where: { challengeId, id: { in: people } } });
  return sessionIds.length + people.length;
}

async function peopleInNoSession(
  tx: Tx,
  challengeId: string,
  missing: ImportPlan["missing"]["people"],
): Promise<string[]> {
  if (missing.length === 0) return [];
  const rows = await tx.person.findMany({
    where: {
      challengeId,
      id: { in: missing.map(({ id }) => id) },
      sessions: { none: { session: { status: "planned" } } },
    },
    take: missing.length,
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}
