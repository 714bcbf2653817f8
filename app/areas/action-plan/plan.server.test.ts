import { expect, it } from "vitest";
import { listTrail } from "#app/audit/store.server.ts";
import { trailFilterOf } from "#app/audit/trail-filter.ts";
import { listIssuedVersions, readIssuedBytes, readIssuedVersion } from "#app/issue/issued-versions.server.ts";
import { db } from "#app/platform/db.server.ts";
import { drawWord } from "#app/word/draw.server.ts";
import { lintDocx } from "#app/word/lint/lint-docx.ts";
import { makeTestChallenge, TEST_NOW } from "#tests/support/factories.ts";
import { addTestAction, shareTestRecommendations } from "#tests/support/factories-action-plan.ts";
import { listCouncils } from "../challenge/store.server.ts";
import { composeActionPlanDocument } from "./document.server.ts";
import { issuePlan } from "./issue-plan.server.ts";
import { moveAction } from "./move-action.server.ts";
import { readActionPage } from "./read-action-page.server.ts";
import { listApprovedPlans } from "./read-approved-plans.server.ts";
import { readPlan } from "./read-plan.server.ts";
import { removeAction } from "./remove-action.server.ts";
import { saveAction } from "./save-action.server.ts";
import { removeReportingLine, saveReportingLine } from "./save-reporting-line.server.ts";
import { saveResponse } from "./save-response.server.ts";
import {
  listActions,
  listReportingLines,
  listUpdates,
  readAction,
  readIssuedRatings,
} from "./store.server.ts";
import { updateAction } from "./update-action.server.ts";

async function planning(options: { partnership?: boolean } = {}) {
  const challenge = await makeTestChallenge({ stage: "action-planning", ...options });
  const [first = "", second = ""] = await shareTestRecommendations(challenge);
  return { challenge, permits: challenge.permits, first, second };
}

const accept = { position: "accept", reason: "", version: 0 } as const;

it("saves a response, asks for a reason, and refuses a stale save and other roles", async () => {
  const { permits, first } = await planning();
  const { coordinator, councilReader } = permits;
  await expect(
    saveResponse(coordinator, first, { ...accept, position: "not-accept" }, TEST_NOW),
  ).rejects.toMatchObject({ code: "invalid", field: "reason" });
  await saveResponse(coordinator, first, accept, TEST_NOW);
  await expect(saveResponse(coordinator, first, accept, TEST_NOW)).rejects.toMatchObject({
    code: "conflict",
  });
  await expect(saveResponse(councilReader, first, { ...accept, version: 1 }, TEST_NOW)).rejects.toMatchObject(
    {
      code: "forbidden",
    },
  );
  const { answers } = await readPlan(councilReader);
  expect(answers.map(({ response }) => response?.position ?? null)).toEqual(["accept", null]);
});

it("has nothing to answer before the report is issued, nor in another challenge", async () => {
  const challenge = await makeTestChallenge({ stage: "action-planning" });
  const { first } = await planning();
  const { coordinator } = challenge.permits;
  expect((await readPlan(coordinator)).answers).toEqual([]);
  await expect(saveResponse(coordinator, first, accept, TEST_NOW)).rejects.toMatchObject({
    code: "not-found",
  });
  await expect(addTestAction(coordinator, first)).rejects.toMatchObject({ code: "not-found" });
});

it("numbers actions under their recommendation and moves and removes them until the plan is approved", async () => {
  const { permits, first, second } = await planning();
  const { coordinator } = permits;
  const refs = async () => (await listActions(coordinator)).map((action) => `${action.ref} ${action.text}`);
  const a = await addTestAction(coordinator, first, { text: "A" });
  const b = await addTestAction(coordinator, first, { text: "B" });
  await addTestAction(coordinator, second, { text: "C" });
  expect(await refs()).toEqual(["1.1 A", "1.2 B", "2.1 C"]);
  await moveAction(coordinator, b, -1, TEST_NOW);
  expect(await refs()).toEqual(["1.1 B", "1.2 A", "2.1 C"]);
  await removeAction(coordinator, a, TEST_NOW);
  expect(await refs()).toEqual(["1.1 B", "2.1 C"]);

  await issuePlan(coordinator, { acknowledged: true }, TEST_NOW);
  await expect(moveAction(coordinator, b, 1, TEST_NOW)).rejects.toMatchObject({ code: "invalid" });
  await expect(removeAction(coordinator, b, TEST_NOW)).rejects.toMatchObject({ code: "invalid" });
});

