import { createRequestHandler, type ServerBuild } from "@remix-run/node";
import { expect, it } from "vitest";
import { to } from "#app/addresses.ts";
import * as action from "#app/areas/action-plan/routes/action.tsx";
import * as member from "#app/areas/people/routes/member.tsx";
import * as entry from "#app/entry.server.tsx";
import { db } from "#app/platform/db.server.ts";
import { newId } from "#app/platform/ids.ts";
import * as root from "#app/root.tsx";
import { makeTestChallenge, TEST_NOW } from "#tests/support/factories.ts";
import { addTestAction, shareTestRecommendations } from "#tests/support/factories-action-plan.ts";
import { sessionCookie } from "#tests/support/session-cookie.ts";

/** Two answers that no page showed: the button they belong to is gone from the page by the time the answer comes. */
async function send(
  { route, address, accountId }: { route: object & { path: string }; address: string; accountId: string },
  fields: Record<string, string>,
): Promise<string> {
  const { path, ...module } = route;
  const place = (id: string, at: string, parentId?: string) => ({
    id,
    path: at,
    parentId,
    module: "/assets/none.js",
    hasLoader: true,
    hasAction: id !== "root",
    hasErrorBoundary: id === "root",
  });
  const places = { root: place("root", ""), page: place("page", path, "root") };
  const build = {
    entry: { module: entry },
    routes: { root: { ...places.root, module: root }, page: { ...places.page, module } },
    assets: { entry: { module: "/e.js", imports: [] }, routes: places, url: "/m.js", version: "1" },
    publicPath: "/",
    assetsBuildDirectory: "",
    basename: "/",
    isSpaMode: false,
    future: { v3_singleFetch: true },
  } as unknown as ServerBuild;
  const cookie = await sessionCookie(accountId);
  const answer = await createRequestHandler(build, "production")(
    new Request(`https://workspace.example${address}`, {
      method: "POST",
      headers: { Host: "workspace.example", Origin: "https://workspace.example", Cookie: cookie },
      body: new URLSearchParams(fields),
    }),
    { cspNonce: "n", requestId: newId(), clientAddress: "", isDocument: true, accountId: null },
  );
  const html = await answer.text();
  return html.slice(html.indexOf("<body"), html.indexOf("<h1"));
}

it("says at the top that an invitation cannot be sent again after it was accepted", async () => {
  const challenge = await makeTestChallenge({ stage: "on-site" });
  const { id: membershipId } = await db.membership.findFirstOrThrow({
    where: { challengeId: challenge.id, accountId: challenge.permits.peer.actor.accountId },
    select: { id: true },
  });
  await db.account.update({
    where: { id: challenge.permits.peer.actor.accountId },
    data: { passwordHash: "x" },
    select: { id: true },
  });
  const top = await send(
    {
      route: { ...member, path: "challenges/:challengeId/members/:membershipId" },
      address: to.people.member({ challengeId: challenge.id, membershipId }),
      accountId: challenge.permits.challengeManager.actor.accountId,
    },
    { formId: "invitation", intent: "again" },
  );
  expect(top).toContain("This person has accepted the invitation already.");
});

it("says at the top that an action keeps its number after the plan was approved", async () => {
  const challenge = await makeTestChallenge({ stage: "action-planning" });
  const { coordinator } = challenge.permits;
  const [recommendationId = ""] = await shareTestRecommendations(challenge);
  const actionId = await addTestAction(coordinator, recommendationId);
  await addTestAction(coordinator, recommendationId);
  await db.issuedVersion.create({
    data: {
      id: newId(),
      challengeId: challenge.id,
      councilId: coordinator.councilId,
      kind: "action-plan",
      number: 1,
      status: "final",
      title: "Plan",
      content: "{}",
      sha256: "0".repeat(64),
      byteLength: 1,
      fileKey: "1".repeat(64),
      issuedAt: TEST_NOW,
      issuedById: coordinator.actor.accountId,
      issuedByName: "Cora Coordinator",
    },
    select: { id: true },
  });
  const top = await send(
    {
      route: { ...action, path: "challenges/:challengeId/action-plan/actions/:actionId" },
      address: to.actionPlan.action({ challengeId: challenge.id, actionId }),
      accountId: coordinator.actor.accountId,
    },
    { formId: "move", intent: "move", by: "down" },
  );
  expect(top).toContain("The plan was approved with these numbers, so they stay as they are.");
});
