import { beforeEach, expect, it } from "vitest";
import { makePermit } from "#app/access/permit.server.ts";
import type { PeerTeamPermit } from "#app/access/permit.ts";
import { NO_FILTER } from "#app/areas/evidence/note-filter.ts";
import { listSeenVisits, listSessionsToWriteUp } from "#app/areas/evidence/read-choices.server.ts";
import { readNotes } from "#app/areas/evidence/read-notes.server.ts";
import {
  countByLeaning,
  countByThemeAndKind,
  countNotes,
  listNotes,
  readNote,
} from "#app/areas/evidence/store.server.ts";
import { addFinding } from "#app/areas/findings/save-finding.server.ts";
import { readProgress } from "#app/areas/home/read-progress.server.ts";
import { readSolverSource } from "#app/areas/timetable/making/read-solver-source.server.ts";
import { readTimetable } from "#app/areas/timetable/plan/read-timetable.server.ts";
import { permitAtVisit } from "#app/areas/visits/permit-at-visit.server.ts";
import { writeVisit } from "#app/areas/visits/write-visits.server.ts";
import { db, transaction } from "#app/platform/db.server.ts";
import { atStage, makeTestChallenge, TEST_NOW, type TestChallenge } from "#tests/support/factories.ts";
import { makeTestSession, writeTestNote } from "#tests/support/factories-evidence.ts";
import { decideConflict, declareConflict, declareNothing } from "./declare-conflict.server.ts";
import { listPeersAt, listTeamAt, readInterestsAt } from "./read-visit-team.server.ts";
import { addPeerAtVisit, saveVisitPeer } from "./save-visit-peer.server.ts";
import { listConflicts } from "./store.server.ts";

let challenge: TestChallenge;
let review: string;

beforeEach(async () => {
  challenge = await makeTestChallenge();
  review = await transaction((tx) =>
    writeVisit(tx, challenge.id, { kind: "progress-review", title: "", days: ["2027-01-20"] }),
  );
});

const managerAt = (visitId: string) =>
  permitAtVisit(atStage(challenge.permits.challengeManager, "reviewing"), visitId);

const NEW_PEER = {
  name: "Rita Returning",
  role: "member-peer" as const,
  status: "confirmed" as const,
  organisation: "Saltmere Borough Council",
  brief: "",
  biography: "",
  themeIds: [],
  version: 1,
};

it("gives the timetable and the search of each visit the team of that visit", async () => {
  const [here, away] = challenge.peerIds;
  const atReview = await managerAt(review);
  await saveVisitPeer(
    atReview,
    here,
    { isHere: "yes", post: "Leader", organisation: "Harrowmere", version: 0 },
    TEST_NOW,
  );
  await saveVisitPeer(atReview, away, { isHere: "no", post: "", organisation: "", version: 0 }, TEST_NOW);
  const added = await addPeerAtVisit(atReview, NEW_PEER, TEST_NOW);
  const teamOf = async (visitId: string) => {
    const permit = await managerAt(visitId);
    const ids = (await readTimetable(permit)).peers.map(({ id }) => id);
    expect((await readSolverSource(permit)).peers.map(({ id }) => id)).toEqual(ids);
    return ids;
  };
  const atReviewNow = await teamOf(review);
  expect(atReviewNow).toContain(here);
  expect(atReviewNow).toContain(added);
  expect(atReviewNow).not.toContain(away);
  const onSite = await teamOf(challenge.visitId);
  expect(onSite).toContain(away);
  expect(onSite).not.toContain(added);
  const organisationAt = async (visitId: string) =>
    (await listTeamAt(await managerAt(visitId))).find(({ id }) => id === here)?.organisation;
  expect(await organisationAt(review)).toBe("Harrowmere");
  expect(await organisationAt(challenge.visitId)).not.toBe("Harrowmere");
});

it("refuses to leave out who is in a session of the visit, and what somebody else saved meanwhile", async () => {
  const [peerId] = challenge.peerIds;
  const permit = await managerAt(review);
  const sessionId = await makeTestSession(challenge, { peerIds: [peerId], title: "The Leader" });
  const leaveOut = (version = 0) =>
    saveVisitPeer(permit, peerId, { isHere: "no", post: "", organisation: "", version }, TEST_NOW);
  await db.session.update({ where: { id: sessionId }, data: { visitId: review } });
  await expect(leaveOut()).rejects.toMatchObject({ field: "isHere", message: /The Leader/ });
  await db.session.update({ where: { id: sessionId }, data: { visitId: challenge.visitId } });
  await leaveOut();
  await expect(leaveOut()).rejects.toMatchObject({ code: "conflict" });
  const { coordinator, peer } = challenge.permits;
  for (const other of [coordinator, peer]) {
    await expect(
      saveVisitPeer(
        other as never,
        peerId,
        { isHere: "yes", post: "", organisation: "", version: 1 },
        TEST_NOW,
      ),
    ).rejects.toMatchObject({ code: "forbidden" });
  }
});

