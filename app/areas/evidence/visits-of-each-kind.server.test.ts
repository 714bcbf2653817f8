import { beforeAll, describe, expect, it } from "vitest";
import type { Stage } from "#app/access/permissions.ts";
import { makePermit } from "#app/access/permit.server.ts";
import { type PeerTeamPermit, peerTeamPermit, type VisitPermit } from "#app/access/permit.ts";
import type { VisitKind } from "#app/access/visit-kinds.ts";
import { addVisitDay, makeVisit } from "#app/areas/challenge/change-visits.server.ts";
import { findClashes } from "#app/areas/timetable/clashes/clashes.ts";
import {
  makeProposal,
  readProposal,
  takeProposal,
} from "#app/areas/timetable/making/make-proposal.server.ts";
import { countMeetings } from "#app/areas/timetable/on-the-day/read-meetings.server.ts";
import { paperPage } from "#app/areas/timetable/papers/paper-page.server.ts";
import { readLastRelease } from "#app/areas/timetable/plan/last-release.server.ts";
import { readNeeds } from "#app/areas/timetable/plan/needs/needs-store.server.ts";
import { readTimetable } from "#app/areas/timetable/plan/read-timetable.server.ts";
import { saveSession } from "#app/areas/timetable/plan/save-session.server.ts";
import { releaseTimetable } from "#app/areas/timetable/release/release-timetable.server.ts";
import { permitAtVisit } from "#app/areas/visits/permit-at-visit.server.ts";
import { db } from "#app/platform/db.server.ts";
import { newId } from "#app/platform/ids.ts";
import { atStage, makeTestChallenge, TEST_NOW, type TestChallenge } from "#tests/support/factories.ts";
import { furnishVisit } from "#tests/support/factories-on-site.ts";
import { NO_FILTER } from "./note-filter.ts";
import { countsForReport } from "./read-counts.server.ts";
import { recordNote } from "./record-note.server.ts";
import { tallyNotes } from "./store.server.ts";

/** A challenge with two calls before, two phases four weeks apart and a review of two days. */
const VISITS: readonly { name: string; kind: VisitKind; days: readonly string[]; stage: Stage }[] = [
  { name: "calls", kind: "conversations", days: ["2026-02-10", "2026-02-17"], stage: "preparing" },
  {
    name: "first phase",
    kind: "on-site",
    days: ["2026-03-02", "2026-03-03", "2026-03-04", "2026-03-05"],
    stage: "on-site",
  },
  { name: "second phase", kind: "on-site", days: ["2026-03-30", "2026-03-31"], stage: "on-site" },
  { name: "review", kind: "progress-review", days: ["2027-01-20", "2027-01-21"], stage: "reviewing" },
];

let challenge: TestChallenge;
let people: string[];
const visitIds = new Map<string, string>();
beforeAll(async () => {
  challenge = await makeTestChallenge({ stage: "preparing" });
  ({ people } = await furnishVisit(challenge));
  await db.session.deleteMany({ where: { challengeId: challenge.id } });
  const { challengeManager } = challenge.permits;
  for (const { name, kind, days } of VISITS) {
    const [first = "", ...others] = days;
    if (name === "first phase") {
      visitIds.set(name, challenge.visitId);
      continue;
    }
    const last = kind === "conversations" ? first : (days.at(-1) ?? "");
    const id = await makeVisit(
      challengeManager,
      { kind, title: "", first, last, moveDates: "move" },
      TEST_NOW,
    );
    visitIds.set(name, id);
    // Calls lie apart: each further day is added by itself.
    if (kind === "conversations") {
      for (const day of others)
        await addVisitDay(await permitAtVisit(challengeManager, id), { day }, TEST_NOW);
    }
  }
});

/** A permit at a visit, at the stage in which it takes place. */
const at = <P extends VisitPermit>(
  permit: P,
  { name, stage }: (typeof VISITS)[number],
): Promise<P & VisitPermit> => permitAtVisit(atStage(permit, stage), visitIds.get(name) ?? "");

/** The pages of notes name no visit. */
const withoutVisit = (permit: PeerTeamPermit, stage: Stage): PeerTeamPermit =>
  peerTeamPermit(makePermit({ ...permit, stage, visitId: undefined, visitKind: undefined }));

const session = (title: string, given: { date?: string; start?: string; personIds?: string[] } = {}) => ({
  kind: "interview" as const,
  title,
  purpose: "",
  date: given.date ?? null,
  start: given.start ?? null,
  minutes: 45,
  siteId: null,
  roomId: null,
  councilId: null,
  track: null,
  peerIds: [],
  personIds: given.personIds ?? [],
  themeIds: [],
  promptIds: [],
  isFixed: false,
  version: 1,
});

