import { beforeAll, describe, expect, it } from "vitest";
import { db } from "#app/platform/db.server.ts";
import { findContradictions } from "#app/solver/bounds/contradictions.ts";
import { DEFAULT_SOFT_RULES } from "#app/solver/weights.ts";
import { markOf } from "#app/writing/merge/changed-meanwhile.ts";
import { atStage, makeTestChallenge, TEST_NOW, type TestChallenge } from "#tests/support/factories.ts";
import { listAbsences } from "../../availability/availability-store.server.ts";
import { addAbsence, removeAbsence } from "../../availability/save-absence.server.ts";
import { problemOf, readSolverSource } from "../../making/read-solver-source.server.ts";
import { sessionPlaces } from "../../making/session-places.ts";
import { lateChangeProblem } from "../../on-the-day/late-change-problem.ts";
import { beginTimetable } from "../begin-timetable.server.ts";
import { readRevision } from "../change-timetable.server.ts";
import { SessionForm, type SessionInput } from "../forms.ts";
import { readTimetable } from "../read-timetable.server.ts";
import { saveWeights } from "../save-rules.server.ts";
import { saveSession } from "../save-session.server.ts";
import { saveRoom, saveSite } from "../save-site.server.ts";
import { listSessions, readSession, readSoftRules } from "../store.server.ts";
import { readNeeds, readSessionNeeds } from "./needs-store.server.ts";
import { NO_NEEDS, type WantedNeeds } from "./session-needs.ts";

const session = (title: string, needs?: Partial<WantedNeeds>): SessionInput => ({
  kind: "interview",
  title,
  purpose: "",
  date: null,
  start: null,
  minutes: null,
  siteId: null,
  roomId: null,
  councilId: null,
  track: null,
  peerIds: [],
  personIds: [],
  themeIds: [],
  promptIds: [],
  isFixed: false,
  version: 1,
  ...(needs === undefined ? {} : { needs: { ...NO_NEEDS, ...needs } }),
});

let challenge: TestChallenge;
let siteId: string;
let roomId: string;

beforeAll(async () => {
  challenge = await makeTestChallenge();
  const { coordinator } = challenge.permits;
  siteId = await saveSite(coordinator, null, { name: "Town Hall", address: "" }, TEST_NOW);
  const room = { name: "Small Room", capacity: 6, features: [] };
  roomId = await saveRoom(coordinator, siteId, null, room, TEST_NOW);
});

const save = (title: string, needs?: Partial<WantedNeeds>) =>
  saveSession(challenge.permits.coordinator, null, session(title, needs), TEST_NOW);

