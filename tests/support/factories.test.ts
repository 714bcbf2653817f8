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
  expect(challenge.permits.otherCoordinator.councilId).toBe(challenge.otherCouncil?.id);
  expect(challenge.permits.peer.peerId).toBe(challenge.peerIds[0]);
  expect(challenge.permits.coordinator.may("notes.read")).toBe(false);
});

it("makes a single council, whose second council is not there", async () => {
  const { permits, otherCouncil } = await makeTestChallenge();
  expect(otherCouncil).toBeNull();
  expect(() => permits.otherCoordinator).toThrow("partnership: true");
});

it("shows a scope at another stage without touching the record", async () => {
  const { permits } = await makeTestChallenge({ stage: "scoping" });
  expect(permits.challengeManager.may("report.issue")).toBe(false);
  expect(atStage(permits.challengeManager, "reporting").may("report.issue")).toBe(true);
});
