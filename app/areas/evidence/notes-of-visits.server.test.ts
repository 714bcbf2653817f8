import { beforeAll, describe, expect, it } from "vitest";
import { STAGES, type Stage } from "#app/access/permissions.ts";
import type { VisitKind } from "#app/access/visit-kinds.ts";
import { removeVisit } from "#app/areas/challenge/change-visits.server.ts";
import { readProgress } from "#app/areas/home/read-progress.server.ts";
import { permitAtVisit } from "#app/areas/visits/permit-at-visit.server.ts";
import { writeVisit } from "#app/areas/visits/write-visits.server.ts";
import { db, transaction } from "#app/platform/db.server.ts";
import { newId } from "#app/platform/ids.ts";
import { atStage, makeTestChallenge, TEST_NOW, type TestChallenge } from "#tests/support/factories.ts";
import { makeTestSession, writeTestNote } from "#tests/support/factories-evidence.ts";
import { changeNote } from "./change-note.server.ts";
import { deleteNote } from "./delete-note.server.ts";
import { NO_FILTER } from "./note-filter.ts";
import { countsForReport } from "./read-counts.server.ts";
import { tallyNotes, listNotes, readNote } from "./store.server.ts";

let challenge: TestChallenge;
let calls: string;
let second: string;
let review: string;

beforeAll(async () => {
  challenge = await makeTestChallenge({ partnership: true });
  const make = (kind: VisitKind, days: string[]) =>
    transaction((tx) => writeVisit(tx, challenge.id, { kind, title: "", days }));
  calls = await make("conversations", ["2026-02-10"]);
  second = await make("on-site", ["2026-03-30"]);
  review = await make("progress-review", ["2027-01-20"]);
});

/** A session of a visit with one officer in it. */
async function sessionAt(visitId: string, date: string): Promise<string> {
  const id = await makeTestSession(challenge, { attending: ["officer"], date });
  await db.session.update({ where: { id }, data: { visitId } });
  return id;
}

const peerAt = (stage: Stage) => atStage(challenge.permits.peer, stage);

describe("the visit of a note", () => {
  it("is that of its session, whatever the form says, at conversations, each phase and a review", async () => {
    for (const [visitId, date, stage] of [
      [calls, "2026-02-10", "preparing"],
      [second, "2026-03-30", "on-site"],
      [review, "2027-01-20", "reviewing"],
    ] as const) {
      const sessionId = await sessionAt(visitId, date);
      const id = await writeTestNote(
        challenge,
        { sessionId, sourceKind: "officer", visitId: challenge.visitId },
        peerAt(stage),
      );
      expect((await readNote(challenge.permits.peer, id)).visit.id).toBe(visitId);
    }
  });

  it("is the one that was chosen, can be changed, and without a choice the one in view", async () => {
    const chosen = await writeTestNote(challenge, { visitId: second });
    const { peer } = challenge.permits;
    expect((await readNote(peer, chosen)).visit).toMatchObject({ id: second, name: "Second phase" });
    const input = {
      sessionId: null,
      themeId: challenge.themes[0]?.id ?? "",
      promptIds: [],
      sourceKind: "document" as const,
      sourceTitle: "Plan",
      leaning: "neutral" as const,
      text: "Four.",
    };
    await changeNote(peer, chosen, 1, { ...input, visitId: calls }, TEST_NOW);
    expect((await readNote(peer, chosen)).visit.id).toBe(calls);
    await changeNote(peer, chosen, 2, input, TEST_NOW);
    expect((await readNote(peer, chosen)).visit.id).toBe(calls);
    const inView = await writeTestNote(challenge, {}, peer, new Date("2026-03-30T10:00:00Z"));
    expect((await readNote(peer, inView)).visit.id).toBe(second);
    const later = await writeTestNote(challenge, {}, peerAt("action-planning"));
    expect((await readNote(peer, later)).visit.id).toBe(review);
    await expect(writeTestNote(challenge, { visitId: newId() })).rejects.toMatchObject({ field: "visitId" });
  });

  it("is open at the stages of its kind alone, to write, change and delete", async () => {
    const atStay = await writeTestNote(challenge, { visitId: challenge.visitId });
    const atReview = await writeTestNote(challenge, { visitId: review }, peerAt("reviewing"));
    const done = async (work: Promise<unknown>) =>
      work.then(
        () => "done",
        (error: { code: string }) => error.code,
      );
    for (const stage of STAGES) {
      const isFieldwork = ["preparing", "on-site", "reporting"].includes(stage);
      const isReview = ["action-planning", "reviewing"].includes(stage);
      const refused = isFieldwork || isReview ? "invalid" : "forbidden";
      const write = (visitId: string) => done(writeTestNote(challenge, { visitId }, peerAt(stage)));
      expect([stage, await write(challenge.visitId)]).toEqual([stage, isFieldwork ? "done" : refused]);
      expect([stage, await write(review)]).toEqual([stage, isReview ? "done" : refused]);
      const remove = (id: string) => done(deleteNote(peerAt(stage), id, 99, TEST_NOW));
      expect([stage, await remove(atStay)]).toEqual([stage, isFieldwork ? "conflict" : "forbidden"]);
      expect([stage, await remove(atReview)]).toEqual([stage, isReview ? "conflict" : "forbidden"]);
    }
  });
});

