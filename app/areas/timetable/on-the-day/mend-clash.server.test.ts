import { describe, expect, it } from "vitest";
import { db } from "#app/platform/db.server.ts";
import { newId } from "#app/platform/ids.ts";
import { makeTestChallenge } from "#tests/support/factories.ts";
import { furnishVisit } from "#tests/support/factories-on-site.ts";
import { findClashes } from "../clashes/clashes.ts";
import { readNeeds } from "../plan/needs/needs-store.server.ts";
import { readTimetable } from "../plan/read-timetable.server.ts";
import { releaseTimetable } from "../release/release-timetable.server.ts";
import { mendClash } from "./mend-clash.server.ts";
import { undoRepair } from "./undo-repair.server.ts";

const BEFORE = new Date("2026-02-24T10:00:00Z");

async function visit() {
  const challenge = await makeTestChallenge();
  const permit = challenge.permits.coordinator;
  const furnished = await furnishVisit(challenge);
  const answer = async (
    index: number,
    availability: string,
    times: { start: string; end: string }[] = [],
  ) => {
    const key = { personId: furnished.people[index] ?? "", visitId: challenge.visitId };
    await db.personAnswer.update({
      where: { personId_visitId: key },
      data: {
        availability,
        answeredAt: BEFORE,
        times: {
          create: times.map((time) => ({
            id: newId(),
            challengeId: challenge.id,
            date: "2026-03-03",
            ...time,
          })),
        },
      },
      select: { personId: true },
    });
  };
  const clashes = async () => {
    const found = findClashes(await readTimetable(permit), await readNeeds(permit));
    return found.filter(({ code }) => code === "person-away" || code === "peer-away");
  };
  const session = async (index: number) =>
    (await readTimetable(permit)).sessions.find(({ id }) => id === furnished.sessions[index]);
  const drafts = () =>
    db.outgoingMail.findMany({
      where: { challengeId: challenge.id, status: "draft" },
      select: { toAddress: true, subject: true },
    });
  return { challenge, permit, ...furnished, answer, clashes, session, drafts };
}