describe("what a session needs", () => {
  it("is saved as the form of a session sends it, with all else that is in that form", async () => {
    const { coordinator } = challenge.permits;
    const typed = {
      kind: "interview",
      title: "Typed",
      personIds: [],
      place: roomId,
      hasNeeds: "yes",
      howMany: "number",
      peersNeeded: "3",
      isPinned: "yes",
      afterIds: [await save("Earlier")],
    };
    const id = await saveSession(coordinator, null, SessionForm.parse(typed), TEST_NOW);
    expect(await readSession(coordinator, id)).toMatchObject({ title: "Typed", roomId });
    expect(await readSessionNeeds(coordinator, id)).toMatchObject({
      peersNeeded: 3,
      isPinned: true,
      isConfidential: false,
      afterIds: typed.afterIds,
    });
    const again = SessionForm.parse({ ...typed, title: "Typed again", isConfidential: "yes" });
    await saveSession(coordinator, id, again, TEST_NOW);
    expect(await readSession(coordinator, id)).toMatchObject({ title: "Typed again", isConfidential: true });
  });

  it("is kept, given to the solver, and left alone by callers who say nothing of it", async () => {
    const { coordinator } = challenge.permits;
    const first = await save("First");
    expect(await readSessionNeeds(coordinator, first)).toEqual({ sessionId: first, ...NO_NEEDS });
    const needs: WantedNeeds = {
      isPinned: true,
      isConfidential: true,
      peersNeeded: 2,
      isAllPeers: false,
      requiredRoles: ["leader-peer"],
      allowedSiteIds: [siteId],
      isOnline: false,
      afterIds: [first],
      wantedPeerIds: [challenge.peerIds[1]],
    };
    const id = await save("Second", needs);
    expect(await readSessionNeeds(coordinator, id)).toEqual({ sessionId: id, ...needs });
    await saveSession(coordinator, id, { ...session("Second, renamed"), version: 1 }, TEST_NOW);
    expect(await readSessionNeeds(coordinator, id)).toEqual({ sessionId: id, ...needs });
    const { instance } = problemOf(await readSolverSource(coordinator));
    expect(instance.sessions.find((one) => one.id === id)).toMatchObject({
      peersNeeded: 2,
      requiredPeers: [challenge.peerIds[1]],
      requiredRoles: ["leader-peer"],
      sites: [siteId],
      after: [first],
    });
    const none = { ...session("Second, renamed", {}), version: 2 };
    await saveSession(coordinator, id, none, TEST_NOW);
    expect(await readSessionNeeds(coordinator, id)).toEqual({ sessionId: id, ...NO_NEEDS });
  });

  it("refuses a circle of sessions by name, and leaves everything as it was", async () => {
    const { coordinator } = challenge.permits;
    const cabinet = await save("Cabinet");
    const leader = await save("Leader", { afterIds: [cabinet] });
    const audit = await save("Audit", { afterIds: [leader] });
    await expect(
      saveSession(coordinator, cabinet, session("Cabinet again", { afterIds: [audit] }), TEST_NOW),
    ).rejects.toMatchObject({
      code: "invalid",
      field: "afterIds",
      message:
        "These sessions would come after each other in a circle: “Cabinet again” after “Audit” after “Leader” after “Cabinet again”.",
    });
    await expect(
      saveSession(coordinator, cabinet, session("Cabinet", { afterIds: [cabinet] }), TEST_NOW),
    ).rejects.toMatchObject({ field: "afterIds" });
    expect(await readSession(coordinator, cabinet)).toMatchObject({ title: "Cabinet", version: 1 });
  });

  it("refuses what is another challenge's, and a place where it may not be held", async () => {
    const other = await makeTestChallenge();
    const theirs = other.permits.coordinator;
    const foreignSite = await saveSite(theirs, null, { name: "Elsewhere", address: "" }, TEST_NOW);
    const foreignSession = await saveSession(theirs, null, session("Theirs"), TEST_NOW);
    const depot = await saveSite(
      challenge.permits.coordinator,
      null,
      { name: "Depot", address: "" },
      TEST_NOW,
    );
    const foreign: [Partial<WantedNeeds>, string][] = [
      [{ wantedPeerIds: [other.peerIds[0]] }, "wantedPeerIds"],
      [{ allowedSiteIds: [foreignSite] }, "allowedSiteIds"],
      [{ afterIds: [foreignSession] }, "afterIds"],
    ];
    for (const [needs, field] of foreign) {
      await expect(save("Mine", needs)).rejects.toMatchObject({ code: "invalid", field });
    }
    const away = { ...session("Here", { allowedSiteIds: [depot] }), roomId };
    await expect(saveSession(challenge.permits.coordinator, null, away, TEST_NOW)).rejects.toMatchObject({
      field: "allowedSiteIds",
    });
    await expect(readSessionNeeds(challenge.permits.coordinator, foreignSession)).rejects.toMatchObject({
      code: "not-found",
    });
  });

  it("hides a confidential session from a council's readers, and from nobody who arranges or is a peer", async () => {
    const id = await save("In confidence", { isConfidential: true });
    const { coordinator, councilReader, peer } = challenge.permits;
    for (const permit of [coordinator, atStage(coordinator, "closed"), peer]) {
      expect((await listSessions(permit)).map((one) => one.id)).toContain(id);
    }
    expect(JSON.stringify(await readTimetable(councilReader))).not.toContain("In confidence");
    await expect(readSession(councilReader, id)).rejects.toMatchObject({ code: "not-found" });
  });
});

describe("when peers cannot work", () => {
  it("is recorded once, given to the solver, and taken out", async () => {
    const { coordinator } = challenge.permits;
    const [peerId] = challenge.peerIds;
    const day = { peerId, date: "2026-03-03", start: "00:00", end: "23:59" };
    const revision = await readRevision(coordinator);
    const id = await addAbsence(coordinator, day, TEST_NOW);
    expect(await listAbsences(coordinator)).toEqual([{ id, ...day }]);
    expect(await readRevision(coordinator)).toBe(revision + 1);
    const within = { ...day, start: "09:00", end: "10:00" };
    await expect(addAbsence(coordinator, within, TEST_NOW)).rejects.toMatchObject({ field: "day" });
    const { instance } = problemOf(await readSolverSource(coordinator));
    expect(instance.peers.find((peer) => peer.id === peerId)?.unavailable).toEqual([
      { date: "2026-03-03", start: "00:00", end: "23:59" },
    ]);
    await removeAbsence(coordinator, id, TEST_NOW);
    await expect(removeAbsence(coordinator, id, TEST_NOW)).rejects.toMatchObject({ code: "not-found" });
    expect((await readNeeds(coordinator)).absences).toEqual([]);
  });

  it("is for those who arrange this visit", async () => {
    const { coordinator, councilReader, peer } = challenge.permits;
    const other = await makeTestChallenge();
    const day = { peerId: challenge.peerIds[0], date: "2026-03-03", start: "00:00", end: "23:59" };
    const id = await addAbsence(coordinator, day, TEST_NOW);
    for (const permit of [councilReader, peer]) {
      for (const refusal of await Promise.allSettled([
        addAbsence(permit, { ...day, date: "2026-03-04" }, TEST_NOW),
        removeAbsence(permit, id, TEST_NOW),
        listAbsences(permit),
      ])) {
        expect(refusal).toMatchObject({ status: "rejected", reason: { code: "forbidden" } });
      }
    }
    const theirs = other.permits.coordinator;
    await expect(addAbsence(theirs, day, TEST_NOW)).rejects.toMatchObject({ field: "peerId" });
    await expect(removeAbsence(theirs, id, TEST_NOW)).rejects.toMatchObject({ code: "not-found" });
    expect(await listAbsences(theirs)).toEqual([]);
    await removeAbsence(coordinator, id, TEST_NOW);
  });
});

