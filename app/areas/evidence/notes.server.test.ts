import { describe, expect, it } from "vitest";
import { type ChallengePermit, peerTeamPermit } from "#app/access/permit.ts";
import { readMeeting } from "#app/areas/timetable/on-the-day/read-meetings.server.ts";
import { db } from "#app/platform/db.server.ts";
import { newId } from "#app/platform/ids.ts";
import { atStage, makeTestChallenge, TEST_NOW } from "#tests/support/factories.ts";
import { makeTestSession, writeTestNote } from "#tests/support/factories-evidence.ts";
import { changeNote } from "./change-note.server.ts";
import { deleteNote } from "./delete-note.server.ts";
import { NO_FILTER, NOTES_PER_PAGE } from "./note-filter.ts";
import type { NoteInput } from "./note-input.server.ts";
import { listSessionsToWriteUp, readNoteChoices } from "./read-choices.server.ts";
import { countsForReport } from "./read-counts.server.ts";
import { recordNote } from "./record-note.server.ts";
import { countByLeaning, countByThemeAndKind, countNotes, listNotes, readNote } from "./store.server.ts";

const challenge = await makeTestChallenge({ partnership: true });
const other = await makeTestChallenge();
const { peer, secondPeer, challengeManager, supportOfficer } = challenge.permits;
const theme = challenge.themes[1]!;
const otherTheme = other.themes[0]!;

function input(over: Partial<NoteInput> = {}): NoteInput {
  return {
    sessionId: null,
    themeId: theme.id,
    promptIds: [],
    sourceKind: "document",
    sourceTitle: "Corporate plan",
    leaning: "neutral",
    text: "Four priorities.",
    ...over,
  };
}

