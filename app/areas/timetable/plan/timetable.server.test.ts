import { expect, it } from "vitest";
import { makeVisit } from "#app/areas/challenge/change-visits.server.ts";
import { permitAtVisit } from "#app/areas/visits/permit-at-visit.server.ts";
import { listIssuedVersions, readIssuedVersion } from "#app/issue/issued-versions.server.ts";
import { plusDays } from "#app/platform/days.ts";
import { db, transaction } from "#app/platform/db.server.ts";
import { newId } from "#app/platform/ids.ts";
import { markOf } from "#app/writing/merge/changed-meanwhile.ts";
import { atStage, makeTestChallenge, TEST_NOW, type TestChallenge } from "#tests/support/factories.ts";
import { releaseTimetable } from "../release/release-timetable.server.ts";
import { composeTimetableDocument } from "../versions/document.server.ts";
import { beginTimetable } from "./begin-timetable.server.ts";
import { cancelSession } from "./cancel-session.server.ts";
import type { PersonInput, SessionInput } from "./forms.ts";
import { withDefaults } from "./house-rules.ts";
import { readLastRelease } from "./last-release.server.ts";
import { listPeople, readPerson } from "./people-store.server.ts";
import { readShownSession, readTimetable } from "./read-timetable.server.ts";
import { removePerson, savePerson } from "./save-person.server.ts";
import { saveRules } from "./save-rules.server.ts";
import { saveSession } from "./save-session.server.ts";
import { removeRoom, removeSite, saveRoom, saveSite } from "./save-site.server.ts";
import { saveTravel } from "./save-travel.server.ts";
import { listSessions, readDayRules, readSession } from "./store.server.ts";
import { moveDays } from "./visit-days/move-days.server.ts";
import { saveDayHours } from "./visit-days/save-day-hours.server.ts";

const person: PersonInput = {
  name: "Sam Hale",
  jobTitle: "Treasurer",
  kind: "officer",
  councilId: null,
  organisation: "",
  email: "sam.hale@wexcombe.example",
  lineManagerId: null,
  accessNeeds: "Step-free access",
  version: 1,
};

const session: SessionInput = {
  kind: "interview",
  title: "Leader",
  purpose: "",
  date: "2026-03-02",
  start: "10:00",
  minutes: null,
  siteId: null,
  roomId: null,
  councilId: null,
  track: "A",
  peerIds: [],
  personIds: [],
  themeIds: [],
  promptIds: [],
  isFixed: false,
  version: 1,
};

async function addRoom({ permits }: TestChallenge): Promise<{ siteId: string; roomId: string }> {
  const siteId = await saveSite(
    permits.coordinator,
    null,
    { name: "Wexcombe Town Hall", address: "" },
    TEST_NOW,
  );
  const roomId = await saveRoom(
    permits.coordinator,
    siteId,
    null,
    { name: "Small Room", capacity: 4, features: ["step-free"] },
    TEST_NOW,
  );
  return { siteId, roomId };
}

async function addNote(challenge: TestChallenge, sessionId: string): Promise<void> {
  await db.note.create({
    data: {
      id: newId(),
      challengeId: challenge.id,
      visitId: challenge.visitId,
      authorId: challenge.permits.peer.actor.accountId,
      peerId: challenge.peerIds[0],
      sessionId,
      sourceKind: "officer",
      leaning: "neutral",
      text: "PLANTED in confidence",
      recordedAt: TEST_NOW,
      updatedAt: TEST_NOW,
      retainUntil: "2027-01-01",
    },
    select: { id: true },
  });
}

