import { expect, it } from "vitest";
import type { ChallengePermit } from "#app/access/permit.ts";
import { nameDeputy } from "#app/areas/people/deputies/name-deputy.server.ts";
import { savePackItem } from "#app/areas/preparation/save-pack-item.server.ts";
import { dayOf } from "#app/platform/days.ts";
import { db } from "#app/platform/db.server.ts";
import { drawnPages } from "#tests/support/drawn-pages.ts";
import { makeTestChallenge } from "#tests/support/factories.ts";
import { addTestAction, shareTestRecommendations } from "#tests/support/factories-action-plan.ts";
import { plainText } from "#tests/support/page-form.ts";
import { sessionCookie } from "#tests/support/session-cookie.ts";
import * as homePage from "./routes/home.tsx";

const placeOf = async ({ actor, challengeId }: ChallengePermit) =>
  (await db.membership.findFirstOrThrow({ where: { accountId: actor.accountId, challengeId } })).id;

it("shows on the first page what whoever stands in does in place of somebody away, and to nobody else", async () => {
  const challenge = await makeTestChallenge({ partnership: true, stage: "action-planning" });
  const { coordinator, actionOwner, councilReader, otherCoordinator, challengeManager } = challenge.permits;
  const [recommendationId = ""] = await shareTestRecommendations(challenge);
  const { accountId, name } = actionOwner.actor;
  await addTestAction(coordinator, recommendationId, { ownerAccountId: accountId });
  await addTestAction(coordinator, recommendationId, { ownerAccountId: accountId });
  const document = { title: "Asset list", description: "", location: "", dueOn: null, status: "wanted" };
  await savePackItem(
    challengeManager,
    null,
    { ...document, ownerName: name, version: 1 } as never,
    new Date(),
  );
  const today = dayOf(new Date());
  await nameDeputy(
    coordinator,
    {
      awayId: await placeOf(actionOwner),
      deputyId: await placeOf(coordinator),
      fromOn: today,
      untilOn: today,
    },
    new Date(),
  );
  const ask = drawnPages({ "/challenges/:challengeId": homePage });
  const home = async ({ actor }: ChallengePermit) =>
    plainText(
      (await ask(`/challenges/${challenge.id}`, { cookie: await sessionCookie(actor.accountId) })).html,
    ).replaceAll("<!-- -->", "");
  const seen = await home(coordinator);
  expect(seen).toContain(`In place of ${name} until`);
  expect(seen).toContain(`Report on the actions of ${name}`);
  expect(seen).toContain("0 of 2 finished");
  expect(seen).toContain("1 document has not come");
  for (const other of [councilReader, otherCoordinator, actionOwner]) {
    expect(await home(other)).not.toContain("In place of");
  }
});