it("counts sessions, people and notes of a review apart from those of the report", async () => {
  const own = await makeTestChallenge();
  const ofReview = await transaction((tx) =>
    writeVisit(tx, own.id, { kind: "progress-review", title: "", days: ["2027-01-20"] }),
  );
  await makeTestSession(own, { attending: ["partner", "officer"] });
  await writeTestNote(own, { sourceTitle: "Corporate plan" });
  const before = await countsForReport(own.permits.peer);
  expect(before).toMatchObject({ documents: 1, meetings: 1, people: 2, notes: 1 });
  const sessionId = await makeTestSession(own, { attending: ["officer", "councillor"], date: "2027-01-20" });
  await db.session.update({ where: { id: sessionId }, data: { visitId: ofReview } });
  const peer = atStage(own.permits.peer, "reviewing");
  await writeTestNote(own, { sessionId, sourceKind: "officer", sourceTitle: "" }, peer);
  await writeTestNote(own, { visitId: ofReview, sourceTitle: "Progress statement" }, peer);
  expect(await countsForReport(peer)).toEqual(before);
  expect((await tallyNotes(peer, NO_FILTER)).byVisit).toEqual(
    new Map([
      [own.visitId, 1],
      [ofReview, 2],
    ]),
  );
  expect(
    (await listNotes(peer, { ...NO_FILTER, visitId: ofReview }, 1)).map(({ visit }) => visit.name),
  ).toEqual(["Progress review", "Progress review"]);
  const { team, shared } = await readProgress(peer, "2027-01-21");
  expect(team).toMatchObject({ notes: 1, reviewNotes: 2 });
  expect(shared).toMatchObject({ sessions: 1, reviewSessions: 1 });
  const council = await readProgress(atStage(own.permits.coordinator, "reviewing"), "2027-01-21");
  expect(council.team).toBeNull();
});

it("goes to a phase on site when a council's officer takes conversations away, who is told nothing of it", async () => {
  const own = await makeTestChallenge();
  const gone = await transaction((tx) =>
    writeVisit(tx, own.id, { kind: "conversations", title: "", days: ["2026-02-10"] }),
  );
  const id = await writeTestNote(own, { visitId: gone });
  const permit = await permitAtVisit(own.permits.coordinator, gone);
  await removeVisit(permit, {}, TEST_NOW);
  expect((await readNote(own.permits.peer, id)).visit.id).toBe(own.visitId);
  const [event] = await db.auditEvent.findMany({
    where: { challengeId: own.id, type: "visit-changed" },
    orderBy: { id: "desc" },
    take: 1,
    select: { data: true },
  });
  expect(event?.data).not.toMatch(/note/i);
});