it("saves a session with its room's site, the usual length and its people, once for each version", async () => {
  const challenge = await makeTestChallenge();
  const { coordinator } = challenge.permits;
  const { siteId, roomId } = await addRoom(challenge);
  const personId = await savePerson(coordinator, null, person, TEST_NOW);
  const links = {
    roomId,
    peerIds: [challenge.peerIds[0]],
    personIds: [personId],
    themeIds: [challenge.themes[0]?.id ?? ""],
    promptIds: [challenge.themes[0]?.promptIds[0] ?? ""],
  };
  const id = await saveSession(coordinator, null, { ...session, ...links }, TEST_NOW);
  expect(await readSession(coordinator, id)).toMatchObject({ siteId, minutes: 45, ...links });
  await saveSession(coordinator, id, { ...session, minutes: 30, personIds: [] }, TEST_NOW);
  expect(await readSession(coordinator, id)).toMatchObject({
    minutes: 30,
    siteId: null,
    personIds: [],
    version: 2,
  });
  await expect(saveSession(coordinator, id, session, TEST_NOW)).rejects.toMatchObject({ code: "conflict" });
  const late = { ...session, start: "23:30", version: 2 };
  await expect(saveSession(coordinator, id, late, TEST_NOW)).rejects.toMatchObject({ field: "start" });
});

it("lets council readers and peers read, and change nothing", async () => {
  const challenge = await makeTestChallenge();
  const { coordinator, councilReader, peer } = challenge.permits;
  const id = await saveSession(coordinator, null, session, TEST_NOW);
  for (const permit of [councilReader, peer, atStage(coordinator, "reporting")]) {
    expect((await readTimetable(permit)).sessions).toHaveLength(1);
    const refusals = [
      saveSession(permit, id, session, TEST_NOW),
      cancelSession(permit, id, 1, TEST_NOW),
      savePerson(permit, null, person, TEST_NOW),
      saveSite(permit, null, { name: "Elsewhere", address: "" }, TEST_NOW),
      saveTravel(permit, { journeys: [] }, TEST_NOW),
      saveRules(permit, { rules: withDefaults([]), opened: "" }, TEST_NOW),
      beginTimetable(permit, TEST_NOW),
      releaseTimetable(permit, { acknowledge: true }, TEST_NOW),
    ];
    for (const refusal of refusals) await expect(refusal).rejects.toMatchObject({ code: "forbidden" });
  }
});

it("refuses everything that is another challenge's", async () => {
  const here = await makeTestChallenge();
  const there = await makeTestChallenge();
  const mine = here.permits.coordinator;
  const foreignRoom = await addRoom(there);
  const foreignPerson = await savePerson(there.permits.coordinator, null, person, TEST_NOW);
  const foreignSession = await saveSession(there.permits.coordinator, null, session, TEST_NOW);
  const own = await saveSite(mine, null, { name: "Depot", address: "" }, TEST_NOW);

  const foreign: [Partial<SessionInput>, string][] = [
    [{ roomId: foreignRoom.roomId }, "place"],
    [{ siteId: foreignRoom.siteId }, "place"],
    [{ councilId: there.council.id }, "councilId"],
    [{ peerIds: [there.peerIds[0]] }, "peerIds"],
    [{ personIds: [foreignPerson] }, "personIds"],
    [{ themeIds: [there.themes[0]?.id ?? ""] }, "themeIds"],
    [{ promptIds: [there.themes[0]?.promptIds[0] ?? ""] }, "promptIds"],
  ];
  for (const [given, field] of foreign) {
    await expect(saveSession(mine, null, { ...session, ...given }, TEST_NOW)).rejects.toMatchObject({
      code: "invalid",
      field,
    });
  }
  for (const [given, field] of [
    [{ councilId: there.council.id }, "councilId"],
    [{ lineManagerId: foreignPerson }, "lineManagerId"],
  ] as const) {
    await expect(savePerson(mine, null, { ...person, ...given }, TEST_NOW)).rejects.toMatchObject({
      code: "invalid",
      field,
    });
  }
  const travel = { journeys: [{ fromSiteId: own, toSiteId: foreignRoom.siteId, minutes: 5 }] };
  await expect(saveTravel(mine, travel, TEST_NOW)).rejects.toMatchObject({ code: "invalid" });
  for (const refusal of await Promise.allSettled([
    readShownSession(mine, foreignSession),
    saveSession(mine, foreignSession, session, TEST_NOW),
    cancelSession(mine, foreignSession, 1, TEST_NOW),
    readPerson(mine, foreignPerson),
    savePerson(mine, foreignPerson, person, TEST_NOW),
    removePerson(mine, foreignPerson, TEST_NOW),
    saveSite(mine, foreignRoom.siteId, { name: "Mine", address: "" }, TEST_NOW),
    saveRoom(mine, foreignRoom.siteId, null, { name: "Mine", capacity: 3, features: [] }, TEST_NOW),
    removeRoom(mine, foreignRoom.roomId, TEST_NOW),
    removeSite(mine, foreignRoom.siteId, TEST_NOW),
  ])) {
    expect(refusal).toMatchObject({ status: "rejected", reason: { code: "not-found" } });
  }
  expect(await listSessions(mine)).toEqual([]);
});

