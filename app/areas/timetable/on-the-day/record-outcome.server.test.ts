import { describe, expect, it } from "vitest";
import type { VisitPermit } from "#app/access/permit.ts";
import { countsForReport } from "#app/areas/evidence/read-counts.server.ts";
import { readNoteFacts } from "#app/areas/evidence/read-notes.server.ts";
import { db } from "#app/platform/db.server.ts";
import { newId } from "#app/platform/ids.ts";
import { atStage, makeTestChallenge } from "#tests/support/factories.ts";
import { furnishVisit } from "#tests/support/factories-on-site.ts";
import { problemOf, readSolverSource } from "../making/read-solver-source.server.ts";
import { readRevision } from "../plan/change-timetable.server.ts";
import { readTimetable } from "../plan/read-timetable.server.ts";
import { readOutcomes } from "./outcome-store.server.ts";
import { recordAsPlanned, recordOutcome, takeBackOutcome } from "./record-outcome.server.ts";

const DAY = "2026-03-02";
const NOON = new Date("2026-03-02T12:05:00Z");
const DAY_AFTER = new Date("2026-03-03T09:00:00Z");

async function visit() {
  const challenge = await makeTestChallenge();
  return { challenge, permit: challenge.permits.coordinator, ...(await furnishVisit(challenge)) };
}

const held = (given: Partial<Parameters<typeof recordOutcome>[2]> = {}) => ({
  outcome: "held" as const,
  actualStart: null,
  actualMinutes: null,
  personIds: [],
  peerIds: [],
  reason: "",
  note: "",
  version: "",
  ...given,
});

const cancelled = (given: Partial<Parameters<typeof recordOutcome>[2]> = {}) => ({
  ...held({ reason: "Called to a fire", ...given }),
  outcome: "cancelled" as const,
});