describe("what a timetable weighs", () => {
  const { siteChange, longRun, uneven, offTheme, idle, together } = DEFAULT_SOFT_RULES;
  const weights = { siteChange, longRun, uneven, offTheme, idle, together };

  it("is data of the challenge, and decides what a place costs", async () => {
    const { coordinator } = challenge.permits;
    expect(await readSoftRules(coordinator)).toEqual(DEFAULT_SOFT_RULES);
    const themeId = challenge.themes[0]?.id ?? "";
    const about = { ...session("About a theme", { peersNeeded: 1 }), themeIds: [themeId] };
    const id = await saveSession(coordinator, null, about, TEST_NOW);
    const costs = async () => {
      const source = await readSolverSource(coordinator);
      const now = { date: "2026-01-12", time: "10:00" };
      return sessionPlaces(source, problemOf(source), id, now).offers.map((offer) => offer.cost);
    };
    const pointsOf = (cost = "") => Number(/\d+/.exec(cost)?.[0]);
    const [before] = await costs();
    await saveWeights(
      coordinator,
      { weights: { ...weights, offTheme: offTheme + 70 }, opened: markOf(await readSoftRules(coordinator)) },
      TEST_NOW,
    );
    const [after] = await costs();
    // Nobody of the team leads on its theme: that is part of what it costs wherever it goes.
    expect(pointsOf(after) - pointsOf(before)).toBe(70);
    const row = await db.timetableRule.findFirst({
      where: { challengeId: challenge.id, key: "weight.offTheme" },
      select: { minutes: true, isHouseRule: true },
    });
    expect(row).toEqual({ minutes: offTheme + 70, isHouseRule: true });
    const placed = { date: "2026-03-02", start: "10:00", roomId, peerIds: [challenge.peerIds[0]] };
    const standing = { ...about, ...placed, title: "Placed" };
    await saveSession(coordinator, null, standing, TEST_NOW);
    const source = await readSolverSource(coordinator);
    const away = { what: "peer", id: challenge.peerIds[0], day: null } as const;
    const late = lateChangeProblem(source, problemOf(source), away, { date: "2026-03-01", time: "10:00" });
    expect(late?.task.rules).toMatchObject({ offTheme: offTheme + 70 });
    expect(late?.softBefore).toBeGreaterThanOrEqual(offTheme + 70);
    const other = await makeTestChallenge();
    expect(await readSoftRules(other.permits.coordinator)).toEqual(DEFAULT_SOFT_RULES);
  });

  it("is for those who arrange the visit", async () => {
    const { councilReader, peer } = challenge.permits;
    for (const permit of [councilReader, peer]) {
      await expect(saveWeights(permit, { weights, opened: "" }, TEST_NOW)).rejects.toMatchObject({
        code: "forbidden",
      });
    }
  });
});

it("begins with sessions that ask for the right peers at the right time, and do not contradict themselves", async () => {
  const fresh = await makeTestChallenge({ stage: "preparing" });
  const { coordinator } = fresh.permits;
  const site = await saveSite(coordinator, null, { name: "Hall", address: "" }, TEST_NOW);
  await saveRoom(coordinator, site, null, { name: "Large", capacity: 40, features: [] }, TEST_NOW);
  await beginTimetable(coordinator, TEST_NOW);
  const source = await readSolverSource(coordinator);
  const { instance } = problemOf(source);
  const of = (kind: string) => instance.sessions.filter((one) => one.kind === kind);
  expect(of("team-meeting").map((one) => [one.allPeers, one.fixed?.date, one.fixed?.start])).toEqual([
    [true, "2026-03-02", "16:15"],
    [true, "2026-03-03", "16:15"],
    [true, "2026-03-04", "16:15"],
    [true, "2026-03-05", "08:30"],
  ]);
  const roles = [...new Set(source.peers.map(({ role }) => role))].filter(
    (role) => role === "leader-peer" || role === "chief-executive-peer",
  );
  expect(roles.length).toBeGreaterThan(0);
  for (const feedback of of("daily-feedback")) {
    expect(feedback.requiredRoles.toSorted()).toEqual(roles.toSorted());
    expect(feedback.peersNeeded).toBe(2);
  }
  expect(of("final-feedback")).toMatchObject([
    { allPeers: true, fixed: { date: "2026-03-05", start: "14:00" } },
  ]);
  expect(of("final-feedback")[0]?.after).toHaveLength(instance.sessions.length - 1);
  expect(of("focus-group").every((one) => one.peersNeeded === 2)).toBe(true);
  expect(findContradictions(instance)).toEqual([]);
});
