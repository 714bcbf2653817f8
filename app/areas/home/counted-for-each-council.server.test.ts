import { expect, it } from "vitest";
import type { ChallengePermit } from "#app/access/permit.ts";
import { releasePublication } from "#app/areas/publication/release-publication.server.ts";
import { freezeDocument } from "#app/issue/freeze-document.server.ts";
import { exampleDocument } from "#tests/fixtures/word/example-documents.ts";
import { makeTestChallenge, TEST_NOW } from "#tests/support/factories.ts";
import { readProgress } from "./read-progress.server.ts";
import { tasksFor } from "./task-list.ts";

async function approvePlan(permit: ChallengePermit, councilId: string): Promise<string> {
  const { version } = await freezeDocument(
    permit,
    {
      kind: "action-plan",
      councilId,
      status: "final",
      read: async () => null,
      changedText: "Never said: nothing is read.",
      compose: () => exampleDocument("action-plan"),
      event: ({ kind, number, sha256 }) => ({ type: "plan-issued", data: { kind, number, sha256 } }),
    },
    TEST_NOW,
  );
  return version.id;
}

it("counts the plans of each council, and tells whose public one has become old", async () => {
  const { permits, council, otherCouncil } = await makeTestChallenge({
    partnership: true,
    stage: "action-planning",
  });
  const { challengeManager, coordinator, otherCoordinator } = permits;
  const task = async () =>
    tasksFor("challenge-manager", "action-planning", await readProgress(challengeManager, "2026-01-12")).find(
      ({ title }) => title === "See that the action plan is approved",
    );
  const newer = async () => ({
    manager: (await readProgress(challengeManager, "2026-01-12")).shared?.plansNewer,
    own: (await readProgress(coordinator, "2026-01-12")).council?.ownPlansNewer,
    other: (await readProgress(otherCoordinator, "2026-01-12")).council?.ownPlansNewer,
  });
  const first = await approvePlan(coordinator, council.id);
  await releasePublication(coordinator, first, TEST_NOW, true);
  expect(await task()).toMatchObject({ status: "in-progress", hint: "1 of 2 approved" });
  expect(await newer()).toEqual({ manager: 0, own: 0, other: 0 });
  // Neither a second version of the one, nor the other council's own, makes the other's plan older than it is.
  const second = await approvePlan(coordinator, council.id);
  expect((await task())?.status).toBe("in-progress");
  expect(await newer()).toEqual({ manager: 1, own: 1, other: 0 });
  await approvePlan(otherCoordinator, otherCouncil?.id ?? "");
  expect((await task())?.status).toBe("done");
  await releasePublication(coordinator, second, TEST_NOW, true);
  expect(await newer()).toEqual({ manager: 0, own: 0, other: 0 });
});