describe("what happened on the day", () => {
  it("is recorded with one press, apart from the plan", async () => {
    const { challenge, permit, sessions, people } = await visit();
    const [first = ""] = sessions;
    const plan = await readTimetable(permit);
    const revision = await readRevision(permit);
    await recordAsPlanned(challenge.permits.peer, { sessionId: first, version: "" }, NOON);
    expect(await readTimetable(permit)).toEqual(plan);
    expect(await readRevision(permit)).toBe(revision);
    const outcome = (await readOutcomes(permit, DAY)).get(first);
    expect(outcome).toMatchObject({
      outcome: "held",
      actualStart: "09:00",
      actualMinutes: 45,
      recordedAt: NOON.toISOString(),
      arrangers: { reason: "", note: "", recordedBy: challenge.permits.peer.actor.name },
    });
    expect(outcome?.attendance).toEqual([
      { id: people[0], came: true },
      { id: challenge.peerIds[0], came: true },
    ]);
  });

  it("takes real times, who came and a note, can be changed and taken back", async () => {
    const { challenge, permit, sessions, people } = await visit();
    const [first = ""] = sessions;
    await recordOutcome(
      permit,
      first,
      held({
        actualStart: "09:10",
        actualMinutes: 30,
        peerIds: [challenge.peerIds[0] ?? ""],
        note: "Their deputy came instead",
      }),
      NOON,
    );
    const one = (await readOutcomes(permit, DAY)).get(first);
    expect(one).toMatchObject({ actualStart: "09:10", actualMinutes: 30 });
    expect(one?.attendance).toEqual([
      { id: people[0], came: false },
      { id: challenge.peerIds[0], came: true },
    ]);
    // Somebody who did not see that record may not write over it.
    await expect(recordOutcome(permit, first, cancelled(), DAY_AFTER)).rejects.toMatchObject({
      code: "conflict",
    });
    await recordOutcome(permit, first, cancelled({ version: one?.recordedAt ?? "" }), DAY_AFTER);
    const two = (await readOutcomes(permit, DAY)).get(first);
    expect(two).toMatchObject({
      outcome: "cancelled",
      actualStart: null,
      actualMinutes: null,
      attendance: [],
    });
    expect(two?.arrangers).toMatchObject({ reason: "Called to a fire", note: "" });
    await takeBackOutcome(permit, first, two?.recordedAt ?? "", DAY_AFTER);
    expect((await readOutcomes(permit, DAY)).get(first)).toEqual({
      sessionId: first,
      outcome: null,
      actualStart: null,
      actualMinutes: null,
      recordedAt: null,
      attendance: [],
      arrangers: { reason: "", note: "", recordedBy: "" },
    });
  });

  it("keeps the note of the arrangers when a peer records over it, and shows it to no peer or reader", async () => {
    const { challenge, permit, sessions } = await visit();
    const [first = ""] = sessions;
    await recordOutcome(permit, first, held({ note: "pellucid" }), NOON);
    const version = NOON.toISOString();
    await recordOutcome(challenge.permits.peer, first, cancelled({ version, note: "over it" }), DAY_AFTER);
    expect((await readOutcomes(permit, DAY)).get(first)?.arrangers).toMatchObject({
      note: "pellucid",
      reason: "Called to a fire",
    });
    for (const reader of [challenge.permits.peer, challenge.permits.councilReader]) {
      const outcomes = [...(await readOutcomes(reader, DAY)).values()];
      expect(outcomes.find(({ sessionId }) => sessionId === first)).toMatchObject({
        outcome: "cancelled",
        arrangers: null,
      });
      expect(JSON.stringify(outcomes)).not.toMatch(/pellucid|Called to a fire/);
    }
  });

  it("says who came to arrangers and peers only", async () => {
    const { challenge, sessions } = await visit();
    const [first = ""] = sessions;
    await recordAsPlanned(challenge.permits.coordinator, { sessionId: first, version: "" }, NOON);
    const seenBy = async (permit: VisitPermit) => (await readOutcomes(permit, DAY)).get(first)?.attendance;
    expect(await seenBy(challenge.permits.peer)).toHaveLength(2);
    expect(await seenBy(challenge.permits.supportOfficer)).toHaveLength(2);
    expect(await seenBy(challenge.permits.councilReader)).toBeNull();
  });

  it("waits until it has begun, is refused to readers, after the report and from another challenge", async () => {
    const { challenge, permit, sessions } = await visit();
    const later = { sessionId: sessions[4] ?? "", version: "" };
    await expect(recordAsPlanned(permit, later, NOON)).rejects.toMatchObject({
      code: "invalid",
      field: "outcome",
    });
    // The last session, the day after, when the report has begun.
    await recordAsPlanned(atStage(permit, "reporting"), later, DAY_AFTER);
    const first = { sessionId: sessions[0] ?? "", version: "" };
    for (const refused of [challenge.permits.councilReader, atStage(permit, "action-planning")]) {
      await expect(recordAsPlanned(refused, first, NOON)).rejects.toMatchObject({ code: "forbidden" });
      await expect(recordOutcome(refused, first.sessionId, held(), NOON)).rejects.toMatchObject({
        code: "forbidden",
      });
      await expect(takeBackOutcome(refused, first.sessionId, "", NOON)).rejects.toMatchObject({
        code: "forbidden",
      });
    }
    const other = (await makeTestChallenge()).permits.coordinator;
    await expect(recordAsPlanned(other, first, NOON)).rejects.toMatchObject({ code: "not-found" });
    await expect(recordOutcome(other, first.sessionId, held(), NOON)).rejects.toMatchObject({
      code: "not-found",
    });
    await expect(takeBackOutcome(other, first.sessionId, "", NOON)).rejects.toMatchObject({
      code: "not-found",
    });
    expect((await readOutcomes(other, DAY)).size).toBe(0);
  });

  it("frees the peers and the room of what is cancelled on the day", async () => {
    const { permit, sessions } = await visit();
    const revision = await readRevision(permit);
    await recordOutcome(permit, sessions[5] ?? "", cancelled(), NOON);
    expect(await readRevision(permit)).toBe(revision + 1);
    const { instance } = problemOf(await readSolverSource(permit));
    expect(instance.sessions.map(({ id }) => id)).toEqual(sessions.slice(0, 5));
  });
});

describe("the counts of the report", () => {
  it("are of what took place where that is recorded, else of the plan", async () => {
    const { challenge, permit, sessions } = await visit();
    const team = challenge.permits.challengeManager;
    expect(await countsForReport(team)).toMatchObject({ meetings: 6, meetingsRecorded: 0, people: 6 });
    await recordAsPlanned(permit, { sessionId: sessions[0] ?? "", version: "" }, DAY_AFTER);
    await recordOutcome(permit, sessions[1] ?? "", held(), DAY_AFTER);
    await recordOutcome(permit, sessions[2] ?? "", cancelled(), DAY_AFTER);
    // One was cancelled; in another nobody came.
    expect(await countsForReport(team)).toMatchObject({ meetings: 5, meetingsRecorded: 2, people: 4 });
  });

  it("and who could have said something, too", async () => {
    const { challenge, permit, sessions, people } = await visit();
    const team = challenge.permits.peer;
    const noteId = newId();
    await db.note.create({
      data: {
        id: noteId,
        challengeId: challenge.id,
        visitId: challenge.visitId,
        peerId: challenge.peerIds[0] ?? null,
        authorId: team.actor.accountId,
        sessionId: sessions[0] ?? "",
        sourceKind: "officer",
        sourceTitle: "",
        leaning: "neutral",
        text: "A note",
        recordedAt: NOON,
        updatedAt: NOON,
        retainUntil: "2027-03-31",
      },
      select: { id: true },
    });
    const speakers = async () => (await readNoteFacts(team, [noteId])).get(noteId)?.possibleSpeakerIds;
    expect(await speakers()).toEqual([people[0]]);
    await recordOutcome(permit, sessions[0] ?? "", held(), NOON);
    expect(await speakers()).toEqual([]);
  });
});