describe.each(VISITS)("$name", (visit) => {
  const { name, kind, days } = visit;
  const isCall = kind === "conversations";

  it("takes sessions on its days alone", async () => {
    const permit = await at(challenge.permits.coordinator, visit);
    for (const other of [...VISITS.flatMap((each) => (each.name === name ? [] : each.days)), "2026-05-04"]) {
      await expect(
        saveSession(permit, null, session("Leader", { date: other, start: "10:00" }), TEST_NOW),
      ).rejects.toMatchObject({
        code: "invalid",
        field: "day",
        message: expect.stringMatching(/no day of any visit|day of another visit/),
      });
    }
    for (const [index, personId] of people.slice(0, 4).entries()) {
      const call = isCall ? { joinAddress: `https://meet.example.org/j/${index}` } : {};
      await saveSession(
        permit,
        null,
        { ...session(`${name} ${index}`, { personIds: [personId] }), ...call },
        TEST_NOW,
      );
    }
    const { sessions } = await readTimetable(permit);
    expect(sessions).toHaveLength(4);
  });

  it("gets a timetable made for its days, without a clash", async () => {
    const permit = await at(challenge.permits.coordinator, visit);
    const id = await makeProposal(permit, { seconds: 1, keep: "afresh" }, TEST_NOW);
    await expect.poll(async () => (await readProposal(permit, id)).status, { timeout: 20_000 }).toBe("ready");
    expect(await takeProposal(permit, id, TEST_NOW)).toBe(4);
    const record = await readTimetable(permit);
    for (const { date, roomId, joinAddress } of record.sessions) {
      expect(days).toContain(date);
      expect(roomId === null).toBe(isCall);
      expect(joinAddress !== "").toBe(isCall);
    }
    expect(findClashes(record, await readNeeds(permit))).toEqual([]);
  });

  it("is released and told apart from the others, and printed", async () => {
    const permit = await at(challenge.permits.coordinator, visit);
    const { number, invitations } = await releaseTimetable(permit, { acknowledge: false }, TEST_NOW);
    expect(number).toBe(1);
    // Each of four people, and two peers of each of their sessions.
    const told = await db.calendarInvitation.findMany({
      where: { session: { visitId: permit.visitId } },
      select: { personId: true, peerId: true },
    });
    expect(told.filter(({ personId }) => personId !== null)).toHaveLength(4);
    // One message to each, with all their sessions.
    const whom = new Set(told.map(({ personId, peerId }) => personId ?? peerId));
    expect(invitations?.mailIds).toHaveLength(whom.size);
    for (const paper of ["peer-days", "wall-grid", "joining-notes"] as const) {
      const page = JSON.stringify(await paperPage(permit, paper, new URLSearchParams(), TEST_NOW));
      for (const other of VISITS) expect(page.includes(`${other.name} 0`)).toBe(other.name === name);
    }
  });

  it("is noted, at its stages alone", async () => {
    const permit: PeerTeamPermit & VisitPermit = await at(challenge.permits.peer, visit);
    const { sessions } = await readTimetable(permit);
    const note = {
      sessionId: sessions[0]?.id ?? "",
      themeId: challenge.themes[0]?.id ?? null,
      promptIds: [],
      sourceKind: "officer" as const,
      sourceTitle: "",
      leaning: "neutral" as const,
      text: `What was said in the ${name}.`,
    };
    const isReview = kind === "progress-review";
    const { peer } = challenge.permits;
    const elsewhen = withoutVisit(peer, isReview ? "on-site" : "reviewing");
    await expect(recordNote(elsewhen, newId(), note, TEST_NOW)).rejects.toMatchObject({ code: "forbidden" });
    const then = withoutVisit(peer, isReview ? "action-planning" : visit.stage);
    const { id } = await recordNote(then, newId(), note, TEST_NOW);
    expect(await db.note.findUnique({ where: { id }, select: { visitId: true } })).toEqual({
      visitId: permit.visitId,
    });
  });
});

it("leaves each with what is its own, and counts them apart", async () => {
  const { challengeManager } = challenge.permits;
  const { byVisit: notes } = await tallyNotes(challengeManager, NO_FILTER);
  for (const visit of VISITS) {
    const permit = await at(challengeManager, visit);
    expect((await readLastRelease(permit))?.sessions.map(({ title }) => title).sort()).toEqual(
      [0, 1, 2, 3].map((index) => `${visit.name} ${index}`),
    );
    expect(notes.get(permit.visitId)).toBe(1);
    expect(await countMeetings(challengeManager, [permit.visitId])).toMatchObject({ meetings: 4, people: 4 });
  }
  // What the report states is of the visits before it, and the same four people were met in all of them.
  expect(await countsForReport(challengeManager)).toMatchObject({ meetings: 12, people: 4, notes: 3 });
});
