import { beforeEach, describe, expect, it } from "vitest";
import { permitAtVisit } from "#app/areas/visits/permit-at-visit.server.ts";
import { lastDayOnSite, listVisits, readOnSiteDays } from "#app/areas/visits/read-visits.server.ts";
import { db } from "#app/platform/db.server.ts";
import { atStage, makeTestChallenge, TEST_NOW, type TestChallenge } from "#tests/support/factories.ts";
import { makeTestSession } from "#tests/support/factories-evidence.ts";
import { addVisitDay, changeVisit, leaveDayOut, makeVisit, removeVisit } from "./change-visits.server.ts";
import { editDetails } from "./edit-details.server.ts";
import { addUsualMilestones } from "./edit-milestone.server.ts";
import { listMilestones, readChallenge } from "./store.server.ts";

let challenge: TestChallenge;
beforeEach(async () => {
  challenge = await makeTestChallenge();
});

const manager = () => challenge.permits.challengeManager;
const names = async () => (await listVisits(challenge.id)).map(({ name }) => name);
const daysOf = async (visitId: string) =>
  (await listVisits(challenge.id)).find(({ id }) => id === visitId)?.days;
const dueOf = async (key: string) =>
  (await listMilestones(manager())).find((milestone) => milestone.key === key)?.dueOn;

const SECOND = { kind: "on-site", title: "", first: "2026-03-30", last: "2026-04-01" } as const;
const CALLS = { kind: "conversations", title: "", first: "2026-02-10", last: "2026-02-10" } as const;
const REVIEW = { kind: "progress-review", title: "", first: "2027-01-20", last: "2027-01-21" } as const;

describe("making visits", () => {
  it("makes T the last day of the last phase, and asks before key dates move", async () => {
    await addUsualMilestones(manager(), TEST_NOW);
    expect(await dueOf("draft-report")).toBe("2026-03-26");
    await expect(makeVisit(manager(), SECOND, TEST_NOW)).rejects.toMatchObject({ field: "moveDates" });
    expect(await names()).toEqual(["Visit"]);

    await makeVisit(manager(), { ...SECOND, moveDates: "move" }, TEST_NOW);
    expect(await names()).toEqual(["First phase", "Second phase"]);
    expect(await lastDayOnSite(challenge.id)).toBe("2026-04-01");
    expect((await readOnSiteDays(challenge.id))?.first).toBe("2026-03-02");
    expect(await dueOf("draft-report")).toBe("2026-04-22");
    const events = await db.auditEvent.findMany({
      where: { challengeId: challenge.id, type: "visit-changed" },
    });
    expect(events.map(({ data }) => JSON.parse(data).what)).toEqual(["made; key dates moved"]);
  });

  it("moves no key date for conversations and reviews", async () => {
    await addUsualMilestones(manager(), TEST_NOW);
    await makeVisit(manager(), CALLS, TEST_NOW);
    await makeVisit(manager(), REVIEW, TEST_NOW);
    expect(await names()).toEqual(["Conversations before the visit", "Visit", "Progress review"]);
    expect(await lastDayOnSite(challenge.id)).toBe("2026-03-05");
    expect(await dueOf("draft-report")).toBe("2026-03-26");
  });

  it.each([
    [
      "a day of another visit",
      { ...SECOND, first: "2026-03-05" },
      "first",
      "5 March 2026 is a day of another visit",
    ],
    ["an end before the beginning", { ...SECOND, last: "2026-03-29" }, "last", "same as or after the first"],
    ["only one of its days", { ...SECOND, last: null }, "last", "Enter both"],
    ["a year", { ...SECOND, last: "2027-03-30" }, "last", "at most 60 days"],
  ])("refuses %s", async (_, input, field, message) => {
    await expect(makeVisit(manager(), input, TEST_NOW)).rejects.toMatchObject({
      field,
      message: expect.stringContaining(message),
    });
    expect(await names()).toEqual(["Visit"]);
  });

  it("of a phase or review is for the manager and the support officer, of conversations for co-ordinators too", async () => {
    const { coordinator, peer, councilReader, supportOfficer } = challenge.permits;
    for (const permit of [coordinator, peer, councilReader]) {
      for (const input of [SECOND, REVIEW]) {
        await expect(makeVisit(permit, input, TEST_NOW)).rejects.toMatchObject({ code: "forbidden" });
      }
    }
    for (const permit of [peer, councilReader]) {
      await expect(makeVisit(permit, CALLS, TEST_NOW)).rejects.toMatchObject({ code: "forbidden" });
    }
    await makeVisit(coordinator, CALLS, TEST_NOW);
    await makeVisit(supportOfficer, REVIEW, TEST_NOW);
    expect(await names()).toHaveLength(3);
  });
});

