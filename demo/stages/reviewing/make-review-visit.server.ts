import { permitAt } from "#app/access/permit.server.ts";
import { recordNote } from "#app/areas/evidence/record-note.server.ts";
import { saveVisitPeer } from "#app/areas/peer-team/save-visit-peer.server.ts";
import { recordAsPlanned } from "#app/areas/timetable/on-the-day/record-outcome.server.ts";
import { newId } from "#app/platform/ids.ts";
import { reviewNotes, reviewTeam, reviewVisit } from "#demo/content/reviewing/review-visit.ts";
import { at, type DemonstrationWorld, known } from "#demo/demonstration-world.server.ts";
import { makeFurtherVisit } from "#demo/steps/make-further-visit.server.ts";

/** The day of the review with its sessions, what was recorded of them, and what the peers noted in the evening. */
export async function makeReviewVisit(world: DemonstrationWorld): Promise<void> {
  const times = { entered: at("2026-10-27"), released: at("2026-10-29") };
  const { visitId, visitKind } = await makeFurtherVisit(world, reviewVisit, times);
  const managerThere = permitAt(world.manager, { id: visitId, kind: visitKind });
  for (const [key, peerId] of world.peerIds) {
    const came = reviewTeam[key];
    const here = { isHere: came === undefined ? ("no" as const) : ("yes" as const), version: 0 };
    await saveVisitPeer(
      managerThere,
      peerId,
      { post: "", organisation: "", ...came, ...here },
      times.entered,
    );
  }
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
  const permit = permitAt(world.coordinator(), { id: visitId, kind: visitKind });
  for (const { key } of reviewVisit.sessions) {
    await recordAsPlanned(permit, { sessionId: known(world.sessionIds, key), version: "" }, at(day, "18:00"));
  }
}