it("reads the date as people write it and refuses a stale save, a strange owner and a date that is none", async () => {
  const { permits, first } = await planning({ partnership: true });
  const { coordinator, actionOwner, otherActionOwner } = permits;
  const id = await addTestAction(coordinator, first, {
    dueText: "Oct 2026",
    ownerName: "",
    ownerAccountId: actionOwner.actor.accountId,
  });
  const saved = await readAction(coordinator, id);
  expect(saved).toMatchObject({ dueOn: "2026-10-31", dueText: "Oct 2026", ownerName: "Owen Owner" });
  const input = { ...saved, text: "Changed" };
  await expect(
    saveAction(coordinator, id, { ...input, dueText: "when we can" }, TEST_NOW),
  ).rejects.toMatchObject({ code: "invalid", field: "dueText" });
  await expect(
    saveAction(coordinator, id, { ...input, ownerAccountId: otherActionOwner.actor.accountId }, TEST_NOW),
  ).rejects.toMatchObject({ code: "invalid", field: "ownerAccountId" });
  await saveAction(coordinator, id, input, TEST_NOW);
  await expect(saveAction(coordinator, id, input, TEST_NOW)).rejects.toMatchObject({ code: "conflict" });
});

it("lets action owners see and report on their own actions only", async () => {
  const { permits, first } = await planning({ partnership: true });
  const { coordinator, actionOwner, otherActionOwner, peer } = permits;
  const mine = await addTestAction(coordinator, first, { ownerAccountId: actionOwner.actor.accountId });
  const notMine = await addTestAction(coordinator, first, { text: "PLANTED neighbour" });
  await updateAction(actionOwner, mine, { rating: "on-track", text: "Begun." }, TEST_NOW);
  const later = new Date(TEST_NOW.getTime() + 1000);
  await updateAction(coordinator, mine, { rating: "at-risk", text: "Late." }, later);
  const action = await readAction(actionOwner, mine);
  expect(action).toMatchObject({ rating: "at-risk", lastUpdate: { text: "Late." } });
  expect((await listUpdates(actionOwner, action)).map((update) => update.rating)).toEqual([
    "at-risk",
    "on-track",
  ]);
  expect(JSON.stringify(await readActionPage(actionOwner, mine, TEST_NOW))).not.toContain("PLANTED");

  const report = { rating: "complete", text: "Done." } as const;
  await expect(updateAction(actionOwner, notMine, report, TEST_NOW)).rejects.toMatchObject({
    code: "not-found",
  });
  await expect(readActionPage(actionOwner, notMine, TEST_NOW)).rejects.toMatchObject({ code: "not-found" });
  await expect(updateAction(otherActionOwner, mine, report, TEST_NOW)).rejects.toMatchObject({
    code: "not-found",
  });
  await expect(updateAction(actionOwner, mine, { ...report, text: " " }, TEST_NOW)).rejects.toMatchObject({
    code: "invalid",
  });
  await expect(updateAction(peer as never, mine, report, TEST_NOW)).rejects.toMatchObject({
    code: "forbidden",
  });
});

it("says in the trail, which the peer team reads, that an action was reported on and not how it stands", async () => {
  const { permits, first } = await planning();
  const action = await addTestAction(permits.coordinator, first, {});
  await updateAction(permits.coordinator, action, { rating: "at-risk", text: "Late." }, TEST_NOW);
  const { lines } = await listTrail(
    permits.challengeManager,
    trailFilterOf(new URLSearchParams({ type: "action-updated" })),
  );
  expect(lines.map(({ details }) => details)).toEqual([[`actionId: ${action}`]]);
  expect(
    await db.auditEvent.count({ where: { type: "action-updated", data: { contains: "at-risk" } } }),
  ).toBe(0);
});

it("keeps the bodies the plan is reported to, each council its own", async () => {
  const { permits } = await planning({ partnership: true });
  const { coordinator, councilReader, otherCoordinator } = permits;
  const cabinet = { body: "Cabinet", purpose: "Follows it", frequency: "quarterly" } as const;
  const id = await saveReportingLine(coordinator, null, cabinet, TEST_NOW);
  await saveReportingLine(coordinator, id, { ...cabinet, frequency: "yearly", version: 1 }, TEST_NOW);
  expect(await listReportingLines(coordinator)).toMatchObject([{ id, frequency: "yearly" }]);
  expect(await listReportingLines(otherCoordinator)).toEqual([]);
  await expect(saveReportingLine(otherCoordinator, id, cabinet, TEST_NOW)).rejects.toMatchObject({
    code: "not-found",
  });
  await expect(removeReportingLine(councilReader, id, TEST_NOW)).rejects.toMatchObject({
    code: "forbidden",
  });
  await removeReportingLine(coordinator, id, TEST_NOW);
  expect(await listReportingLines(coordinator)).toEqual([]);
});

