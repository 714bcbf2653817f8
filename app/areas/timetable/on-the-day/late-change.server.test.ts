import { describe, expect, it } from "vitest";
import { sendDrafts } from "#app/mail/release-drafts.server.ts";
import { db } from "#app/platform/db.server.ts";
import { atStage, makeTestChallenge, TEST_NOW } from "#tests/support/factories.ts";
import { furnishVisit } from "#tests/support/factories-on-site.ts";
import { findClashes } from "../clashes/clashes.ts";
import { readProposal } from "../making/make-proposal.server.ts";
import { listChanges, readRevision, undoChange } from "../plan/change-timetable.server.ts";
import { readTimetable } from "../plan/read-timetable.server.ts";
import { releaseTimetable } from "../release/release-timetable.server.ts";
import { chooseRepair } from "./choose-repair.server.ts";
import type { LateHappening } from "./late-change-problem.ts";
import { offerRepairs, readRepairs } from "./offer-repairs.server.ts";
import { repairsView } from "./repairs-view.ts";
import { undoRepair } from "./undo-repair.server.ts";

async function visit() {
  const challenge = await makeTestChallenge();
  return { challenge, permit: challenge.permits.coordinator, ...(await furnishVisit(challenge)) };
}

const BEFORE_NINE = new Date("2026-03-02T08:10:00Z");

