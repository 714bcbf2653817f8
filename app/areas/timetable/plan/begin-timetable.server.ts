import { demand, type VisitPermit } from "#app/access/permit.ts";
import { listTeamToPlan } from "#app/areas/peer-team/read-visit-team.server.ts";
import { record } from "#app/audit/record.server.ts";
import { transaction } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { newId } from "#app/platform/ids.ts";
import { countRevision } from "./change-timetable.server.ts";
import { timetableDays } from "./day-plan.ts";
import { readTimetable } from "./read-timetable.server.ts";
import { startingList } from "./starting-list.ts";
import { storedRoles } from "./stored-shapes.ts";

/**
 * Puts the sessions a challenge of this kind usually has into an empty timetable, to place and change from there.
 * Does nothing when there are sessions. Throws forbidden, and invalid for conversations before the visit, none of which is usual.
 */
export async function beginTimetable(permit: VisitPermit, now: Date): Promise<void> {
  demand(permit, "timetable.edit");
  if (permit.visitKind === "conversations") {
    throw new AppError("invalid", "No call before the visit is usual. Add each call as a session.");
  }
  const { challengeId } = permit;
  await transaction(async (tx) => {
    const timetable = await readTimetable(permit, tx);
    if (timetable.sessions.some((session) => session.status === "planned")) return;
    const peers = await listTeamToPlan(permit, tx);
    const list = startingList(
      timetable.councils,
      timetableDays(timetable),
      timetable,
      peers.map(({ role }) => role),
    );
    const sessions = list.map((session) => ({ id: newId(), ...session }));
    await tx.session.createMany({
      data: sessions.map(({ isWholeTeam, requiredRoles, isLast, ...session }) => ({
        ...session,
        isAllPeers: isWholeTeam,
        requiredRoles: storedRoles.write([...requiredRoles]),
        challengeId,
        visitId: timetable.visit.id,
        status: "planned",
      })),
    });
    await tx.sessionPeer.createMany({
      data: sessions.flatMap(({ id: sessionId, isWholeTeam, requiredRoles }) =>
        peers
          .filter(({ role }) => isWholeTeam || requiredRoles.includes(role))
          .map(({ id: peerId }) => ({ sessionId, peerId })),
      ),
    });
    await tx.sessionAfter.createMany({
      data: sessions
        .filter(({ isLast }) => isLast)
        .flatMap(({ id: sessionId }) =>
          sessions.filter(({ isLast }) => !isLast).map(({ id: earlierId }) => ({ sessionId, earlierId })),
        ),
    });
    await countRevision(tx, permit);
    await record(tx, permit, { type: "timetable-changed", data: { what: "usual sessions added" } }, now);
  });
}