it("gives e-mail addresses and access needs only to those who arrange the visit", async () => {
  const { permits } = await makeTestChallenge();
  const id = await savePerson(permits.coordinator, null, person, TEST_NOW);
  expect(await readPerson(permits.supportOfficer, id)).toMatchObject({ email: person.email });
  for (const permit of [permits.councilReader, permits.peer]) {
    const seen = JSON.stringify([
      await readPerson(permit, id),
      await listPeople(permit),
      await readTimetable(permit),
    ]);
    expect(seen).toContain("Sam Hale");
    expect(seen).not.toContain("wexcombe.example");
    expect(seen).not.toContain("Step-free access");
  }
});

it("lets nobody manage themselves in a circle, and keeps people who are in a session", async () => {
  const { permits } = await makeTestChallenge();
  const { coordinator } = permits;
  const kim = await savePerson(coordinator, null, { ...person, name: "Kim Reed" }, TEST_NOW);
  const sam = await savePerson(coordinator, null, { ...person, lineManagerId: kim }, TEST_NOW);
  const circle = { ...person, name: "Kim Reed", lineManagerId: sam };
  await expect(savePerson(coordinator, kim, circle, TEST_NOW)).rejects.toMatchObject({
    field: "lineManagerId",
  });
  const id = await saveSession(coordinator, null, { ...session, personIds: [kim] }, TEST_NOW);
  await expect(removePerson(coordinator, kim, TEST_NOW)).rejects.toMatchObject({ code: "invalid" });
  await cancelSession(coordinator, id, 1, TEST_NOW);
  await removePerson(coordinator, kim, TEST_NOW);
  expect(await readPerson(coordinator, sam)).toMatchObject({ lineManagerId: null });
  const stale = { ...person, version: 7 };
  await expect(savePerson(coordinator, sam, stale, TEST_NOW)).rejects.toMatchObject({ code: "conflict" });
});

it("keeps sites and rooms that are in use, and names apart", async () => {
  const challenge = await makeTestChallenge();
  const { coordinator } = challenge.permits;
  const { siteId, roomId } = await addRoom(challenge);
  const depot = await saveSite(coordinator, null, { name: "Depot", address: "" }, TEST_NOW);
  await saveTravel(
    coordinator,
    { journeys: [{ fromSiteId: siteId, toSiteId: depot, minutes: 12 }] },
    TEST_NOW,
  );
  const twice = { name: "Depot", address: "" };
  await expect(saveSite(coordinator, null, twice, TEST_NOW)).rejects.toMatchObject({ field: "name" });
  const same = { name: "Small Room", capacity: 2, features: [] };
  await expect(saveRoom(coordinator, siteId, null, same, TEST_NOW)).rejects.toMatchObject({ field: "name" });
  const id = await saveSession(coordinator, null, { ...session, roomId }, TEST_NOW);
  await expect(removeRoom(coordinator, roomId, TEST_NOW)).rejects.toMatchObject({ code: "invalid" });
  await expect(removeSite(coordinator, siteId, TEST_NOW)).rejects.toMatchObject({ code: "invalid" });
  await cancelSession(coordinator, id, 1, TEST_NOW);
  await removeRoom(coordinator, roomId, TEST_NOW);
  await removeSite(coordinator, siteId, TEST_NOW);
  expect(await readTimetable(coordinator)).toMatchObject({ sites: [{ name: "Depot" }], journeys: [] });
});

