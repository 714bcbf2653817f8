import { recordNote } from "#app/areas/evidence/record-note.server.ts";
import { saveVisitPeer } from "#app/areas/peer-team/save-visit-peer.server.ts";
import { confirmMark } from "#app/areas/postponing/confirm-mark.server.ts";
import { postpone, versionOfVisits } from "#app/areas/postponing/postpone.server.ts";
import { recordAsPlanned } from "#app/areas/timetable/on-the-day/record-outcome.server.ts";
import { countingMarks } from "#app/areas/visits/postponement.ts";
import { listPostponements } from "#app/areas/visits/postponements.server.ts";
import { listVisits } from "#app/areas/visits/read-visits.server.ts";
import { newId } from "#app/platform/ids.ts";
import {
  putOff,
  reviewInterests,
  reviewNotes,
  reviewTeam,
  reviewVisit,
} from "#demo/content/reviewing/review-visit.ts";
import { at, type DemonstrationWorld, known } from "#demo/demonstration-world.server.ts";
import { declareInterests } from "#demo/steps/declare-interests.server.ts";
import { fillVisit, makeDays } from "#demo/steps/make-further-visit.server.ts";

/**
 * The review as it was planned in May, for August, with the peers who come and what they declared; and how it was put off in July, and each of
 * them asked again. Returns the visit.
 */
export async function planReview(world: DemonstrationWorld): Promise<string> {
  const planned = at(putOff.plannedOn);
  const managerThere = await makeDays(world, { ...reviewVisit, days: [putOff.earlierDay] }, planned);
  for (const [key, peerId] of world.peerIds) {
    const came = reviewTeam[key];
    const here = { isHere: came === undefined ? ("no" as const) : ("yes" as const), version: 0 };
    await saveVisitPeer(managerThere, peerId, { post: "", organisation: "", ...came, ...here }, planned);
  }
  await declareInterests(world, managerThere, reviewInterests, at(putOff.plannedOn, "15:00"));
  await putOffReview(world, managerThere.visitId);
  return managerThere.visitId;
}

/** The manager records that the review is put off, and confirms what rested on its earlier day as the peers answered. */
async function putOffReview(world: DemonstrationWorld, visitId: string): Promise<void> {
  const { manager } = world;
  const visits = await listVisits(world.challengeId);
  const [day = null] = reviewVisit.days;
  await postpone(
    manager,
    {
      version: versionOfVisits(visits),
      decidedBy: putOff.decidedBy,
      reason: putOff.reason,
      visits: visits.map(({ id }) =>
        id === visitId
          ? { id, what: "new-days", first: day, last: day }
          : { id, what: "stays", first: null, last: null },
      ),
      sessions: "with-days",
      moveDates: "keep",
    },
    at(putOff.putOffOn),
  );
  for (const { id, version } of countingMarks(await listPostponements(manager))) {
    await confirmMark(manager, id, { version, confirmed: true, how: putOff.how }, at(putOff.confirmedOn));
  }
}

/** The day of the review with its sessions, what was recorded of them, and what the peers noted in the evening. */
export async function makeReviewVisit(world: DemonstrationWorld, visitId: string): Promise<void> {
  const times = { entered: at("2026-10-27"), released: at("2026-10-29") };
  const permit = await fillVisit(world, visitId, reviewVisit, times);
  const [day = ""] = reviewVisit.days;
  for (const note of reviewNotes) {
    const id = newId();
    await recordNote(
      world.peer(note.peer),
      id,
      {
        sessionId: known(world.sessionIds, note.session),
        themeId: known(world.themeIds, note.theme),
        promptIds: [known(world.promptIds, note.prompt)],
        sourceKind: note.sourceKind,
        sourceTitle: "",
        leaning: note.leaning,
        text: note.text,
      },
      at(day, "17:30"),
    );
    world.noteIds.set(note.key, id);
  }
  for (const { key } of reviewVisit.sessions) {
    await recordAsPlanned(permit, { sessionId: known(world.sessionIds, key), version: "" }, at(day, "18:00"));
  }
}
