import { expect, it } from "vitest";
import type { ChallengePermit } from "#app/access/permit.ts";
import { makeVisit } from "#app/areas/challenge/change-visits.server.ts";
import { findClashes } from "#app/areas/timetable/clashes/clashes.ts";
import { readNeeds } from "#app/areas/timetable/plan/needs/needs-store.server.ts";
import { readTimetable } from "#app/areas/timetable/plan/read-timetable.server.ts";
import { releaseTimetable } from "#app/areas/timetable/release/release-timetable.server.ts";
import { permitAtVisit } from "#app/areas/visits/permit-at-visit.server.ts";
import { db } from "#app/platform/db.server.ts";
import { newId } from "#app/platform/ids.ts";
import { makeTestChallenge, TEST_NOW } from "#tests/support/factories.ts";
import { makeTestSession } from "#tests/support/factories-evidence.ts";
import { figuresFor } from "./home-figures.ts";
import { readProgress } from "./read-progress.server.ts";
import { tasksFor } from "./task-list.ts";

it("counts each visit apart, and no release of one is that of another", async () => {
  const challenge = await makeTestChallenge({ stage: "preparing" });
  const { challengeManager } = challenge.permits;
  const days = (first: string) => ({ title: "", first, last: first });
  const calls = await makeVisit(challengeManager, { kind: "conversations", ...days("2026-02-10") }, TEST_NOW);
  const second = await makeVisit(
    challengeManager,
    { kind: "on-site", ...days("2026-03-30"), moveDates: "move" },
    TEST_NOW,
  );
  const placed = (visitId: string, date: string) => makeTestSession({ ...challenge, visitId }, { date });
  await placed(calls, "2026-02-10");
  await placed(calls, "2026-02-10");
  await placed(challenge.visitId, "2026-03-02");
  const release = async (visitId: string) =>
    releaseTimetable(await permitAtVisit(challengeManager, visitId), { acknowledge: true }, TEST_NOW);
  const home = async () => {
    const progress = await readProgress(challengeManager, "2026-01-12");
    return {
      task: tasksFor("challenge-manager", "preparing", progress).find(
        ({ title }) => title === "Release the timetable",
      ),
      figure: figuresFor("preparing", progress).find(({ label }) => label.startsWith("Sessions")),
    };
  };
  await release(calls);
  expect(await home()).toMatchObject({
    task: { status: "to-do", hint: null },
    figure: { label: "Sessions on site", value: 1, note: "and 2 in calls before" },
  });
  await release(challenge.visitId);
  expect((await home()).task).toMatchObject({ status: "in-progress", hint: "1 of 2 phases released" });
  await placed(second, "2026-03-30");
  await release(second);
  expect(await home()).toMatchObject({
    task: { status: "done", hint: "2 of 2 phases released" },
    figure: { value: 2 },
  });
});

it("tells whoever arranges a visit, released or not, of each session that somebody cannot come to", async () => {
  const challenge = await makeTestChallenge({ stage: "preparing" });
  const { challengeManager, coordinator, councilReader } = challenge.permits;
  const { id: challengeId, visitId } = challenge;
  const personId = newId();
  await db.person.create({ data: { id: personId, challengeId, name: "Sam Hale", kind: "officer" } });
  const sessions = [];
  for (const start of ["09:00", "11:30", "14:00"]) {
    sessions.push(await makeTestSession(challenge, { date: "2026-03-03", start }));
  }
  await db.sessionPerson.createMany({ data: sessions.map((sessionId) => ({ sessionId, personId })) });
  const at = await permitAtVisit(challengeManager, visitId);
  await releaseTimetable(at, { acknowledge: true }, TEST_NOW);
  const told = async (permit: ChallengePermit, role: "challenge-manager" | "coordinator") =>
    tasksFor(role, "preparing", await readProgress(permit, "2026-01-12")).find(({ title }) =>
      title.includes("cannot come"),
    )?.hint;
  const onPage = async () =>
    findClashes(await readTimetable(at), await readNeeds(at)).filter(({ code }) => code === "person-away");
  expect([await told(challengeManager, "challenge-manager"), await onPage()]).toEqual([undefined, []]);
  await db.personAnswer.create({
    data: {
      personId,
      visitId,
      challengeId,
      availability: "some-times",
      answeredAt: TEST_NOW,
      times: { create: { id: newId(), challengeId, date: "2026-03-03", start: "08:30", end: "12:00" } },
    },
  });
  // 9:00 fits; 11:30 runs beyond noon; 14:00 is in the afternoon.
  expect((await onPage()).map(({ message }) => message)).toEqual([
    expect.stringMatching(/11:30 to .*Sam Hale cannot come then, as said on /),
    expect.stringMatching(/14:00 to .*Sam Hale cannot come then, as said on /),
  ]);
  const words = "2 sessions stand when one of its people or peers cannot come";
  expect(await told(challengeManager, "challenge-manager")).toBe(words);
  expect(await told(coordinator, "coordinator")).toBe(words);
  expect((await readProgress(councilReader, "2026-01-12")).shared?.sessionsWithoutSomebody).toBe(0);
  // What is over is nobody's task any more.
  expect((await readProgress(challengeManager, "2026-03-04")).shared?.sessionsWithoutSomebody).toBe(0);
  await db.personAnswer.updateMany({ where: { personId }, data: { availability: "any-time" } });
  expect(await told(challengeManager, "challenge-manager")).toBeUndefined();
});
