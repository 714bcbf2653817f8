import type { Page } from "@playwright/test";
import { openSealedMail } from "#app/mail/sealed-mail.server.ts";
import { db } from "#app/platform/db.server.ts";
import { makeTestChallenge } from "../support/factories.ts";
import { arrive, expect, test, visit } from "../support/journey.ts";
import { choose, expectNotice, press, tick } from "../support/journey-forms.ts";
import { fillDecisionOfToday } from "./whole-challenge/scoping.ts";

/** Gives the browser of somebody besides the first a session of an account. */
async function signIn(page: Page, accountId: string): Promise<void> {
  const { createSignInSession } = await import("#app/access/sign-in-session.server.ts");
  const [pair = ""] = (await createSignInSession(db, accountId, new Date())).split(";");
  const [name = "", value = ""] = pair.split("=");
  await page.context().addCookies([{ name, value, url: process.env.JOURNEY_URL ?? "" }]);
}

const KEPT = "quillwort: what the letter asks for";

test("the scope is sent, one council agrees by a link, the other in a committee, and a peer is put to both", async ({
  page: manager,
  signInAccount,
  newPerson,
}) => {
  test.setTimeout(300_000);
  const challenge = await makeTestChallenge({ partnership: true, stage: "scoping" });
  const { permits, peerIds, id: challengeId } = challenge;
  const base = `/challenges/${challengeId}`;
  await db.peer.update({
    where: { id: peerIds[1] },
    data: {
      status: "approached",
      organisation: "Saltmere City Council",
      brief: KEPT,
      email: "q@peer.example",
    },
  });
  await db.milestone.create({
    data: {
      id: `${challengeId.slice(0, 25)}M`,
      challengeId,
      key: "scope-agreed",
      label: "Scope agreed",
      rule: "",
      position: 1,
    },
  });

  await test.step("the manager sends the scope and asks a Leader by a link", async () => {
    await signInAccount(permits.challengeManager.actor.accountId);
    await visit(manager, `${base}/scope/agree`, "Send the scope for agreement");
    await tick(manager, "The scope is ready to be decided about");
    await press(manager, "Send for agreement");
    await expectNotice(manager, "Version 1 of the scope sent for agreement.");
    await visit(manager, `${base}/decisions/ask`, "Ask somebody to decide by a link");
    await choose(manager, challenge.council.name);
    await manager.getByLabel("Name", { exact: true }).fill("Councillor Ann Field");
    await manager.getByLabel("What they are in the council").fill("Leader of the Council");
    await manager.getByLabel("E-mail address").fill("ann.field@wexcombe.example");
    await press(manager, "Send the link");
    await expectNotice(manager, "Link sent to Councillor Ann Field.");
  });

  const mail = await db.outgoingMail.findFirstOrThrow({ where: { challengeId, kind: "decision-request" } });
  const links = openSealedMail(mail.bodySealed).blocks.flatMap((block) =>
    "link" in block ? [block.link.url] : [],
  );
  const path = new URL(links[0] ?? "").pathname;

  await test.step("the Leader opens the link as often as she likes, and decides once", async () => {
    const leader = await newPerson();
    await visit(leader, path, "Scope, version 1");
    await press(leader, "Record my decision");
    await expect(leader.getByRole("alert")).toContainText("Choose whether you agree the scope");
    await visit(leader, path, "Scope, version 1");
    await choose(leader, "Yes, I agree it as it stands here");
    await tick(leader, /^I undertake for/);
    await press(leader, "Record my decision");
    await arrive(leader, "Your decision is recorded");
    await visit(leader, path, "Your decision is recorded");
  });

  const other = await newPerson();
  await signIn(other, permits.otherCoordinator.actor.accountId);

  await test.step("the other co-ordinator records what its committee decided", async () => {
    await visit(other, `${base}/decisions`, "Decisions");
    await expect(other.getByText("Councillor Ann Field")).toHaveCount(0);
    await other.getByRole("button", { name: "Record a decision", exact: true }).click();
    await arrive(other, "Record a decision");
    await choose(other, "Agreed");
    await fillDecisionOfToday(other, "Policy and Resources Committee");
    await choose(other, "No");
    await press(other, "Record the decision");
    await expectNotice(other, "Decision recorded.");
    const { doneOn } = await db.milestone.findFirstOrThrow({ where: { challengeId, key: "scope-agreed" } });
    expect(doneOn).not.toBeNull();
  });

  await test.step("a peer is put to the councils", async () => {
    await visit(manager, `${base}/peer-team/${peerIds[1]}`, "Ben Peer");
    await manager.getByLabel("Post in their own council").fill("Director of Finance");
    await manager.getByLabel("Why this person").fill("Has led a shared service.");
    await press(manager, "Put to the councils");
    await expectNotice(manager, "Proposal sent to the councils.");
  });

  const recordOnProposal = async (coordinator: Page, body: string) => {
    await visit(coordinator, `${base}/peer-team`, "Peer team");
    await coordinator.getByRole("link", { name: "Ben Peer" }).click();
    await arrive(coordinator, "Ben Peer");
    expect(await coordinator.content()).not.toMatch(/quillwort|q@peer\.example/);
    await choose(coordinator, "Agreed");
    await fillDecisionOfToday(coordinator, body);
    await press(coordinator, "Record the decision");
    await expectNotice(coordinator, "Decision recorded.");
  };

  await test.step("each council agrees, the manager sees by how many, and confirms", async () => {
    await recordOnProposal(other, "Policy and Resources Committee");
    await visit(manager, `${base}/peer-team`, "Peer team");
    await expect(manager.getByText("Has not answered yet.")).toHaveCount(1);
    const first = await newPerson();
    await signIn(first, permits.coordinator.actor.accountId);
    await recordOnProposal(first, "Executive");
    await expect(first.getByText("Policy and Resources Committee")).toHaveCount(0);
    await visit(manager, `${base}/peer-team/${peerIds[1]}`, "Ben Peer");
    await expect(manager.getByText("Has not answered yet.")).toHaveCount(0);
    await choose(manager, "Confirmed");
    await press(manager, "Save");
    await expectNotice(manager, "Changes saved.");
    await visit(other, `${base}/peer-team`, "Peer team");
    await expect(other.getByRole("heading", { name: "Ben Peer", exact: true })).toBeVisible();
  });
});
