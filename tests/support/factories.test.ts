import { expect, it } from "vitest";
import { db } from "#app/platform/db.server.ts";
import { atStage, makeTestChallenge } from "./factories.ts";

it("makes a partnership with a person of every role on both sides", async () => {
  const challenge = await makeTestChallenge({ partnership: true, stage: "reporting" });
  const members = await db.membership.findMany({
    where: { challengeId: challenge.id },
    select: { role: true, councilId: true },
  });
  expect(members).toHaveLength(10);
  expect(challenge.scopes.otherCoordinator.councilId).toBe(challenge.otherCouncil?.id);
  expect(challenge.scopes.peer.peerId).toBe(challenge.peerIds[0]);
  expect(challenge.scopes.coordinator.may("notes.read")).toBe(false);
});

it("makes a single council, whose second council is not there", async () => {
  const { scopes, otherCouncil } = await makeTestChallenge();
  expect(otherCouncil).toBeNull();
  expect(() => scopes.otherCoordinator).toThrow("partnership: true");
});

it("shows a scope at another stage without touching the record", async () => {
  const { scopes } = await makeTestChallenge({ stage: "scoping" });
  expect(scopes.challengeManager.may("report.issue")).toBe(false);
  expect(atStage(scopes.challengeManager, "reporting").may("report.issue")).toBe(true);
});