describe("a late change", () => {
  it("of a peer is mended without touching what can stay, and the messages wait to be read", async () => {
    const { challenge, permit, people } = await visit();
    const [ill = "", well = ""] = challenge.peerIds;
    const id = await offerRepairs(permit, { what: "peer", id: ill, day: "2026-03-02" }, BEFORE_NINE);
    const { repairs, status, label } = await readRepairs(permit, id);
    expect(status).toBe("ready");
    expect(label).toMatch(/ is away on Monday 2 March 2026$/);
    expect(repairs.repairs.length).toBeGreaterThan(0);
    for (const repair of repairs.repairs) expect(repair.withoutPlace).toEqual([]);
    const fewest = repairs.repairs.find(({ way }) => way === "fewest-moves");
    // Of six sessions three had the peer; the others stay.
    expect(fewest?.moves).toHaveLength(3);
    const sameTimes = repairs.repairs.find(({ way }) => way === "same-times") ?? repairs.repairs[0];
    const done = await chooseRepair(permit, id, sameTimes?.way ?? "", BEFORE_NINE);
    expect(done).toMatchObject({ moved: sameTimes?.moves.length, cancelled: 0 });
    const record = await readTimetable(permit);
    for (const session of record.sessions) {
      if (session.date === "2026-03-02") expect(session.peerIds).toEqual([well]);
    }
    expect(findClashes(record).filter(({ code }) => code !== "access-needs")).toEqual([]);
    expect(await db.peerAbsence.count({ where: { peerId: ill, date: "2026-03-02" } })).toBe(1);
    const drafts = await db.outgoingMail.findMany({
      where: { challengeId: challenge.id, kind: "timetable-change" },
      select: { status: true, space: true, toAddress: true },
    });
    expect(drafts).toHaveLength(done.drafted);
    expect(new Set(drafts.map((draft) => draft.status))).toEqual(new Set(["draft"]));
    for (const draft of drafts) {
      expect(draft.space).toBe(draft.toAddress.startsWith("person-") ? "shared" : "peer-team");
    }
    expect(people).toHaveLength(6);
    await expect(chooseRepair(permit, id, "same-times", BEFORE_NINE)).rejects.toMatchObject({
      code: "conflict",
    });
    const [change] = await listChanges(permit);
    await undoChange(permit, change?.id ?? "", BEFORE_NINE);
    expect((await readTimetable(permit)).sessions.filter((s) => s.peerIds.includes(ill))).toHaveLength(3);
  });

  it("of the only person to meet cancels the session and tells the peer, not the person", async () => {
    const { challenge, permit, people, sessions } = await visit();
    const id = await offerRepairs(permit, { what: "person", id: people[1] ?? "", day: null }, BEFORE_NINE);
    const { repairs } = await readRepairs(permit, id);
    expect(repairs.cancelled).toEqual([sessions[1]]);
    const view = repairsView(await readTimetable(permit), repairs);
    expect(view.notes.join(" ")).toContain("Interview 2 is cancelled: Person 2 was the only one to meet.");
    expect(view.repairs[0]?.people).toBe("Nobody who was invited");
    expect(view.repairs[0]?.messages[0]?.text).toContain(
      "“Interview 2”, planned for Monday 2 March 2026 at 10am,",
    );
    const done = await chooseRepair(permit, id, repairs.repairs[0]?.way ?? "", BEFORE_NINE);
    expect(done.cancelled).toBe(1);
    const kept = await db.session.findUniqueOrThrow({
      where: { id: sessions[1] ?? "" },
      select: { status: true, cancelledReason: true },
    });
    expect(kept).toEqual({ status: "cancelled", cancelledReason: "Person 2 has cancelled" });
    expect(challenge.peerIds).toHaveLength(2);
  });

  it("of a room moves what was to be there, and leaves the past alone", async () => {
    const { permit, rooms, sessions } = await visit();
    const noon = new Date("2026-03-02T12:05:00Z");
    const id = await offerRepairs(permit, { what: "room", id: rooms[0] ?? "", day: null }, noon);
    const { repairs } = await readRepairs(permit, id);
    const [repair] = repairs.repairs;
    // Of the three in that room, two are over.
    expect(repair?.moves.map((move) => [move.sessionId, move.start, move.roomId])).toEqual([
      [sessions[4], "15:00", rooms[1]],
    ]);
    expect(repair?.messages.map(({ to }) => to.kind).sort()).toEqual(["peer", "person"]);
  });

  it.each(["no room yet", "neither a room nor a site", "a time the search does not know"])(
    "tells nobody of a session that stays and has %s, and sends its peer nowhere else",
    async (lacks) => {
      const { challenge, permit, sessions } = await visit();
      const [ill = "", well = ""] = challenge.peerIds;
      const roomless = sessions[1] ?? "";
      await db.session.update({
        where: { id: roomless },
        data:
          lacks === "a time the search does not know"
            ? { start: "10:02" }
            : { roomId: null, ...(lacks === "no room yet" ? {} : { siteId: null }) },
        select: { id: true },
      });
      await db.session.updateMany({ where: { id: sessions[0] ?? "" }, data: { start: "10:00" } });
      await releaseTimetable(permit, { acknowledge: true, invite: false }, BEFORE_NINE);
      const id = await offerRepairs(permit, { what: "peer", id: ill, day: "2026-03-02" }, BEFORE_NINE);
      const { repairs } = await readRepairs(permit, id);
      expect(repairs.repairs.length).toBeGreaterThan(0);
      for (const { moves } of repairs.repairs) {
        expect(moves.map(({ sessionId }) => sessionId)).not.toContain(roomless);
        for (const { date, start, peerIds } of moves) {
          if (date !== "2026-03-02" || !peerIds.includes(well)) continue;
          expect(start !== null && (start < "09:15" || start >= "10:45"), `${start}`).toBe(true);
        }
      }
    },
  );

  it("calls online only what is, where nobody has said where a session is", async () => {
    const { permit, sessions, people } = await visit();
    const [placeless = "", online = ""] = sessions;
    const noPlace = { siteId: null, roomId: null };
    await db.session.update({ where: { id: placeless }, data: noPlace, select: { id: true } });
    await db.session.update({
      where: { id: online },
      data: { ...noPlace, joinAddress: "https://meet.example.org/j/1" },
      select: { id: true },
    });
    const wordsAbout = async (personId: string | undefined) => {
      const happening = { what: "person" as const, id: personId ?? "", day: null, canComeLater: true };
      const { repairs } = await readRepairs(permit, await offerRepairs(permit, happening, BEFORE_NINE));
      return repairs.repairs.flatMap(({ messages }) => messages.map(({ text }) => text)).join(" ");
    };
    const words = await wordsAbout(people[0]);
    expect(words).toContain("at a place still to be confirmed.");
    expect(words).not.toContain("online");
    expect(await wordsAbout(people[1])).toContain("online.");
  });

  it("writes to no peer who is not confirmed, at whose place the session goes on", async () => {
    const { challenge, permit, people, sessions } = await visit();
    const [approached = "", confirmed = ""] = challenge.peerIds;
    await db.peer.update({
      where: { id: approached },
      data: { status: "approached" },
      select: { id: true },
    });
    const told = async (index: number) => {
      const happening = { what: "person" as const, id: people[index] ?? "", day: null, canComeLater: true };
      const { repairs } = await readRepairs(permit, await offerRepairs(permit, happening, BEFORE_NINE));
      const moved = repairs.repairs.filter(({ moves }) =>
        moves.some(({ sessionId }) => sessionId === sessions[index]),
      );
      expect(moved.length).toBeGreaterThan(0);
      return moved.map(({ messages }) => messages.map(({ to }) => to.id));
    };
    // The first session is the approached peer's, the second the other's.
    for (const ids of await told(0)) {
      expect(ids).toContain(people[0]);
      expect(ids).not.toContain(approached);
    }
    for (const ids of await told(1)) expect(ids).toEqual(expect.arrayContaining([people[1], confirmed]));
    const before = await db.outgoingMail.count({
      where: { challengeId: challenge.id, kind: "timetable-change" },
    });
    const id = await offerRepairs(
      permit,
      { what: "person", id: people[0] ?? "", day: null, canComeLater: true },
      BEFORE_NINE,
    );
    const { repairs } = await readRepairs(permit, id);
    await chooseRepair(permit, id, repairs.repairs[0]?.way ?? "", BEFORE_NINE);
    const mails = await db.outgoingMail.findMany({
      where: { challengeId: challenge.id, kind: "timetable-change" },
      select: { toAddress: true },
    });
    expect(mails.length).toBeGreaterThan(before);
    expect(mails.map(({ toAddress }) => toAddress)).not.toContain("peer-1@elsewhere.example");
  });

  it("of a room for one afternoon keeps it for the rest of the visit", async () => {
    const { permit, rooms, sessions } = await visit();
    const [first = "", second = ""] = rooms;
    // A session of the next day in the same room.
    await db.session.update({
      where: { id: sessions[0] ?? "" },
      data: { date: "2026-03-03" },
      select: { id: true },
    });
    const id = await offerRepairs(
      permit,
      { what: "room", id: first, day: "2026-03-02", from: "14:00", until: null },
      BEFORE_NINE,
    );
    const { repairs, label } = await readRepairs(permit, id);
    expect(label).toBe("Room 1, Wexcombe Town Hall is lost on Monday 2 March 2026 from 2pm");
    const fewest = repairs.repairs.find(({ way }) => way === "fewest-moves");
    expect(fewest?.moves.map((move) => [move.sessionId, move.start, move.roomId])).toEqual([
      [sessions[4], "15:00", second],
    ]);
    for (const { moves, withoutPlace } of repairs.repairs) {
      expect(withoutPlace).toEqual([]);
      expect(moves.filter(({ date, roomId }) => date === "2026-03-02" && roomId === first)).toEqual([]);
    }
    expect(JSON.stringify(repairs)).not.toContain("lost-room");
  });

  it("of a peer until a time leaves the afternoon alone, and notes no more than that", async () => {
    const { challenge, permit } = await visit();
    const [ill = ""] = challenge.peerIds;
    const happening = { what: "peer" as const, id: ill, day: "2026-03-02", from: null, until: "13:00" };
    const id = await offerRepairs(permit, happening, BEFORE_NINE);
    const { repairs, label } = await readRepairs(permit, id);
    expect(label).toMatch(/ is away on Monday 2 March 2026 until 1pm$/);
    const fewest = repairs.repairs.find(({ way }) => way === "fewest-moves");
    // Two of the morning; at 3pm the peer is back.
    expect(fewest?.moves).toHaveLength(2);
    await chooseRepair(permit, id, "fewest-moves", BEFORE_NINE);
    expect(
      await db.peerAbsence.findMany({
        where: { peerId: ill },
        select: { date: true, start: true, end: true },
      }),
    ).toEqual([{ date: "2026-03-02", start: "00:00", end: "13:00" }]);
  });

  it("of a person who can come at another time moves the session, and tells them", async () => {
    const { permit, people, sessions } = await visit();
    const id = await offerRepairs(
      permit,
      {
        what: "person",
        id: people[1] ?? "",
        day: null,
        sessionId: sessions[1] ?? "",
        canComeLater: true,
      },
      BEFORE_NINE,
    );
    const { repairs, label } = await readRepairs(permit, id);
    expect(label).toBe("Person 2 needs another time: Interview 2");
    expect([repairs.cancelled, repairs.without]).toEqual([[], []]);
    for (const { moves, messages } of repairs.repairs) {
      const to = moves.find(({ sessionId }) => sessionId === sessions[1]);
      expect(to?.date === "2026-03-02" && (to.start ?? "") < "10:45" && (to.start ?? "") > "09:15").toBe(
        false,
      );
      expect(messages.map((message) => message.to.id)).toContain(people[1]);
    }
  });

  it("of a person for one session leaves their others, and is undone with all it did", async () => {
    const { challenge, permit, people, sessions } = await visit();
    const [, second = ""] = people;
    await db.sessionPerson.create({ data: { personId: second, sessionId: sessions[3] ?? "" } });
    await db.sessionPerson.create({ data: { personId: people[0] ?? "", sessionId: sessions[1] ?? "" } });
    const before = await readTimetable(permit);
    const happening = { what: "person" as const, id: second, day: null, sessionId: sessions[1] ?? "" };
    const id = await offerRepairs(permit, happening, BEFORE_NINE);
    const { repairs } = await readRepairs(permit, id);
    expect([repairs.cancelled, repairs.without]).toEqual([[], [sessions[1]]]);
    await chooseRepair(permit, id, repairs.repairs[0]?.way ?? "", BEFORE_NINE);
    const peopleOf = async (index: number) =>
      (await readTimetable(permit)).sessions.find((session) => session.id === sessions[index])?.personIds;
    expect(await peopleOf(1)).toEqual([people[0]]);
    expect(await peopleOf(3)).toContain(second);
    await undoRepair(permit, id, BEFORE_NINE);
    expect(await peopleOf(1)).toEqual([people[0], second].sort());
    const strip = (record: typeof before) => record.sessions.map(({ version, ...session }) => session);
    expect(strip(await readTimetable(permit))).toEqual(strip(before));
    await expect(undoRepair(permit, id, BEFORE_NINE)).rejects.toMatchObject({ code: "conflict" });
    const wrong = { ...happening, sessionId: sessions[0] ?? "" };
    await expect(offerRepairs(permit, wrong, BEFORE_NINE)).rejects.toMatchObject({ field: "sessionId" });
    await expect(undoRepair(challenge.permits.peer, id, BEFORE_NINE)).rejects.toMatchObject({
      code: "forbidden",
    });
    const other = (await makeTestChallenge()).permits.coordinator;
    await expect(undoRepair(other, id, BEFORE_NINE)).rejects.toMatchObject({ code: "not-found" });
  });

  it("that cancels a session is undone: planned again where it was, the absence and drafts gone", async () => {
    const { challenge, permit, people, sessions } = await visit();
    const before = await readTimetable(permit);
    const undone = async (happening: LateHappening) => {
      const id = await offerRepairs(permit, happening, BEFORE_NINE);
      const { repairs } = await readRepairs(permit, id);
      const done = await chooseRepair(permit, id, repairs.repairs[0]?.way ?? "", BEFORE_NINE);
      expect(done.drafted).toBeGreaterThan(0);
      expect(await undoRepair(permit, id, BEFORE_NINE)).toEqual({ sent: 0 });
      const strip = (record: typeof before) => record.sessions.map(({ version, ...session }) => session);
      expect(strip(await readTimetable(permit))).toEqual(strip(before));
    };
    await undone({ what: "person", id: people[1] ?? "", day: null });
    await undone({ what: "peer", id: challenge.peerIds[0] ?? "", day: "2026-03-02" });
    expect(await db.peerAbsence.count({ where: { challengeId: challenge.id } })).toBe(0);
    const where = { challengeId: challenge.id, kind: "timetable-change", status: { not: "discarded" } };
    expect(await db.outgoingMail.count({ where })).toBe(0);
    expect(sessions).toHaveLength(6);
  });

  it("keeps clear of what stays as it stands because somebody in it cannot come", async () => {
    const { challenge, permit, people, rooms, sessions } = await visit();
    await db.personAnswer.update({
      where: { personId_visitId: { personId: people[1] ?? "", visitId: challenge.visitId } },
      data: { availability: "cannot-come" },
      select: { personId: true },
    });
    const id = await offerRepairs(permit, { what: "room", id: rooms[0] ?? "", day: null }, BEFORE_NINE);
    const { repairs } = await readRepairs(permit, id);
    // Interview 2 has the other room and the second peer at 10am: nothing is put on top of it.
    for (const { moves } of repairs.repairs) {
      const onTop = moves.filter(
        ({ date, start, roomId }) =>
          date === "2026-03-02" && roomId === rooms[1] && (start ?? "") > "09:15" && (start ?? "") < "10:45",
      );
      expect(onTop).toEqual([]);
    }
    expect(challenge.peerIds).toHaveLength(2);
    expect(sessions).toHaveLength(6);
  });

  it("is not mended over somebody else's change", async () => {
    const { permit, rooms, sessions } = await visit();
    const id = await offerRepairs(permit, { what: "room", id: rooms[0] ?? "", day: null }, BEFORE_NINE);
    await db.visit.updateMany({
      where: { challengeId: permit.challengeId },
      data: { timetableRevision: (await readRevision(permit)) + 1 },
    });
    expect((await readRepairs(permit, id)).isOutdated).toBe(true);
    await expect(chooseRepair(permit, id, "fewest-moves", BEFORE_NINE)).rejects.toMatchObject({
      code: "conflict",
    });
    expect(sessions).toHaveLength(6);
  });

  it("is refused to those who only read, to others, and for what is not of this timetable", async () => {
    const { challenge, permit, rooms } = await visit();
    const other = await makeTestChallenge();
    const happening = { what: "room" as const, id: rooms[0] ?? "", day: null };
    const id = await offerRepairs(permit, happening, BEFORE_NINE);
    for (const reader of [challenge.permits.peer, challenge.permits.councilReader]) {
      await expect(offerRepairs(reader, happening, TEST_NOW)).rejects.toMatchObject({ code: "forbidden" });
      await expect(readRepairs(reader, id)).rejects.toMatchObject({ code: "forbidden" });
    }
    await expect(
      chooseRepair(atStage(permit, "reviewing"), id, "fewest-moves", TEST_NOW),
    ).rejects.toMatchObject({ code: "forbidden" });
    for (const attempt of [
      readRepairs(other.permits.coordinator, id),
      chooseRepair(other.permits.coordinator, id, "fewest-moves", TEST_NOW),
      // A repair is no proposal of a whole timetable.
      readProposal(permit, id),
    ]) {
      await expect(attempt).rejects.toMatchObject({ code: "not-found" });
    }
    await expect(offerRepairs(other.permits.coordinator, happening, TEST_NOW)).rejects.toMatchObject({
      code: "invalid",
      field: "roomId",
    });
    await expect(
      offerRepairs(
        other.permits.coordinator,
        { what: "peer", id: other.peerIds[0] ?? "", day: null },
        TEST_NOW,
      ),
    ).rejects.toThrow("nothing to mend");
    await expect(chooseRepair(permit, id, "another", TEST_NOW)).rejects.toMatchObject({ code: "invalid" });
  });
});

