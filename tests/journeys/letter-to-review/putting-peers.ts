import type { Page } from "@playwright/test";
import { arrive, expect, visit } from "../../support/journey.ts";
import { choose, expectNotice, press } from "../../support/journey-forms.ts";
import { fillDecisionOfToday } from "../whole-challenge/scoping.ts";

/** What the letter asks for, which stays with the team when a peer is put to the councils. */
const ASKED_FOR = "quillwort: from a council that shares its officers";

/** The manager fills the first place that the letter asks for, and puts the peer to both councils. */
export async function putPeer(manager: Page, base: string): Promise<void> {
  await visit(manager, `${base}/peer-team`, "Peer team");
  await manager.getByRole("link", { name: "To be found" }).first().click();
  await arrive(manager, "To be found");
  await manager.getByLabel("Name", { exact: true }).fill("Asha Peer");
  await manager.getByLabel("Council or organisation").fill("Saltmere City Council");
  await manager.getByLabel("E-mail address").fill("asha@peer.example");
  await manager.getByLabel("What the scope letter asks for").fill(ASKED_FOR);
  await press(manager, "Save");
  await expectNotice(manager, "Changes saved.");
  await manager.getByRole("link", { name: "Asha Peer" }).click();
  await arrive(manager, "Asha Peer");
  await manager.getByLabel("Post in their own council").fill("Leader");
  await manager.getByLabel("Why this person").fill("Has led a shared service.");
  await press(manager, "Put to the councils");
  await expectNotice(manager, "Proposal sent to the councils.");
}

/** A co-ordinator records what a body of the council decided about the peer, and reads nothing of the team's with it. */
export async function agreePeer(coordinator: Page, base: string, body: string): Promise<void> {
  await visit(coordinator, base, /./);
  await coordinator
    .getByRole("link", { name: "Say whether the council agrees the proposed peers", exact: true })
    .click();
  await arrive(coordinator, "Peer team");
  await coordinator.getByRole("link", { name: "Asha Peer" }).click();
  await arrive(coordinator, "Asha Peer");
  expect(await coordinator.content()).not.toMatch(/quillwort|asha@peer\.example/);
  await choose(coordinator, "Agreed");
  await fillDecisionOfToday(coordinator, body);
  await press(coordinator, "Record the decision");
  await expectNotice(coordinator, "Decision recorded.");
}

/** The manager sees that every council has agreed, and confirms. */
export async function confirmAgreedPeer(manager: Page, base: string): Promise<void> {
  await visit(manager, `${base}/peer-team`, "Peer team");
  await expect(manager.getByText("Has not answered yet.")).toHaveCount(0);
  await manager.getByRole("main").getByRole("link", { name: "Confirm Asha Peer" }).click();
  await arrive(manager, "Asha Peer");
  await choose(manager, "Confirmed");
  await press(manager, "Save");
  await expectNotice(manager, "Changes saved.");
}
