import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { to } from "#app/addresses.ts";
import { makeVisit } from "#app/areas/challenge/change-visits.server.ts";
import { permitAtVisit } from "#app/areas/visits/permit-at-visit.server.ts";
import { db } from "#app/platform/db.server.ts";
import { drawnPages } from "#tests/support/drawn-pages.ts";
import { makeTestChallenge, TEST_NOW, type TestChallenge } from "#tests/support/factories.ts";
import { type FurnishedVisit, furnishVisit } from "#tests/support/factories-on-site.ts";
import { sessionCookie } from "#tests/support/session-cookie.ts";
import * as movePage from "../grid/routes/move.tsx";
import { readRevision } from "../plan/change-timetable.server.ts";
import { releaseTimetable } from "../release/release-timetable.server.ts";
import * as lateChangePage from "./routes/late-change.tsx";
import * as outcomePage from "./routes/outcome.tsx";
import * as repairsPage from "./routes/repairs.tsx";

const ask = drawnPages({
  [to.timetable.lateChange.path]: lateChangePage,
  [to.timetable.repairs.path]: repairsPage,
  [to.timetable.move.path]: movePage,
  [to.timetable.outcome.path]: outcomePage,
});

/** The morning of the first of two days of a review, ten months after the visit. */
const MORNING = new Date("2027-01-20T09:50:00Z");
const DAY = "2027-01-20";

let challenge: TestChallenge;
let made: FurnishedVisit;
let at: { challengeId: string; visitId: string };
let cookie: string;

beforeAll(async () => {
  challenge = await makeTestChallenge({ stage: "reviewing" });
  const { challengeManager, coordinator } = challenge.permits;
  const visitId = await makeVisit(
    challengeManager,
    { kind: "progress-review", title: "", first: DAY, last: "2027-01-21", moveDates: "keep" },
    TEST_NOW,
  );
  made = await furnishVisit({ ...challenge, visitId });
  await db.session.updateMany({ where: { visitId }, data: { date: DAY } });
  at = { challengeId: challenge.id, visitId };
  await releaseTimetable(await permitAtVisit(coordinator, visitId), { acknowledge: true }, TEST_NOW);
  vi.useFakeTimers({ toFake: ["Date"], now: MORNING });
  cookie = await sessionCookie(coordinator.actor.accountId, MORNING);
});
afterAll(() => {
  vi.useRealTimers();
});

const send = (address: string, fields: Record<string, string>) =>
  ask(address, { method: "POST", cookie, body: new URLSearchParams(fields) });
const standing = (index: number) =>
  db.session.findUniqueOrThrow({
    where: { id: made.sessions[index] ?? "" },
    select: { start: true, status: true, outcome: true, peers: { select: { peerId: true } } },
  });

it("mends the rest of a review when a peer is ill, and puts it back", async () => {
  const page = await ask(to.timetable.lateChange(at), { cookie });
  expect(page.status).toBe(200);
  expect(page.html).toContain("Wednesday 20 January 2027");
  const [ill = "", well = ""] = challenge.peerIds;
  const offered = await send(to.timetable.lateChange(at), {
    intent: "mend",
    what: "peer",
    peerId: ill,
    peerDay: DAY,
  });
  expect(offered.status).toBe(302);
  const repairs = offered.location ?? "";
  const ways = await ask(repairs, { cookie });
  expect(ways.html).toContain("is away on Wednesday 20 January 2027");
  expect(ways.html).toContain('value="same-times"');
  const chosen = await send(repairs, { intent: "choose", repair: "same-times" });
  expect(chosen.status).toBe(302);
  // At 9am somebody was met already; the session at 11 is the other's now.
  expect((await standing(0)).peers).toEqual([{ peerId: ill }]);
  expect((await standing(2)).peers).toEqual([{ peerId: well }]);
  expect((await send(repairs, { intent: "undo" })).status).toBe(302);
  expect((await standing(2)).peers).toEqual([{ peerId: ill }]);
});

it("moves a session of the day by its form", async () => {
  const revision = await readRevision(await permitAtVisit(challenge.permits.coordinator, at.visitId));
  const address = to.timetable.move({ ...at, sessionId: made.sessions[5] ?? "" });
  expect((await ask(address, { cookie })).html).toContain("Interview 6");
  const moved = await send(address, {
    intent: "move",
    sessionId: made.sessions[5] ?? "",
    day: DAY,
    start: "17:00",
    column: "",
    revision: String(revision),
  });
  expect(moved.status).toBe(302);
  expect((await standing(5)).start).toBe("17:00");
});

it("records on the day that a session was cancelled, and says so to whoever opens the day", async () => {
  const address = to.timetable.outcome({ ...at, sessionId: made.sessions[1] ?? "" });
  expect((await ask(address, { cookie })).status).toBe(200);
  const done = await send(address, { intent: "record", outcome: "cancelled", reason: "Called away" });
  expect(done.status).toBe(302);
  expect((await standing(1)).outcome).toBe("cancelled");
});

it("refuses all of it for the phase on site, which is over", async () => {
  const phase = { ...at, visitId: challenge.visitId };
  expect((await ask(to.timetable.lateChange(phase), { cookie })).status).toBe(403);
  const fields = { intent: "mend", what: "peer", peerId: challenge.peerIds[0], peerDay: "2026-03-02" };
  expect((await send(to.timetable.lateChange(phase), fields)).status).toBe(403);
});
