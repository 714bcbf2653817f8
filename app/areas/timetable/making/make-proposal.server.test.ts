import { beforeAll, describe, expect, it } from "vitest";
import { db } from "#app/platform/db.server.ts";
import { newId } from "#app/platform/ids.ts";
import { atStage, makeTestChallenge, TEST_NOW, type TestChallenge } from "#tests/support/factories.ts";
import { listChanges, moveSessions, readRevision, undoChange } from "../plan/change-timetable.server.ts";
import {
  leaveProposal,
  listProposals,
  makeProposal,
  readProposal,
  stopProposal,
  takeProposal,
} from "./make-proposal.server.ts";

let challenge: TestChallenge;
let other: TestChallenge;

/** Rooms at two sites, and five interviews that have no place yet. */
async function furnish({ id: challengeId, visitId }: TestChallenge): Promise<void> {
  const [hall, offices] = [newId(), newId()];
  await db.site.createMany({
    data: [
      { id: hall, challengeId, name: "Wexcombe Town Hall", position: 1 },
      { id: offices, challengeId, name: "Harrowmere Civic Offices", position: 2 },
    ],
  });
  await db.siteTravel.create({ data: { fromSiteId: hall, toSiteId: offices, minutes: 40 } });
  await db.room.createMany({
    data: [hall, offices].map((siteId, index) => ({
      id: newId(),
      challengeId,
      siteId,
      name: `Room ${index}`,
      capacity: 12,
      position: index,
    })),
  });
  await db.session.createMany({
    data: Array.from({ length: 5 }, (_, index) => ({
      id: newId(),
      challengeId,
      visitId,
      kind: "interview",
      title: `Interview ${index}`,
      minutes: 45,
      status: "planned",
      peersNeeded: 1,
    })),
  });
}

beforeAll(async () => {
  challenge = await makeTestChallenge();
  other = await makeTestChallenge();
  await furnish(challenge);
});

const placed = () =>
  db.session.count({ where: { challengeId: challenge.id, date: { not: null }, roomId: { not: null } } });

async function made(keep: "placed" | "afresh" = "afresh"): Promise<string> {
  const { coordinator } = challenge.permits;
  const id = await makeProposal(coordinator, { seconds: 1, keep }, TEST_NOW);
  await expect
    .poll(async () => (await readProposal(coordinator, id)).status, { timeout: 20_000 })
    .toBe("ready");
  return id;
}

describe("a timetable made by the workspace", () => {
  it("is offered first, taken in one step, and undone in one", async () => {
    const { coordinator } = challenge.permits;
    const id = await made();
    expect(await placed()).toBe(0);
    const { result } = await readProposal(coordinator, id);
    expect(result).toMatchObject({ unchanged: 0, withoutPlace: [] });
    expect(result?.moves).toHaveLength(5);
    expect(await takeProposal(coordinator, id, TEST_NOW)).toBe(5);
    expect(await placed()).toBe(5);
    await expect(takeProposal(coordinator, id, TEST_NOW)).rejects.toMatchObject({ code: "conflict" });

    const [change] = await listChanges(coordinator);
    await undoChange(coordinator, change?.id ?? "", TEST_NOW);
    expect(await placed()).toBe(0);
    await expect(undoChange(coordinator, change?.id ?? "", TEST_NOW)).rejects.toMatchObject({
      code: "conflict",
    });
    // Undoing can be undone.
    const [undone] = await listChanges(coordinator);
    await undoChange(coordinator, undone?.id ?? "", TEST_NOW);
    expect(await placed()).toBe(5);
  });

  it("keeps what has a place when asked to", async () => {
    const { coordinator } = challenge.permits;
    const { result } = await readProposal(coordinator, await made("placed"));
    expect(result).toMatchObject({ moves: [], unchanged: 5 });
  });

  it("cannot be taken over somebody else's change, nor undone over one", async () => {
    const { coordinator } = challenge.permits;
    const id = await made();
    const session = await db.session.findFirstOrThrow({
      where: { challengeId: challenge.id },
      select: { id: true, siteId: true, roomId: true },
    });
    const move = (start: string) => ({
      sessionId: session.id,
      siteId: session.siteId,
      roomId: session.roomId,
      date: "2026-03-04",
      start,
      track: null,
      peerIds: [challenge.peerIds[0] as string],
    });
    const revision = await readRevision(coordinator);
    await moveSessions(coordinator, { label: "Moved", revision, moves: [move("16:00")] }, TEST_NOW);
    expect((await readProposal(coordinator, id)).isOutdated).toBe(true);
    await expect(takeProposal(coordinator, id, TEST_NOW)).rejects.toMatchObject({ code: "conflict" });
    await leaveProposal(coordinator, id);
    const [moved] = await listChanges(coordinator);
    // The page that another person still looks at:
    await expect(
      moveSessions(coordinator, { label: "Moved", revision, moves: [move("17:00")] }, TEST_NOW),
    ).rejects.toMatchObject({ code: "conflict" });
    await db.session.update({ where: { id: session.id }, data: { start: "15:00" } });
    await expect(undoChange(coordinator, moved?.id ?? "", TEST_NOW)).rejects.toMatchObject({
      code: "conflict",
    });
  });

  it("is not for those who only read the timetable, nor for another challenge, nor once the visit is over", async () => {
    const id = await made();
    for (const permit of [challenge.permits.peer, challenge.permits.councilReader]) {
      await expect(makeProposal(permit, { seconds: 1, keep: "afresh" }, TEST_NOW)).rejects.toMatchObject({
        code: "forbidden",
      });
      await expect(readProposal(permit, id)).rejects.toMatchObject({ code: "forbidden" });
      await expect(listProposals(permit)).rejects.toMatchObject({ code: "forbidden" });
    }
    const late = atStage(challenge.permits.coordinator, "reviewing");
    await expect(takeProposal(late, id, TEST_NOW)).rejects.toMatchObject({ code: "forbidden" });
    for (const attempt of [
      readProposal(other.permits.coordinator, id),
      stopProposal(other.permits.coordinator, id),
      takeProposal(other.permits.coordinator, id, TEST_NOW),
    ]) {
      await expect(attempt).rejects.toMatchObject({ code: "not-found" });
    }
  });

  it("says by name what makes it impossible, and places the rest", async () => {
    const { id: challengeId, visitId, permits } = challenge;
    await db.session.create({
      data: {
        id: newId(),
        challengeId,
        visitId,
        kind: "interview",
        title: "Longer than a day",
        minutes: 700,
        status: "planned",
        peersNeeded: 1,
      },
    });
    const { result } = await readProposal(permits.coordinator, await made());
    expect(result?.withoutPlace).toHaveLength(1);
    expect(result?.withoutPlace[0]?.reasons[0]).toContain("Longer than a day");
  });

  it("needs sessions to place", async () => {
    await expect(
      makeProposal(other.permits.coordinator, { seconds: 1, keep: "afresh" }, TEST_NOW),
    ).rejects.toThrow("There are no sessions to place yet.");
  });
});