it("approves a version that both sides read and nothing changes, with a trace", async () => {
  const { challenge, permits, first, second } = await planning();
  const { coordinator, councilReader, peer } = permits;
  await expect(issuePlan(coordinator, { acknowledged: true }, TEST_NOW)).rejects.toMatchObject({
    code: "invalid",
  });
  await saveResponse(coordinator, first, accept, TEST_NOW);
  const action = await addTestAction(coordinator, first, { text: "First words" });
  await expect(issuePlan(coordinator, { acknowledged: false }, TEST_NOW)).rejects.toMatchObject({
    code: "invalid",
    field: "acknowledged",
  });
  await expect(issuePlan(peer as never, { acknowledged: true }, TEST_NOW)).rejects.toMatchObject({
    code: "forbidden",
  });
  expect(await readIssuedRatings(peer, await listCouncils(peer))).toEqual([]);
  const one = await issuePlan(councilReader, { acknowledged: true }, TEST_NOW);
  await saveResponse(
    coordinator,
    second,
    { ...accept, position: "not-accept", reason: "No money" },
    TEST_NOW,
  );
  await saveAction(
    coordinator,
    action,
    { ...(await readAction(coordinator, action)), text: "Second words" },
    TEST_NOW,
  );
  const two = await issuePlan(coordinator, { acknowledged: false }, TEST_NOW);
  expect([one.number, two.number, two.status]).toEqual([1, 2, "final"]);

  const shown = JSON.stringify((await readIssuedVersion(peer, one.id)).document);
  expect(shown).toContain("First words");
  expect(shown).not.toContain("Second words");
  expect(await lintDocx(await readIssuedBytes(peer, two))).toEqual([]);
  expect(await readIssuedRatings(peer, await listCouncils(peer))).toMatchObject([
    { ratings: ["not-started"] },
  ]);
  const trace = await db.auditEvent.findMany({ where: { challengeId: challenge.id, type: "plan-issued" } });
  expect(trace).toHaveLength(2);
});

it("gives the peers the ratings as they were approved, not as the working plan goes on", async () => {
  const { permits, first } = await planning();
  const { coordinator, peer, actionOwner } = permits;
  await saveResponse(coordinator, first, accept, TEST_NOW);
  const action = await addTestAction(coordinator, first);
  await updateAction(coordinator, action, { rating: "on-track", text: "Begun" }, TEST_NOW);
  await issuePlan(coordinator, { acknowledged: true }, TEST_NOW);
  await updateAction(coordinator, action, { rating: "off-track", text: "Stuck" }, TEST_NOW);
  await addTestAction(coordinator, first, { text: "One more" });
  expect(await readIssuedRatings(peer, await listCouncils(peer))).toMatchObject([{ ratings: ["on-track"] }]);
  await issuePlan(coordinator, { acknowledged: true }, TEST_NOW);
  expect(await readIssuedRatings(peer, await listCouncils(peer))).toMatchObject([
    { ratings: ["off-track", "not-started"] },
  ]);
  expect(await readIssuedRatings(actionOwner, await listCouncils(actionOwner))).toEqual([]);
});

it("walls a plan in draft from the peers and the other council, and composes only one's own", async () => {
  const { challenge, permits, first } = await planning({ partnership: true });
  const { coordinator, otherCoordinator, peer } = permits;
  await saveResponse(
    coordinator,
    first,
    { position: "accept-in-part", reason: "PLANTED reason", version: 0 },
    TEST_NOW,
  );
  const action = await addTestAction(coordinator, first, { text: "PLANTED action" });
  await updateAction(coordinator, action, { rating: "on-track", text: "PLANTED update" }, TEST_NOW);
  const route = { body: "PLANTED body", purpose: "", frequency: "once" } as const;
  await saveReportingLine(coordinator, null, route, TEST_NOW);

  const otherId = challenge.otherCouncil?.id ?? "";
  const seen = JSON.stringify([
    await readPlan(otherCoordinator),
    await composeActionPlanDocument(otherCoordinator, otherId),
    await listApprovedPlans(otherCoordinator),
    await listApprovedPlans(peer),
    await listIssuedVersions(peer, "action-plan"),
    await readIssuedRatings(peer, await listCouncils(peer)),
  ]);
  expect(seen).not.toContain("PLANTED");
  const refused = { code: "not-found" };
  await expect(readAction(otherCoordinator, action)).rejects.toMatchObject(refused);
  await expect(removeAction(otherCoordinator, action, TEST_NOW)).rejects.toMatchObject(refused);
  await expect(moveAction(otherCoordinator, action, 1, TEST_NOW)).rejects.toMatchObject(refused);
  await expect(composeActionPlanDocument(otherCoordinator, challenge.council.id)).rejects.toMatchObject(
    refused,
  );
  await expect(composeActionPlanDocument(peer, challenge.council.id)).rejects.toMatchObject({
    code: "forbidden",
  });
  const own = await composeActionPlanDocument(coordinator, challenge.council.id);
  for (const words of ["reason", "action", "update", "body"]) {
    expect(JSON.stringify(own)).toContain(`PLANTED ${words}`);
  }
  expect(await lintDocx(await drawWord(own))).toEqual([]);
});
