import { describe, expect, it } from "vitest";
import { sendDrafts } from "#app/mail/release-drafts.server.ts";
import { db } from "#app/platform/db.server.ts";
import { atStage, makeTestChallenge, TEST_NOW } from "#tests/support/factories.ts";
import { furnishVisit } from "#tests/support/factories-on-site.ts";
import { listChanges, readRevision, undoChange } from "./change-timetable.server.ts";
import { chooseRepair } from "./choose-repair.server.ts";
import { findClashes } from "./clashes.ts";
import { readProposal } from "./make-proposal.server.ts";
import { offerRepairs, readRepairs } from "./offer-repairs.server.ts";
import { readTimetable } from "./read-timetable.server.ts";
import { releaseTimetable } from "./release-timetable.server.ts";
import { repairsView } from "./repairs-view.ts";

async function visit() {
  const challenge = await makeTestChallenge();
  return { challenge, scope: challenge.scopes.coordinator, ...(await furnishVisit(challenge)) };
}

const BEFORE_NINE = new Date("2026-03-02T08:10:00Z");

describe("a late change", () => {
  it("of a peer is mended without touching what can stay, and the messages wait to be read", async () => {
    const { challenge, scope, people } = await visit();
    const [ill = "", well = ""] = challenge.peerIds;
    const id = await offerRepairs(scope, { what: "peer", id: ill, day: "2026-03-02" }, BEFORE_NINE);
    const { repairs, status, label } = await readRepairs(scope, id);
    expect(status).toBe("ready");
    expect(label).toMatch(/ is away$/);
    expect(repairs.repairs.length).toBeGreaterThan(0);
    for (const repair of repairs.repairs) expect(repair.withoutPlace).toEqual([]);
    const fewest = repairs.repairs.find(({ way }) => way === "fewest-moves");
    // Of six sessions three had the peer; the others stay.
    expect(fewest?.moves).toHaveLength(3);
    const sameTimes = repairs.repairs.find(({ way }) => way === "same-times") ?? repairs.repairs[0];
    const done = await chooseRepair(scope, id, sameTimes?.way ?? "", BEFORE_NINE);
    expect(done).toMatchObject({ moved: sameTimes?.moves.length, cancelled: 0 });
    const record = await readTimetable(scope);
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
    await expect(chooseRepair(scope, id, "same-times", BEFORE_NINE)).rejects.toMatchObject({
      code: "conflict",
    });
    const [change] = await listChanges(scope);
    await undoChange(scope, change?.id ?? "", BEFORE_NINE);
    expect((await readTimetable(scope)).sessions.filter((s) => s.peerIds.includes(ill))).toHaveLength(3);
  });

  it("of the only person to meet cancels the session and tells the peer, not the person", async () => {
    const { challenge, scope, people, sessions } = await visit();
    const id = await offerRepairs(scope, { what: "person", id: people[1] ?? "", day: null }, BEFORE_NINE);
    const { repairs } = await readRepairs(scope, id);
    expect(repairs.cancelled).toEqual([sessions[1]]);
    const view = repairsView(await readTimetable(scope), repairs);
    expect(view.notes.join(" ")).toContain("Interview 2 is cancelled: Person 2 was the only one to meet.");
    expect(view.repairs[0]?.people).toBe("Nobody who was invited");
    expect(view.repairs[0]?.messages[0]?.text).toContain(
      "“Interview 2”, planned for Monday 2 March 2026 at 10am,",
    );
    const done = await chooseRepair(scope, id, repairs.repairs[0]?.way ?? "", BEFORE_NINE);
    expect(done.cancelled).toBe(1);
    const kept = await db.session.findUniqueOrThrow({
      where: { id: sessions[1] ?? "" },
      select: { status: true, cancelledReason: true },
    });
    expect(kept).toEqual({ status: "cancelled", cancelledReason: "Person 2 has cancelled" });
    expect(challenge.peerIds).toHaveLength(2);
  });

  it("of a room moves what was to be there, and leaves the past alone", async () => {
    const { scope, rooms, sessions } = await visit();
    const noon = new Date("2026-03-02T12:05:00Z");
    const id = await offerRepairs(scope, { what: "room", id: rooms[0] ?? "", day: null }, noon);
    const { repairs } = await readRepairs(scope, id);
    const [repair] = repairs.repairs;
    // Of the three in that room, two are over.
    expect(repair?.moves.map((move) => [move.sessionId, move.start, move.roomId])).toEqual([
      [sessions[4], "15:00", rooms[1]],
    ]);
    expect(repair?.messages.map(({ to }) => to.kind).sort()).toEqual(["peer", "person"]);
  });

  it("is not mended over somebody else's change", async () => {
    const { scope, rooms, sessions } = await visit();
    const id = await offerRepairs(scope, { what: "room", id: rooms[0] ?? "", day: null }, BEFORE_NINE);
    await db.challenge.updateMany({
      where: { id: scope.challengeId },
      data: { timetableRevision: (await readRevision(scope)) + 1 },
    });
    expect((await readRepairs(scope, id)).isOutdated).toBe(true);
    await expect(chooseRepair(scope, id, "fewest-moves", BEFORE_NINE)).rejects.toMatchObject({
      code: "conflict",
    });
    expect(sessions).toHaveLength(6);
  });

  it("is refused to those who only read, to others, and for what is not of this timetable", async () => {
    const { challenge, scope, rooms } = await visit();
    const other = await makeTestChallenge();
    const happening = { what: "room" as const, id: rooms[0] ?? "", day: null };
    const id = await offerRepairs(scope, happening, BEFORE_NINE);
    for (const reader of [challenge.scopes.peer, challenge.scopes.councilReader]) {
      await expect(offerRepairs(reader, happening, TEST_NOW)).rejects.toMatchObject({ code: "forbidden" });
      await expect(readRepairs(reader, id)).rejects.toMatchObject({ code: "forbidden" });
    }
    await expect(
      chooseRepair(atStage(scope, "reviewing"), id, "fewest-moves", TEST_NOW),
    ).rejects.toMatchObject({ code: "forbidden" });
    for (const attempt of [
      readRepairs(other.scopes.coordinator, id),
      chooseRepair(other.scopes.coordinator, id, "fewest-moves", TEST_NOW),
      // A repair is no proposal of a whole timetable.
      readProposal(scope, id),
    ]) {
      await expect(attempt).rejects.toMatchObject({ code: "not-found" });
    }
    await expect(offerRepairs(other.scopes.coordinator, happening, TEST_NOW)).rejects.toMatchObject({
      code: "invalid",
      field: "roomId",
    });
    await expect(
      offerRepairs(
        other.scopes.coordinator,
        { what: "peer", id: other.peerIds[0] ?? "", day: null },
        TEST_NOW,
      ),
    ).rejects.toThrow("nothing to mend");
    await expect(chooseRepair(scope, id, "another", TEST_NOW)).rejects.toMatchObject({ code: "invalid" });
  });
});