describe("a late change after a release", () => {
  it("changes the entries in the calendars of those concerned, and writes to nobody twice", async () => {
    const { challenge, permit } = await visit();
    const manager = challenge.permits.challengeManager;
    await releaseTimetable(manager, { acknowledge: true }, new Date("2026-02-23T10:00:00Z"));
    for (const sender of [manager, permit]) await sendDrafts(sender, undefined, BEFORE_NINE).catch(() => 0);
    const [ill = ""] = challenge.peerIds;
    const id = await offerRepairs(permit, { what: "peer", id: ill, day: "2026-03-02" }, BEFORE_NINE);
    const { repairs } = await readRepairs(permit, id);
    const repair = repairs.repairs.find(({ way }) => way === "same-times") ?? repairs.repairs[0];
    const done = await chooseRepair(permit, id, repair?.way ?? "", BEFORE_NINE);
    const drafts = await db.outgoingMail.findMany({
      where: { challengeId: challenge.id, status: "draft" },
      select: { kind: true, toAddress: true, subject: true },
    });
    expect(drafts).toHaveLength(done.drafted);
    expect(drafts.length).toBeGreaterThan(0);
    expect(new Set(drafts.map(({ kind }) => kind))).toEqual(new Set(["session-invitation"]));
    // The peer who is away has three entries that day: one message takes them out, or moves them to another.
    const toIll = drafts.filter(({ toAddress }) => toAddress === "peer-1@elsewhere.example");
    expect(toIll).toHaveLength(1);
    expect(toIll[0]?.subject).toMatch(
      /^(?:(?:Cancelled|Without you): 3 sessions, 2 Mar 2026$|Changed: 3 sessions|Your sessions: )/,
    );
    const subjects = drafts.map(({ toAddress, subject }) => `${toAddress} ${subject}`);
    expect(new Set(subjects).size).toBe(subjects.length);
    // The next release has nothing to add.
    const next = await releaseTimetable(manager, { acknowledge: true }, BEFORE_NINE);
    expect(next.invitations).toMatchObject({ mailIds: [], replaced: 0, byTelephone: [] });
  });
});
