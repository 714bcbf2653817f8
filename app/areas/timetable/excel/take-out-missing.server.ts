import type { VisitPermit } from "#app/access/permit.ts";
import { forgetPurposeLinks } from "#app/access/purpose-links/purpose-links.server.ts";
import type { Tx } from "#app/platform/db.server.ts";
import { readLastRelease } from "../plan/last-release.server.ts";
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
  const { challengeId, visitId } = permit;
  const sessionIds = wish.removeSessions ? missing.sessions.map(({ id }) => id) : [];
  if (sessionIds.length > 0) {
    const released = new Set(((await readLastRelease(permit, tx))?.sessions ?? []).map(({ id }) => id));
    const noted = await tx.note.findMany({
      where: { challengeId, sessionId: { in: sessionIds } },
      distinct: ["sessionId"],
      take: sessionIds.length,
      select: { sessionId: true },
    });
    const withNotes = new Set(noted.map(({ sessionId }) => sessionId));
    const kept = sessionIds.filter((id) => released.has(id) || withNotes.has(id));
    await tx.session.updateMany({
      where: { challengeId, visitId, id: { in: kept } },
      data: { status: "cancelled", roomId: null, siteId: null, version: { increment: 1 } },
    });
    await tx.session.deleteMany({
      where: { challengeId, visitId, id: { in: sessionIds.filter((id) => !kept.includes(id)) } },
    });
  }
  const people = wish.removePeople ? await peopleInNoSession(tx, challengeId, missing.people) : [];
  await tx.person.updateMany({
    where: { challengeId, lineManagerId: { in: people } },
    data: { lineManagerId: null },
  });
  await forgetPurposeLinks(tx, { challengeId, purpose: "availability", recordIds: people });
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