describe("recordNote", () => {
  it("records a note from a session under the session's theme, with its writer and retention", async () => {
    const sessionId = await makeTestSession(challenge, { themeNumbers: [3, 2], attending: ["officer"] });
    const { id } = await recordNote(
      peer,
      newId(),
      input({ sessionId, themeId: null, sourceKind: "officer", sourceTitle: "", leaning: "strength" }),
      TEST_NOW,
    );
    const note = await readNote(peer, id);
    expect(note).toMatchObject({
      theme: { number: 2 },
      sourceKind: "officer",
      leaning: "strength",
      writtenBy: "Asha Peer",
      retainUntil: "2027-03-05",
      version: 1,
      session: { id: sessionId },
    });
    const event = await db.auditEvent.findFirst({
      where: { challengeId: challenge.id, type: "note-recorded" },
      orderBy: { id: "desc" },
    });
    expect(event?.data).toBe(JSON.stringify({ noteId: id }));
  });

  it("records the same id once, changes nothing the second time, and drops no other words", async () => {
    const noteId = newId();
    const before = await countNotes(peer, NO_FILTER);
    expect(await recordNote(peer, noteId, input({ text: "First." }), TEST_NOW)).toMatchObject({
      wasThere: false,
    });
    expect(await recordNote(peer, noteId, input({ text: "First." }), TEST_NOW)).toMatchObject({
      wasThere: true,
    });
    for (const over of [{ text: "First, and more." }, { leaning: "strength" as const }]) {
      await expect(recordNote(peer, noteId, input(over), TEST_NOW)).rejects.toMatchObject({
        code: "conflict",
        field: "text",
      });
    }
    expect((await readNote(peer, noteId)).text).toBe("First.");
    expect(await countNotes(peer, NO_FILTER)).toBe(before + 1);
    expect(
      await db.auditEvent.count({
        where: { type: "note-recorded", data: JSON.stringify({ noteId }) },
      }),
    ).toBe(1);
    await expect(recordNote(secondPeer, noteId, input(), TEST_NOW)).rejects.toMatchObject({
      code: "conflict",
    });
    await expect(recordNote(other.permits.peer, noteId, input(), TEST_NOW)).rejects.toMatchObject({
      code: "conflict",
    });
  });

  it.each<[string, () => Partial<NoteInput>, string]>([
    ["a prompt of another challenge", () => ({ promptIds: [otherTheme.promptIds[0]!] }), "promptIds"],
    ["a theme of another challenge", () => ({ themeId: otherTheme.id }), "themeId"],
    ["a session nobody knows", () => ({ sessionId: newId() }), "sessionId"],
    ["a document without a title", () => ({ sourceTitle: "  " }), "sourceTitle"],
    ["no words", () => ({ text: " " }), "text"],
  ])("refuses %s", async (_, over, field) => {
    await expect(recordNote(peer, newId(), input(over()), TEST_NOW)).rejects.toMatchObject({
      code: "invalid",
      field,
    });
  });

  it("keeps a note of a session without a theme, and lists it among those with none", async () => {
    const sessionId = await makeTestSession(challenge);
    await db.sessionTheme.deleteMany({ where: { sessionId } });
    const noteId = newId();
    await recordNote(peer, noteId, input({ sessionId, themeId: null, promptIds: [] }), TEST_NOW);
    expect(await db.note.findUniqueOrThrow({ where: { id: noteId } })).toMatchObject({
      sessionId,
      themeId: null,
    });
  });

  it("refuses a session of another challenge", async () => {
    const sessionId = await makeTestSession(other);
    await expect(recordNote(peer, newId(), input({ sessionId }), TEST_NOW)).rejects.toMatchObject({
      field: "sessionId",
    });
  });

  it("refuses an id that is none, and a stage after the report", async () => {
    await expect(recordNote(peer, "note-1", input(), TEST_NOW)).rejects.toMatchObject({ code: "invalid" });
    const late = atStage(peer, "action-planning");
    await expect(recordNote(late, newId(), input(), TEST_NOW)).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("changeNote and deleteNote", () => {
  it("lets its writer change it once per version, prompts and all", async () => {
    const id = await writeTestNote(challenge, { promptIds: [theme.promptIds[0]!] });
    await changeNote(peer, id, 1, input({ text: "Changed.", promptIds: [theme.promptIds[1]!] }), TEST_NOW);
    const note = await readNote(peer, id);
    expect(note).toMatchObject({ text: "Changed.", version: 2 });
    expect(note.prompts.map((prompt) => prompt.id)).toEqual([theme.promptIds[1]]);
    await expect(changeNote(peer, id, 1, input(), TEST_NOW)).rejects.toMatchObject({ code: "conflict" });
  });

  it("keeps others from changing or deleting it, the manager from changing it", async () => {
    const id = await writeTestNote(challenge);
    await expect(changeNote(secondPeer, id, 1, input(), TEST_NOW)).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(changeNote(challengeManager, id, 1, input(), TEST_NOW)).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(deleteNote(secondPeer, id, 1, TEST_NOW)).rejects.toMatchObject({ code: "forbidden" });
    await expect(deleteNote(supportOfficer, id, 1, TEST_NOW)).rejects.toMatchObject({ code: "forbidden" });
    await expect(deleteNote(other.permits.challengeManager, id, 1, TEST_NOW)).rejects.toMatchObject({
      code: "not-found",
    });
    await deleteNote(challengeManager, id, 1, TEST_NOW);
    await expect(readNote(peer, id)).rejects.toMatchObject({ code: "not-found" });
  });

  it("refuses to delete a stale note, or one a finding stands on, naming the finding", async () => {
    const id = await writeTestNote(challenge);
    await expect(deleteNote(peer, id, 7, TEST_NOW)).rejects.toMatchObject({ code: "conflict" });
    await db.finding.create({
      data: {
        id: newId(),
        challengeId: challenge.id,
        themeId: theme.id,
        kind: "strength",
        headline: "Priorities are clear",
        status: "draft",
        position: 1,
        updatedAt: TEST_NOW,
        notes: { create: [{ noteId: id, relation: "supporting" }] },
      },
    });
    await expect(deleteNote(peer, id, 1, TEST_NOW)).rejects.toThrow("Priorities are clear");
    expect((await readNote(peer, id)).findings).toMatchObject([{ headline: "Priorities are clear" }]);
  });
});

describe("lists", () => {
  it("filters, orders newest first and pages", async () => {
    const own = await makeTestChallenge();
    const first = own.themes[0]!;
    for (let index = 0; index < NOTES_PER_PAGE + 2; index += 1) {
      await writeTestNote(
        own,
        {
          text: index === 3 ? "About the heron on the vans" : `Note ${index}`,
          leaning: index % 2 === 0 ? "strength" : "neutral",
          promptIds: index === 4 ? [first.promptIds[0]!] : [],
        },
        index === 5 ? own.permits.secondPeer : own.permits.peer,
        new Date(TEST_NOW.getTime() + index * 60_000),
      );
    }
    const permit = own.permits.peer;
    const page1 = await listNotes(permit, NO_FILTER, 1);
    expect(page1).toHaveLength(NOTES_PER_PAGE);
    expect(page1[0]?.text).toBe(`Note ${NOTES_PER_PAGE + 1}`);
    expect(await listNotes(permit, NO_FILTER, 2)).toHaveLength(2);
    const found = async (filter: Partial<typeof NO_FILTER>) =>
      (await listNotes(permit, { ...NO_FILTER, ...filter }, 1)).map((note) => note.text);
    expect(await found({ words: "heron" })).toEqual(["About the heron on the vans"]);
    expect(await found({ promptId: first.promptIds[0]! })).toEqual(["Note 4"]);
    expect(await found({ peerId: own.peerIds[1] })).toEqual(["Note 5"]);
    expect(await found({ themeId: own.themes[1]!.id })).toEqual([]);
    expect(await found({ sessionId: "nothing" })).toEqual([]);
    expect(await countByLeaning(permit, NO_FILTER)).toEqual({
      strength: NOTES_PER_PAGE / 2 + 1,
      neutral: NOTES_PER_PAGE / 2 + 1,
      improvement: 0,
    });
    expect(await countByThemeAndKind(permit)).toEqual([
      { themeId: first.id, sourceKind: "document", count: NOTES_PER_PAGE + 2 },
    ]);
  });

  it("marks one's own sessions, leaves out the team's own, and gives kinds without names", async () => {
    const own = await makeTestChallenge();
    const mine = await makeTestSession(own, { peerIds: [own.peerIds[0]], attending: ["partner", "officer"] });
    await makeTestSession(own, { kind: "team-meeting" });
    const sessions = await listSessionsToWriteUp(own.permits.peer);
    expect(sessions.map(({ id, isMine }) => [id, isMine])).toEqual([[mine, true]]);
    const session = await readMeeting(own.permits.peer, mine);
    expect(session.attendingKinds.sort()).toEqual(["officer", "partner"]);
    expect(JSON.stringify(session)).not.toContain("Invented Person");
    expect((await readNoteChoices(own.permits.peer)).prompts.map((prompt) => prompt.ref)).toHaveLength(10);
  });

  it("counts documents, meetings and people once each for the report", async () => {
    const own = await makeTestChallenge();
    await makeTestSession(own, { attending: ["partner", "officer"] });
    await makeTestSession(own, { kind: "daily-feedback", attending: ["councillor"] });
    await writeTestNote(own, { sourceTitle: "Corporate plan" });
    await writeTestNote(own, { sourceTitle: "corporate plan " });
    await db.packItem.createMany({
      data: ["Corporate Plan", "Budget book"].map((title, position) => ({
        id: newId(),
        challengeId: own.id,
        title,
        status: "received",
        position,
      })),
    });
    expect(await countsForReport(own.permits.challengeManager)).toEqual({
      documents: 2,
      meetings: 1,
      meetingsRecorded: 0,
      people: 2,
      notes: 2,
    });
  });
});

describe("the wall", () => {
  it("gives no council role a scope for notes", () => {
    const { coordinator, councilReader, actionOwner, otherCoordinator } = challenge.permits;
    const council: ChallengePermit[] = [coordinator, councilReader, actionOwner, otherCoordinator];
    for (const permit of council) {
      expect(() => peerTeamPermit(permit)).toThrow("This belongs to the peer team.");
      expect(permit.may("notes.read")).toBe(false);
      expect(permit.may("notes.write")).toBe(false);
    }
    // @ts-expect-error a council's permit is not a peer team's: this must not compile
    void (() => listNotes(coordinator, NO_FILTER, 1));
  });

  it("keeps a planted word out of the audit trail and of another challenge", async () => {
    const id = await writeTestNote(challenge, {
      text: "zygomorphic remark",
      sourceTitle: "zygomorphic file",
    });
    await changeNote(peer, id, 1, input({ text: "zygomorphic remark, reworded" }), TEST_NOW);
    await deleteNote(peer, id, 2, TEST_NOW);
    const events = await db.auditEvent.findMany({ where: { challengeId: challenge.id } });
    expect(JSON.stringify(events)).not.toContain("zygomorphic");
    const again = await writeTestNote(challenge, { text: "zygomorphic remark" });
    await expect(readNote(other.permits.peer, again)).rejects.toMatchObject({ code: "not-found" });
    expect(await countNotes(other.permits.peer, { ...NO_FILTER, words: "zygomorphic" })).toBe(0);
  });
});