describe("changing a visit", () => {
  const moved = { version: 1, title: "", first: "2026-04-13", last: "2026-04-16" } as const;

  it("asks before dates that follow from the visit move, then moves only those", async () => {
    await addUsualMilestones(manager(), TEST_NOW);
    await expect(changeVisit(manager(), moved, TEST_NOW)).rejects.toMatchObject({ field: "moveDates" });
    expect(await lastDayOnSite(challenge.id)).toBe("2026-03-05");
    await changeVisit(manager(), { ...moved, moveDates: "move" }, TEST_NOW);
    expect(await daysOf(challenge.visitId)).toEqual(["2026-04-13", "2026-04-14", "2026-04-15", "2026-04-16"]);
    expect(await dueOf("draft-report")).toBe("2026-05-07");
  });

  it("lets the edition and the layout of the report follow the visit until somebody chose another, or the report is written", async () => {
    const follows = async () => {
      const { questionSet, reportFormat } = await readChallenge(manager());
      return [questionSet, reportFormat];
    };
    const move = async (first: string, permit = manager()) => {
      const [visit] = await listVisits(challenge.id);
      const given = { version: visit?.version ?? 0, title: "", first, last: first };
      await changeVisit(permit, { ...given, pastDays: "yes", moveDates: "move" }, TEST_NOW);
    };
    await move("2024-03-04");
    expect(await follows()).toEqual(["2021", "2021"]);
    await move("2024-11-04");
    expect(await follows()).toEqual(["2024", "2021"]);
    await move("2025-03-03");
    expect(await follows()).toEqual(["2024", "2025"]);
    const written = await permitAtVisit(
      atStage(challenge.permits.challengeManager, "reporting"),
      challenge.visitId,
    );
    await move("2024-03-05", written);
    expect(await follows()).toEqual(["2024", "2025"]);
    await move("2026-03-02");
    const { version, councils, title } = await readChallenge(manager());
    const other = { version, title, councils, questionSet: "2021", reportFormat: "2021" } as const;
    await editDetails(manager(), other, TEST_NOW);
    await move("2026-04-13");
    expect(await follows()).toEqual(["2021", "2021"]);
  });

  it("leaves key dates where they are when that was answered", async () => {
    await addUsualMilestones(manager(), TEST_NOW);
    await changeVisit(manager(), { ...moved, moveDates: "keep" }, TEST_NOW);
    expect(await dueOf("draft-report")).toBe("2026-03-26");
  });

  it("gives it a name, keeps a day that was left out, and refuses a stale form", async () => {
    await leaveDayOut(manager(), { day: "2026-03-03" }, TEST_NOW);
    const same = { title: "Wexcombe week", first: "2026-03-02", last: "2026-03-05" };
    await expect(changeVisit(manager(), { ...same, version: 1 }, TEST_NOW)).rejects.toMatchObject({
      code: "conflict",
    });
    await changeVisit(manager(), { ...same, version: 2 }, TEST_NOW);
    expect(await names()).toEqual(["Wexcombe week"]);
    expect(await daysOf(challenge.visitId)).toEqual(["2026-03-02", "2026-03-04", "2026-03-05"]);
  });

  it("leaves out neither the first nor the last day of a phase, from which dates are counted", async () => {
    for (const day of ["2026-03-02", "2026-03-05", "2026-03-10"]) {
      await expect(leaveDayOut(manager(), { day }, TEST_NOW)).rejects.toMatchObject({ code: "conflict" });
    }
  });

  it("adds calls day by day, and takes any of them out again", async () => {
    const id = await makeVisit(manager(), CALLS, TEST_NOW);
    const permit = await permitAtVisit(manager(), id);
    await addVisitDay(permit, { day: "2026-02-17" }, TEST_NOW);
    expect(await daysOf(id)).toEqual(["2026-02-10", "2026-02-17"]);
    await expect(addVisitDay(permit, { day: "2026-02-17" }, TEST_NOW)).rejects.toMatchObject({
      field: "day",
    });
    await expect(addVisitDay(permit, { day: "2026-03-02" }, TEST_NOW)).rejects.toMatchObject({
      field: "day",
      message: "2 March 2026 is a day of another visit already: Visit.",
    });
    await leaveDayOut(permit, { day: "2026-02-10" }, TEST_NOW);
    expect(await daysOf(id)).toEqual(["2026-02-17"]);
  });

  it("names sessions on days that it would have no more, and asks", async () => {
    await makeTestSession(challenge, { date: "2026-03-03", title: "Meet the Leader" });
    const leave = { day: "2026-03-03" };
    const asked = {
      field: "leaveSessions",
      message: expect.stringContaining("3 March 2026: “Meet the Leader”"),
    };
    await expect(leaveDayOut(manager(), leave, TEST_NOW)).rejects.toMatchObject(asked);
    const shorter = { version: 1, title: "", first: "2026-03-04", last: "2026-03-05" };
    await expect(changeVisit(manager(), shorter, TEST_NOW)).rejects.toMatchObject(asked);
    await leaveDayOut(manager(), { ...leave, leaveSessions: "yes" }, TEST_NOW);
    expect(await daysOf(challenge.visitId)).toEqual(["2026-03-02", "2026-03-04", "2026-03-05"]);
  });

  it("asks before a visit gets days that are long past", async () => {
    const past = { first: "2025-02-10", last: "2025-02-10" };
    await expect(makeVisit(manager(), { ...CALLS, ...past }, TEST_NOW)).rejects.toMatchObject({
      field: "pastDays",
    });
    const id = await makeVisit(manager(), { ...CALLS, ...past, pastDays: "yes" }, TEST_NOW);
    const permit = await permitAtVisit(manager(), id);
    await expect(addVisitDay(permit, { day: "2025-02-11" }, TEST_NOW)).rejects.toMatchObject({
      field: "pastDays",
    });
    await expect(
      changeVisit(permit, { version: 1, title: "", first: "2025-02-11", last: "2025-02-11" }, TEST_NOW),
    ).rejects.toMatchObject({ field: "pastDays" });
  });

  it("asks before a day behind the last moves key dates, and moves or keeps them as answered", async () => {
    await addUsualMilestones(manager(), TEST_NOW);
    const permit = await permitAtVisit(manager(), challenge.visitId);
    const later = { day: "2026-03-09" };
    await expect(addVisitDay(permit, later, TEST_NOW)).rejects.toMatchObject({ field: "moveDates" });
    expect(await lastDayOnSite(challenge.id)).toBe("2026-03-05");
    await addVisitDay(permit, { ...later, moveDates: "move" }, TEST_NOW);
    expect(await dueOf("draft-report")).toBe("2026-03-30");
    await addVisitDay(permit, { day: "2026-03-10", moveDates: "keep" }, TEST_NOW);
    expect(await lastDayOnSite(challenge.id)).toBe("2026-03-10");
    expect(await dueOf("draft-report")).toBe("2026-03-30");
  });

  it("is out of reach from another challenge", async () => {
    const other = await makeTestChallenge();
    await expect(permitAtVisit(manager(), other.visitId)).rejects.toMatchObject({ code: "not-found" });
  });
});

describe("removing a visit", () => {
  it("takes away an empty one, and T goes back", async () => {
    const id = await makeVisit(manager(), { ...SECOND, moveDates: "keep" }, TEST_NOW);
    await removeVisit(await permitAtVisit(manager(), id), { moveDates: "keep" }, TEST_NOW);
    expect(await names()).toEqual(["Visit"]);
    expect(await lastDayOnSite(challenge.id)).toBe("2026-03-05");
  });

  it("keeps the only phase on site, and a visit with sessions", async () => {
    await expect(removeVisit(manager(), {}, TEST_NOW)).rejects.toMatchObject({
      message: expect.stringContaining("only phase on site"),
    });
    const id = await makeVisit(manager(), CALLS, TEST_NOW);
    await makeTestSession({ ...challenge, visitId: id }, { date: "2026-02-10" });
    await expect(removeVisit(await permitAtVisit(manager(), id), {}, TEST_NOW)).rejects.toMatchObject({
      message: expect.stringContaining("It has sessions"),
    });
    expect(await db.session.count({ where: { challengeId: challenge.id } })).toBe(1);
  });
});
