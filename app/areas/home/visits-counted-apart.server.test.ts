import { expect, it } from "vitest";
import { makeVisit } from "#app/areas/challenge/change-visits.server.ts";
import { releaseTimetable } from "#app/areas/timetable/release/release-timetable.server.ts";
import { permitAtVisit } from "#app/areas/visits/permit-at-visit.server.ts";
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