it("saves house rules that fit together, and the next session lasts as long as they say", async () => {
  const { permits } = await makeTestChallenge();
  const rules = { ...withDefaults([]), interviewMinutes: 50 };
  await saveRules(permits.coordinator, { rules, opened: markOf(withDefaults([])) }, TEST_NOW);
  const id = await saveSession(permits.coordinator, null, session, TEST_NOW);
  expect(await readSession(permits.coordinator, id)).toMatchObject({ minutes: 50 });
  await expect(
    saveRules(permits.coordinator, { rules: { ...rules, dayEnd: 60 }, opened: "" }, TEST_NOW),
  ).rejects.toMatchObject({
    field: "dayEnd",
  });
});

it("freezes a released version, with clashes acknowledged, and says what changed since", async () => {
  const challenge = await makeTestChallenge();
  const { coordinator, councilReader } = challenge.permits;
  await expect(releaseTimetable(coordinator, { acknowledge: true }, TEST_NOW)).rejects.toMatchObject({
    code: "invalid",
  });
  const id = await saveSession(coordinator, null, session, TEST_NOW);
  await savePerson(coordinator, null, person, TEST_NOW);
  await expect(releaseTimetable(coordinator, { acknowledge: false }, TEST_NOW)).rejects.toMatchObject({
    field: "acknowledge",
  });
  const first = await releaseTimetable(coordinator, { acknowledge: true }, TEST_NOW);
  expect(first).toMatchObject({ kind: "timetable", number: 1, status: "final" });
  await saveSession(coordinator, id, { ...session, title: "Leader and deputy" }, TEST_NOW);
  const frozen = JSON.stringify((await readIssuedVersion(councilReader, first.id)).document);
  expect(frozen).toContain("Leader");
  expect(frozen).not.toContain("deputy");
  expect(frozen).not.toContain("example");
  expect(JSON.stringify(await composeTimetableDocument(councilReader))).toContain(
    "Leader: is now called Leader and deputy.",
  );

  await cancelSession(coordinator, id, 2, TEST_NOW);
  expect(await readShownSession(councilReader, id)).toMatchObject({ status: "cancelled" });
  await saveSession(coordinator, null, { ...session, title: "Partners" }, TEST_NOW);
  await releaseTimetable(coordinator, { acknowledge: true }, TEST_NOW);
  expect((await listIssuedVersions(councilReader, "timetable")).map((version) => version.number)).toEqual([
    2, 1,
  ]);
  const trail = await db.auditEvent.count({
    where: { challengeId: challenge.id, type: "timetable-released" },
  });
  expect(trail).toBe(2);
});

it("releases nothing from a page that stood open while another version was released", async () => {
  const challenge = await makeTestChallenge();
  const { coordinator, councilReader } = challenge.permits;
  await saveSession(coordinator, null, session, TEST_NOW);
  const release = (next: number, name = "") =>
    releaseTimetable(coordinator, { acknowledge: true, next, name }, TEST_NOW);
  await release(1);
  await expect(release(1, "Version 1")).rejects.toMatchObject({
    code: "conflict",
    message: expect.stringContaining("Version 1 was released meanwhile, by Cora Coordinator."),
  });
  expect(await listIssuedVersions(councilReader, "timetable")).toHaveLength(1);
  // Looked at again, and pressed again with the name that the form kept.
  await release(2, "Version 1");
  expect((await readLastRelease(coordinator))?.name).toBe("");
});