describe("one press on a clash", () => {
  it("moves what an answer after the release does not fit, alone, and can be undone with all it did", async () => {
    const { challenge, permit, sessions, answer, clashes, session, drafts } = await visit();
    await releaseTimetable(challenge.permits.challengeManager, { acknowledge: true, invite: false }, BEFORE);
    // Two people say "the second day only, in the morning".
    await answer(0, "some-times", [{ start: "09:00", end: "12:00" }]);
    await answer(3, "some-times", [{ start: "09:00", end: "12:00" }]);
    const [first] = await clashes();
    expect(first?.mark).toBe("Person 1 cannot come, said 24 Feb 2026");
    expect(first?.mend).toMatchObject({ sessionId: sessions[0], title: "Interview 1", without: [] });
    const before = await readTimetable(permit);
    const mended = await mendClash(permit, { sessionId: sessions[0] ?? "", withoutId: null }, BEFORE);
    expect(mended?.title).toBe("Interview 1");
    const now = await session(0);
    expect(now?.date).toBe("2026-03-03");
    expect((now?.start ?? "") >= "09:00" && (now?.start ?? "") <= "11:15").toBe(true);
    // The other clash is left to whoever looks at it.
    expect((await clashes()).map(({ sessionIds }) => sessionIds)).toEqual([[sessions[3]]]);
    const others = (record: typeof before) => record.sessions.filter(({ id }) => id !== sessions[0]);
    expect(others(await readTimetable(permit))).toEqual(others(before));
    const told = await drafts();
    expect(told.map(({ toAddress }) => toAddress)).toContain("person-1@wexcombe.example");
    await undoRepair(permit, mended?.repairsId ?? "", BEFORE);
    const strip = (record: typeof before) => record.sessions.map(({ version, ...one }) => one);
    expect(strip(await readTimetable(permit))).toEqual(strip(before));
    for (const { subject } of await drafts()) expect(subject).not.toContain("3 Mar 2026");
  });

  it("writes to nobody of what was never released", async () => {
    const { permit, sessions, answer, clashes, drafts } = await visit();
    await answer(0, "some-times", [{ start: "09:00", end: "12:00" }]);
    await mendClash(permit, { sessionId: sessions[0] ?? "", withoutId: null }, BEFORE);
    expect([await clashes(), await drafts()]).toEqual([[], []]);
  });

  it("gives a session another peer, or another time, when its own is away", async () => {
    const { challenge, permit, sessions, clashes, session } = await visit();
    const [away = ""] = challenge.peerIds;
    await db.peerAbsence.create({
      data: {
        id: newId(),
        challengeId: challenge.id,
        peerId: away,
        date: "2026-03-02",
        start: "08:00",
        end: "10:00",
      },
    });
    const [clash] = await clashes();
    expect(clash?.mend?.sessionId).toBe(sessions[0]);
    await mendClash(permit, { sessionId: sessions[0] ?? "", withoutId: null }, BEFORE);
    expect(await clashes()).toEqual([]);
    expect(findClashes(await readTimetable(permit), await readNeeds(permit))).toEqual([]);
    expect(await session(0)).not.toMatchObject({ start: "09:00", peerIds: [away] });
  });

  it("lets a focus group go on without the one who cannot come at all, and puts them back", async () => {
    const { permit, people, sessions, answer, clashes, session } = await visit();
    await db.session.update({ where: { id: sessions[1] ?? "" }, data: { kind: "focus-group" } });
    await db.sessionPerson.create({ data: { sessionId: sessions[1] ?? "", personId: people[0] ?? "" } });
    await db.sessionPerson.deleteMany({ where: { sessionId: sessions[0] ?? "" } });
    await answer(0, "cannot-come");
    const [clash] = await clashes();
    expect(clash?.mend?.without).toEqual([{ id: people[0], name: "Person 1" }]);
    // Nobody can move it to where Person 1 can come.
    expect(await mendClash(permit, { sessionId: sessions[1] ?? "", withoutId: null }, BEFORE)).toBeNull();
    const mended = await mendClash(
      permit,
      { sessionId: sessions[1] ?? "", withoutId: people[0] ?? "" },
      BEFORE,
    );
    expect(await session(1)).toMatchObject({ start: "10:00", personIds: [people[1]] });
    expect(await clashes()).toEqual([]);
    await undoRepair(permit, mended?.repairsId ?? "", BEFORE);
    expect((await session(1))?.personIds.sort()).toEqual([people[0], people[1]].sort());
  });

  it("changes nothing where nothing small fits, and cancels nothing", async () => {
    const { permit, people, sessions, answer } = await visit();
    await answer(0, "some-times", [{ start: "09:00", end: "12:00" }]);
    await db.session.update({ where: { id: sessions[0] ?? "" }, data: { isFixed: true } });
    const before = await readTimetable(permit);
    expect(await mendClash(permit, { sessionId: sessions[0] ?? "", withoutId: null }, BEFORE)).toBeNull();
    const alone = { sessionId: sessions[0] ?? "", withoutId: people[0] ?? "" };
    expect(await mendClash(permit, alone, BEFORE)).toBeNull();
    expect(await readTimetable(permit)).toEqual(before);
    expect(await db.timetableProposal.count({ where: { challengeId: permit.challengeId } })).toBe(0);
  });

  it("is for those who arrange this visit", async () => {
    const { challenge, sessions } = await visit();
    const clash = { sessionId: sessions[0] ?? "", withoutId: null };
    const other = await makeTestChallenge();
    await expect(mendClash(challenge.permits.councilReader, clash, BEFORE)).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(mendClash(other.permits.coordinator, clash, BEFORE)).rejects.toMatchObject({
      code: "invalid",
    });
  });
});
