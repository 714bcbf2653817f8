import { describe, expect, it } from "vitest";
import { db } from "#app/platform/db.server.ts";
import { newId } from "#app/platform/ids.ts";
import { makeTestChallenge, TEST_NOW } from "#tests/support/factories.ts";
import { furnishVisit } from "#tests/support/factories-on-site.ts";
import { findClashes } from "../clashes/clashes.ts";
import { listChanges } from "../plan/change-timetable.server.ts";
import { readTimetable } from "../plan/read-timetable.server.ts";
import { moveToPlace, readOfferedPlaces } from "./move-to-place.server.ts";

async function visit() {
  const challenge = await makeTestChallenge();
  const made = await furnishVisit(challenge);
  const wishId = newId();
  await db.session.create({
    data: {
      id: wishId,
      challengeId: challenge.id,
      visitId: challenge.visitId,
      kind: "interview",
      title: "Treasurer",
      minutes: 60,
      status: "planned",
      peersNeeded: 1,
    },
  });
  return { challenge, permit: challenge.permits.coordinator, wishId, ...made };
}

describe("where a session could go", () => {
  it("offers five places that break nothing, says what each costs, and moves it there to be undone", async () => {
    const { permit, wishId } = await visit();
    const { offers, reasons, revision } = await readOfferedPlaces(permit, wishId, TEST_NOW);
    expect(reasons).toEqual([]);
    expect(offers).toHaveLength(5);
    expect(new Set(offers.map(({ key }) => key)).size).toBe(5);
    for (const { cost } of offers) expect(cost).toMatch(/^(Costs|Saves) .*\.$/);
    const [best] = offers;
    await moveToPlace(permit, wishId, { key: best?.key ?? "", revision }, TEST_NOW);
    const record = await readTimetable(permit);
    expect(record.sessions.find(({ id }) => id === wishId)).toMatchObject({
      date: best?.standing.date,
      start: best?.standing.start,
      roomId: best?.standing.roomId,
      peerIds: best?.standing.peerIds,
    });
    expect(findClashes(record)).toEqual([]);
    const [change] = await listChanges(permit);
    expect(change?.label).toBe(`Treasurer moved to ${best?.when}`);
  });

  it("refuses a place that was offered before somebody changed the timetable", async () => {
    const { permit, wishId, sessions } = await visit();
    const { offers, revision } = await readOfferedPlaces(permit, wishId, TEST_NOW);
    const { offers: others } = await readOfferedPlaces(permit, sessions[0] ?? "", TEST_NOW);
    await moveToPlace(permit, sessions[0] ?? "", { key: others[0]?.key ?? "", revision }, TEST_NOW);
    await expect(
      moveToPlace(permit, wishId, { key: offers[0]?.key ?? "", revision }, TEST_NOW),
    ).rejects.toMatchObject({ code: "conflict" });
    await expect(
      moveToPlace(permit, wishId, { key: "2026-03-02|03:00|nowhere", revision }, TEST_NOW),
    ).rejects.toMatchObject({ code: "conflict" });
  });

  it("says by name why there is no place, and the ways out", async () => {
    const { challenge, permit, wishId, people } = await visit();
    const personId = people[0] ?? "";
    const { visitId } = challenge;
    await db.personAnswer.update({
      where: { personId_visitId: { personId, visitId } },
      data: {
        availability: "some-times",
        times: {
          create: {
            id: newId(),
            challengeId: challenge.id,
            date: "2026-03-02",
            start: "09:00",
            end: "10:00",
          },
        },
      },
    });
    await db.sessionPerson.create({ data: { personId, sessionId: wishId } });
    const { offers, reasons, waysOut } = await readOfferedPlaces(permit, wishId, TEST_NOW);
    expect(offers).toEqual([]);
    expect(reasons.join(" ")).toContain("Person 1 is free only Monday 2 March 2026 9am to 10am.");
    expect(reasons.join(" ")).toContain("Interview 1 stands on Monday 2 March 2026 at 9am");
    expect(waysOut.length).toBeGreaterThan(0);
    expect(waysOut.length).toBeLessThanOrEqual(3);
    for (const text of [...reasons, ...waysOut])
      expect(text).not.toMatch(/[0-9A-HJKMNP-TV-Z]{26}|\d{4}-\d\d-\d\d/);
  });

  it("never offers the past", async () => {
    const { permit, wishId, sessions } = await visit();
    const lastDay = new Date("2026-03-05T13:20:00Z");
    const { offers } = await readOfferedPlaces(permit, wishId, lastDay);
    expect(offers.length).toBeGreaterThan(0);
    for (const { standing } of offers) {
      expect(standing.date).toBe("2026-03-05");
      expect(standing.start && standing.start > "13:20").toBe(true);
    }
    expect((await readOfferedPlaces(permit, sessions[0] ?? "", lastDay)).reasons).toEqual([
      "It has begun already, so it stays where it is.",
    ]);
  });

  it("is not for those who only read, nor for another challenge", async () => {
    const { challenge, wishId } = await visit();
    const other = await makeTestChallenge();
    await expect(readOfferedPlaces(challenge.permits.peer, wishId, TEST_NOW)).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(readOfferedPlaces(other.permits.coordinator, wishId, TEST_NOW)).rejects.toMatchObject({
      code: "not-found",
    });
  });
});