it("tells a council nothing about notes when it takes a session out", async () => {
  const challenge = await makeTestChallenge();
  const { coordinator, councilReader } = challenge.permits;
  const plain = await saveSession(coordinator, null, session, TEST_NOW);
  const noted = await saveSession(coordinator, null, session, TEST_NOW);
  await addNote(challenge, noted);
  await cancelSession(coordinator, plain, 1, TEST_NOW);
  await cancelSession(coordinator, noted, 1, TEST_NOW);
  // The note keeps its session; both look the same from the timetable.
  expect(await db.note.count({ where: { sessionId: noted } })).toBe(1);
  for (const id of [plain, noted]) {
    for (const refusal of await Promise.allSettled([
      readShownSession(councilReader, id),
      saveSession(coordinator, id, session, TEST_NOW),
      cancelSession(coordinator, id, 1, TEST_NOW),
    ])) {
      expect(refusal).toMatchObject({
        status: "rejected",
        reason: {
          code: "not-found",
          message: "There is no such session in this timetable.",
        },
      });
    }
  }
  const trail = await db.auditEvent.findMany({
    where: { challengeId: challenge.id, type: "timetable-changed", data: { contains: "taken out" } },
    select: { data: true },
  });
  expect(trail).toHaveLength(2);
  const seen = [await readTimetable(coordinator), await composeTimetableDocument(coordinator), trail];
  expect(JSON.stringify(seen)).not.toContain("PLANTED");
});

it("begins an empty timetable with the usual sessions, once", async () => {
  const challenge = await makeTestChallenge({ partnership: true, stage: "preparing" });
  const { coordinator } = challenge.permits;
  await beginTimetable(coordinator, TEST_NOW);
  const sessions = await listSessions(coordinator);
  expect(sessions.length).toBeGreaterThan(30);
  expect(sessions.find((one) => one.kind === "team-meeting")?.peerIds).toHaveLength(2);
  await beginTimetable(coordinator, TEST_NOW);
  expect(await listSessions(coordinator)).toHaveLength(sessions.length);
});

it("has no usual sessions for calls before the visit", async () => {
  const { permits } = await makeTestChallenge({ stage: "preparing" });
  const days = { first: "2026-02-10", last: "2026-02-10" };
  const id = await makeVisit(
    permits.challengeManager,
    { kind: "conversations", title: "", ...days },
    TEST_NOW,
  );
  const calls = await permitAtVisit(permits.coordinator, id);
  await expect(beginTimetable(calls, TEST_NOW)).rejects.toMatchObject({ code: "invalid" });
  expect(await listSessions(calls)).toEqual([]);
});

it("keeps the hours of single days of the visit, and moves them with the days", async () => {
  const challenge = await makeTestChallenge();
  const { coordinator, councilReader } = challenge.permits;
  const { days } = (await readTimetable(coordinator)).visit;
  const [first = "", last = ""] = [days[0], days.at(-1)];
  const opened = markOf({});
  const wish = { hours: { [first]: { from: 720 }, [last]: { to: 900 } }, opened };
  await expect(saveDayHours(councilReader, wish, TEST_NOW)).rejects.toMatchObject({ code: "forbidden" });
  await expect(
    saveDayHours(coordinator, { hours: { "2020-01-01": { from: 720 } }, opened }, TEST_NOW),
  ).rejects.toMatchObject({ code: "invalid" });
  await expect(
    saveDayHours(coordinator, { hours: { [last]: { to: 60 } }, opened }, TEST_NOW),
  ).rejects.toMatchObject({ field: `hours[${days.length - 1}].to` });
  await saveDayHours(coordinator, wish, TEST_NOW);
  await expect(saveDayHours(coordinator, { hours: {}, opened }, TEST_NOW)).rejects.toMatchObject({
    code: "conflict",
  });
  const timetable = await readTimetable(coordinator);
  expect(timetable.hours).toEqual(wish.hours);
  const rules = { ...timetable.rules, dayEnd: 700 };
  await expect(
    saveRules(coordinator, { rules, opened: markOf(timetable.rules) }, TEST_NOW),
  ).rejects.toMatchObject({ field: "dayEnd" });
  await transaction((tx) => moveDays(tx, coordinator, 7));
  expect((await readDayRules(coordinator)).hours).toEqual({
    [plusDays(first, 7)]: { from: 720 },
    [plusDays(last, 7)]: { to: 900 },
  });
});