it("has interests declared anew for each visit, and tells no peer and no council of them", async () => {
  const [peerId] = challenge.peerIds;
  const { challengeManager, peer, coordinator } = challenge.permits;
  await declareConflict(challengeManager, peerId, { visitId: review, description: "A cousin" }, TEST_NOW);
  expect(await readInterestsAt(await managerAt(review))).toEqual(new Map([[peerId, 1]]));
  expect(await readInterestsAt(await managerAt(challenge.visitId))).toEqual(new Map());
  for (const permit of [peer, coordinator]) {
    expect((await readInterestsAt(await permitAtVisit(permit, review))).size).toBe(0);
  }
  const other = await makeTestChallenge();
  await expect(
    declareConflict(challengeManager, peerId, { visitId: other.visitId, description: "x" }, TEST_NOW),
  ).rejects.toMatchObject({ field: "visitId" });
});

it("takes nothing to declare as an answer of a visit, apart from no answer and from what is declared", async () => {
  const [peerId, silent] = challenge.peerIds;
  const { challengeManager, peer } = challenge.permits;
  const there = await managerAt(review);
  await declareNothing(challengeManager, peerId, { visitId: review }, TEST_NOW);
  expect(await readInterestsAt(there)).toEqual(new Map([[peerId, 0]]));
  expect((await readInterestsAt(there)).has(silent)).toBe(false);
  expect(await readInterestsAt(await managerAt(challenge.visitId))).toEqual(new Map());
  await expect(declareNothing(challengeManager, peerId, { visitId: review }, TEST_NOW)).rejects.toMatchObject(
    { code: "conflict", field: "visitId" },
  );
  const [answer] = await listConflicts(challengeManager, peerId);
  expect(answer).toMatchObject({ isNothing: true, description: "" });
  await expect(
    decideConflict(
      challengeManager,
      peerId,
      { conflictId: answer?.id ?? "", decision: "No", version: 1 },
      TEST_NOW,
    ),
  ).rejects.toMatchObject({ code: "not-found" });
  // Something comes up later: it counts, and the earlier answer stays in the record.
  await declareConflict(challengeManager, peerId, { visitId: review, description: "A cousin" }, TEST_NOW);
  expect(await readInterestsAt(there)).toEqual(new Map([[peerId, 1]]));
  await expect(declareNothing(challengeManager, peerId, { visitId: review }, TEST_NOW)).rejects.toMatchObject(
    { code: "conflict" },
  );
  await expect(declareNothing(peer, silent, { visitId: review }, TEST_NOW)).rejects.toMatchObject({
    code: "forbidden",
  });
});

it("lets a peer of a review alone read and write the notes of the review, and no others by any way", async () => {
  const atStay = await writeTestNote(challenge, { text: "sycophantic remark" });
  const peerId = await addPeerAtVisit(await managerAt(review), NEW_PEER, TEST_NOW);
  const { peer } = challenge.permits;
  const rita = makePermit({
    ...peer,
    stage: "reviewing",
    peerId,
    isOfReviewAlone: true,
  }) as PeerTeamPermit;
  expect((await listSeenVisits(rita)).map(({ id }) => id)).toEqual([review]);
  const own = await writeTestNote(challenge, { text: "of the review" }, rita);
  expect((await readNote(rita, own)).visit.id).toBe(review);
  expect(await countNotes(rita, NO_FILTER)).toBe(1);
  expect(await countNotes(rita, { ...NO_FILTER, visitId: challenge.visitId })).toBe(0);
  expect((await listNotes(rita, { ...NO_FILTER, words: "remark" }, 1)).length).toBe(0);
  expect((await countByLeaning(rita, NO_FILTER)).neutral).toBe(1);
  expect((await countByThemeAndKind(rita)).reduce((sum, { count }) => sum + count, 0)).toBe(1);
  expect(await readNotes(rita, [atStay, own])).toHaveLength(1);
  await expect(readNote(rita, atStay)).rejects.toMatchObject({ code: "not-found" });
  expect(await listSessionsToWriteUp(rita, [review])).toEqual([]);
  const found = {
    kind: "strength",
    headline: "One",
    body: "",
    themeId: challenge.themes[0]?.id ?? "",
  } as const;
  await addFinding(atStage(peer, "reporting"), { ...found, status: "draft" }, TEST_NOW);
  const notTold = { findings: 0, recommendations: 0, reportSections: 0 };
  expect((await readProgress(rita, "2027-01-20")).team).toMatchObject({
    notes: 0,
    reviewNotes: 1,
    ...notTold,
  });
  expect((await readProgress(atStage(peer, "reviewing"), "2027-01-20")).team).toMatchObject({ findings: 1 });
  // Who was on site and comes again reads both; who does not come again reads what the report stands on.
  const again = atStage(peer, "reviewing");
  expect(await countNotes(again, NO_FILTER)).toBe(2);
  await saveVisitPeer(
    await managerAt(review),
    challenge.peerIds[0],
    { isHere: "no", post: "", organisation: "", version: 0 },
    TEST_NOW,
  );
  expect((await listNotes(again, NO_FILTER, 1)).map(({ id }) => id)).toEqual([atStay]);
  await expect(writeTestNote(challenge, { visitId: review }, again)).rejects.toMatchObject({
    field: "visitId",
  });
});

it("shows everybody of the team as in the team until something else is written down", async () => {
  const team = await listPeersAt(await managerAt(review));
  expect(team.length).toBeGreaterThan(1);
  expect(team.every(({ here }) => here.isHere && !here.isOwn)).toBe(true);
});
