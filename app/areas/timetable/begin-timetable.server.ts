import { type ChallengeScope, demand } from "#app/access/scope.ts";
import { record } from "#app/audit/record.server.ts";
import { transaction } from "#app/platform/db.server.ts";
import { newId } from "#app/platform/ids.ts";
import { timetableDays } from "./day-plan.ts";
import { readTimetable } from "./read-timetable.server.ts";
import { startingList } from "./starting-list.ts";

/**
 * Puts the sessions a challenge of this kind usually has into an empty timetable, to place and change from there.
 * Does nothing when there are sessions. Throws forbidden.
 */
export async function beginTimetable(scope: ChallengeScope, now: Date): Promise<void> {
  demand(scope, "timetable.edit");
  const { challengeId } = scope;
  await transaction(async (tx) => {
    const timetable = await readTimetable(scope, tx);
    if (timetable.sessions.some((session) => session.status === "planned")) return;
    const sessions = startingList(timetable.councils, timetableDays(timetable), timetable.rules).map(
      (session) => ({
        id: newId(),
        ...session,
      }),
    );
    await tx.session.createMany({
      data: sessions.map(({ isWholeTeam, ...session }) => ({ ...session, challengeId, status: "planned" })),
    });
    await tx.sessionPeer.createMany({
      data: sessions
        .filter((session) => session.isWholeTeam)
        .flatMap((session) => timetable.peers.map((peer) => ({ sessionId: session.id, peerId: peer.id }))),
    });
    await record(tx, scope, { type: "timetable-changed", data: { what: "usual sessions added" } }, now);
  });
}