describe("a late change after a release", () => {
  it("changes the entries in the calendars of those concerned, and writes to nobody twice", async () => {
    const { challenge, scope } = await visit();
    const manager = challenge.scopes.challengeManager;
    await releaseTimetable(manager, { acknowledge: true }, new Date("2026-02-23T10:00:00Z"));
    for (const sender of [manager, scope]) await sendDrafts(sender, undefined, BEFORE_NINE).catch(() => 0);
    const [ill = ""] = challenge.peerIds;
    const id = await offerRepairs(scope, { what: "peer", id: ill, day: "2026-03-02" }, BEFORE_NINE);
    const { repairs } = await readRepairs(scope, id);
    const repair = repairs.repairs.find(({ way }) => way === "same-times") ?? repairs.repairs[0];
    const done = await chooseRepair(scope, id, repair?.way ?? "", BEFORE_NINE);
    const drafts = await db.outgoingMail.findMany({
      where: { challengeId: challenge.id, status: "draft" },
      select: { kind: true, toAddress: true, subject: true },
    });
    expect(drafts).toHaveLength(done.drafted);
    expect(drafts.length).toBeGreaterThan(0);
    expect(new Set(drafts.map(({ kind }) => kind))).toEqual(new Set(["session-invitation"]));
    // The peer who is away has three entries that day; each is taken out, or moved to another.
    const toIll = drafts.filter(({ toAddress }) => toAddress === "peer-1@elsewhere.example");
    expect(toIll).toHaveLength(3);
    for (const { subject } of toIll) {
      expect(subject).toMatch(/^(Cancelled: .*, 2 Mar 2026|Changed: (?!.*, 2 Mar 2026))/);
    }
    const subjects = drafts.map(({ toAddress, subject }) => `${toAddress} ${subject}`);
    expect(new Set(subjects).size).toBe(subjects.length);
    // The next release has nothing to add.
    const next = await releaseTimetable(manager, { acknowledge: true }, BEFORE_NINE);
    expect(next.invitations).toMatchObject({ drafted: 0, replaced: 0, byTelephone: [] });
  });
});
