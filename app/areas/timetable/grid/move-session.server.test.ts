import { describe, expect, it } from "vitest";
import { db, transaction } from "#app/platform/db.server.ts";
import { newId } from "#app/platform/ids.ts";
import { makeTestChallenge, TEST_NOW } from "#tests/support/factories.ts";
import { furnishVisit } from "#tests/support/factories-on-site.ts";
import { countRevision, readLastMove, readRevision, undoChange } from "../plan/change-timetable.server.ts";
import { readTimetable } from "../plan/read-timetable.server.ts";
import { makeAdviser } from "./move-adviser.ts";
import { moveSession } from "./move-session.server.ts";
import { readBoard } from "./read-board.server.ts";
import { readGridMarks } from "./read-grid-marks.server.ts";

const MONDAY = "2026-03-02";
const LONG_AGO = new Date(0);

async function visit() {
  const challenge = await makeTestChallenge();
  const made = await furnishVisit(challenge);
  const { coordinator: permit, challengeManager: manager } = challenge.permits;
  const [first = "", second = ""] = made.sessions;
  const at = async (id: string) =>
    (await readTimetable(permit)).sessions.find((session) => session.id === id);
  return { challenge, permit, manager, first, second, at, ...made };
}

describe("moving a session", () => {
  it("moves it with its pair and a free room, and puts everything back", async () => {
    const { permit, first, at, challenge } = await visit();
    const before = await at(first);
    const revision = await readRevision(permit);
    const said = await moveSession(
      permit,
      { sessionId: first, date: MONDAY, start: "10:00", column: "pair:B", revision },
      TEST_NOW,
    );
    const moved = await at(first);
    expect(moved).toMatchObject({ start: "10:00", track: "B", peerIds: [challenge.peerIds[1]] });
    expect(moved?.roomId).toBe(before?.roomId);
    expect(said).toContain("Interview 1 moved to Monday 2 March 2026, 10am. With ");
    const last = await readLastMove(permit, LONG_AGO);
    expect(last?.label).toBe("Interview 1 moved to Monday 2 March 2026, 10am");
    await undoChange(permit, last?.id ?? "", TEST_NOW);
    expect({ ...(await at(first)), version: 0 }).toEqual({ ...before, version: 0 });
    expect(await readLastMove(permit, LONG_AGO)).toBeNull();
  });

  it("takes it off the days and counts nothing when it stands there already", async () => {
    const { permit, first, at } = await visit();
    const revision = await readRevision(permit);
    const stay = { sessionId: first, date: MONDAY, start: "09:00", column: "pair:A", revision };
    expect(await moveSession(permit, stay, TEST_NOW)).toBe("Interview 1 stands there already.");
    expect(await readRevision(permit)).toBe(revision);
    const off = { sessionId: first, date: null, start: null, column: "", revision };
    expect(await moveSession(permit, off, TEST_NOW)).toBe("Interview 1 put back among those to be placed.");
    expect(await at(first)).toMatchObject({ date: null, start: null, track: "A" });
  });

  it("is refused with who changed what since, and writes nothing", async () => {
    const { permit, manager, first, second, at } = await visit();
    const revision = await readRevision(permit);
    await moveSession(
      manager,
      { sessionId: second, date: MONDAY, start: "12:00", column: "", revision },
      TEST_NOW,
    );
    // As the form of a session or of the rules does: counted, and not listed among the moves.
    await transaction((tx) => countRevision(tx, permit));
    const before = await at(first);
    const refused = moveSession(
      permit,
      { sessionId: first, date: MONDAY, start: "13:00", column: "", revision },
      TEST_NOW,
    );
    await expect(refused).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringContaining(
        `${manager.actor.name}: Interview 2 moved to Monday 2 March 2026, 12pm. Somebody changed a session, a person, a room or a rule.`,
      ),
    });
    expect(await at(first)).toEqual(before);
  });

  it("is for those who arrange the visit, and of this timetable alone", async () => {
    const { challenge, permit, first } = await visit();
    const other = await visit();
    const move = { sessionId: first, date: MONDAY, start: "13:00", column: "", revision: 0 };
    await expect(moveSession(challenge.permits.peer, move, TEST_NOW)).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(moveSession(other.permit, move, TEST_NOW)).rejects.toMatchObject({ code: "not-found" });
    await expect(
      moveSession(permit, { ...move, column: `room:${other.rooms[0]}` }, TEST_NOW),
    ).rejects.toMatchObject({ code: "invalid" });
    await expect(readBoard(challenge.permits.peer, null)).rejects.toMatchObject({ code: "forbidden" });
    const { peer } = challenge.permits;
    await expect(readGridMarks(peer, await readTimetable(peer))).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("what is said while a session is held", () => {
  it("names who would be where else, which room is taken, and who can come only at other times", async () => {
    const { challenge, permit, first, second, people, rooms } = await visit();
    await db.personAnswer.update({
      where: { personId_visitId: { personId: people[0] ?? "", visitId: challenge.visitId } },
      data: {
        availability: "some-times",
        times: {
          create: { id: newId(), challengeId: challenge.id, date: MONDAY, start: "09:00", end: "11:00" },
        },
      },
    });
    const answer = await readBoard(permit, null);
    const { advise } = makeAdviser(JSON.parse(JSON.stringify(answer)));
    const at = (start: string, column: string) => ({ date: MONDAY, start, column });
    const names = new Map(answer.board.peers.map(({ id, name }) => [id, name]));
    const b = names.get(challenge.peerIds[1] ?? "");
    expect(advise(first, at("09:15", "pair:A"))?.warnings).toEqual([]);
    expect(advise(first, at("10:00", "pair:B"))?.warnings).toEqual([`${b} is in Interview 2 (10:00) then.`]);
    expect(advise(first, at("10:50", "pair:B"))?.warnings).toEqual([]);
    expect(advise(first, at("10:00", `room:${rooms[1]}`))?.warnings).toEqual([
      "Room 2 is taken then, by Interview 2 (10:00).",
    ]);
    expect(advise(first, at("13:00", "pair:A"))?.warnings).toContain(
      "Person 1 can come only on Monday 2 March 2026 09:00 to 11:00.",
    );
    expect(advise(first, at("06:00", "pair:A"))?.warnings).toEqual([
      "It would be outside the hours of the day.",
    ]);
    expect(advise(first, { date: "2026-05-01", start: "10:00", column: "pair:A" })?.warnings).toEqual([
      "That day is not one of this visit.",
    ]);
    expect(advise(first, at("10:00", "pair:Z"))).toBeNull();
    expect(advise(second, { date: null, start: null, column: "" })?.warnings).toEqual([]);
  });

  it("marks as free only what breaks no rule, and the server agrees", async () => {
    const { permit, first } = await visit();
    const { advise, freePlaces } = makeAdviser(await readBoard(permit, null));
    const places = freePlaces(first, {
      dates: [MONDAY, "2026-03-03"],
      columns: ["pair:A", "pair:B"],
      stepMinutes: 15,
    });
    expect(places.length).toBeGreaterThan(10);
    for (const { date, start, column } of places) {
      expect(advise(first, { date, start, column })?.warnings, `${date} ${start} ${column}`).toEqual([]);
    }
    expect(places.map(({ cost }) => cost)).toEqual(places.map(({ cost }) => cost).sort((a, b) => a - b));
    // Asking changes nothing: the same questions have the same answers.
    expect(freePlaces(first, { dates: [MONDAY], columns: ["pair:A"], stepMinutes: 15 })).toEqual(
      freePlaces(first, { dates: [MONDAY], columns: ["pair:A"], stepMinutes: 15 }),
    );
  });

  it("tells what others changed since", async () => {
    const { permit, manager, second } = await visit();
    const revision = await readRevision(permit);
    await moveSession(
      manager,
      { sessionId: second, date: MONDAY, start: "12:00", column: "", revision },
      TEST_NOW,
    );
    expect((await readBoard(permit, revision)).changes).toEqual([
      `${manager.actor.name}: Interview 2 moved to Monday 2 March 2026, 12pm.`,
    ]);
    expect((await readBoard(permit, null)).changes).toEqual([]);
  });
});
