import type { Page } from "@playwright/test";
import { arrive, expect, visit } from "../../support/journey.ts";
import { choose, expectNotice, press, tick } from "../../support/journey-forms.ts";
import { readWords } from "../../support/plain-form.ts";
import { fillDecisionOfToday } from "../whole-challenge/scoping.ts";

/** Words that one council's side alone may read, looked for on the pages of the other. */
export const OF_ASHMERE = ["Ann Field", "ann.field@ashmere.example", "Minute 41"];
export const OF_CALDERWICK = ["Policy and Resources Committee", "Minute 117", "Will Ode"];

/** The manager imports our joint letter, which two councils wrote; returns /challenges/:challengeId. */
export async function importJointLetter(page: Page): Promise<string> {
  await visit(page, "/challenges/new/letter", "Make a challenge from a scope letter");
  await page
    .getByLabel("Scope letter", { exact: true })
    .setInputFiles("tests/fixtures/scope/joint-letter.md");
  await press(page, "Read the letter");
  await arrive(page, "What was read in the letter");
  await press(page, "Make the challenge");
  await arrive(page, "What was found in the letter");
  const main = page.getByRole("main");
  for (const words of [
    "Ashmere Borough Council (commissioning)",
    "Calderwick District Council",
    "9 to 11 March 2038 and 6 to 7 April 2038",
  ])
    await expect(main).toContainText(words);
  return new URL(page.url()).pathname.replace("/scope/imported", "");
}

/** The manager sends the scope as it was read from the letter. */
export async function sendScopeOfLetter(page: Page, base: string): Promise<void> {
  await visit(page, `${base}/decisions`, "Decisions");
  await page.getByRole("main").getByRole("link", { name: "Send the scope for agreement" }).click();
  await arrive(page, "Send the scope for agreement");
  await tick(page, "The scope is ready to be decided about");
  await press(page, "Send for agreement");
  await expectNotice(page, "Version 1 of the scope sent for agreement.");
}

/** The co-ordinator asks the Leader, who has no account; returns the path of her link. */
export async function askLeader(coordinator: Page, base: string): Promise<string> {
  await visit(coordinator, `${base}/decisions`, "Decisions");
  await press(coordinator, "Ask somebody by a link");
  await arrive(coordinator, "Ask somebody to decide by a link");
  await coordinator.getByLabel("Name", { exact: true }).fill("Councillor Ann Field");
  await coordinator.getByLabel("What they are in the council").fill("Leader of the Council");
  await coordinator.getByLabel("E-mail address").fill("ann.field@ashmere.example");
  await press(coordinator, "Send the link");
  // No mail is set up here: the link is shown once, to be passed on.
  await arrive(coordinator, "Not sent: no mail is set up");
  const shown = await coordinator.getByLabel("Link for Councillor Ann Field").inputValue();
  const { pathname } = new URL(shown);
  expect(await (await coordinator.request.get(coordinator.url())).text()).not.toContain(pathname);
  return pathname;
}

/** Somebody without an account opens the link as often as she likes, and decides once. */
export async function decideByLink(leader: Page, path: string): Promise<void> {
  await visit(leader, path, "Scope, version 1");
  await press(leader, "Record my decision");
  await expect(leader.getByRole("alert")).toContainText("Choose whether you agree the scope");
  await visit(leader, path, "Scope, version 1");
  await choose(leader, "Yes, I agree it as it stands here");
  await tick(leader, /^I undertake for/);
  await press(leader, "Record my decision");
  await arrive(leader, "Your decision is recorded");
  const again = await readWords(leader, path);
  expect(again).toContain("Your decision is recorded");
  expect(again).not.toContain("Record my decision");
}

/** The co-ordinator records what the committee resolved about the scope, and who undertook to publish. */
export async function recordCommittee(coordinator: Page, base: string): Promise<void> {
  await visit(coordinator, `${base}/decisions`, "Decisions");
  await press(coordinator, "Record a decision");
  await arrive(coordinator, "Record a decision");
  await choose(coordinator, "Agreed");
  await fillDecisionOfToday(coordinator, "Policy and Resources Committee");
  await coordinator
    .getByLabel("Words of the resolution (optional)")
    .fill("Minute 117. RESOLVED: That the scope be agreed.");
  await choose(coordinator, "No");
  await press(coordinator, "Record the decision");
  await expectNotice(coordinator, "Decision recorded.");
  await press(coordinator, "Record who undertook it");
  await arrive(coordinator, "Record a decision");
  await choose(coordinator, "Undertaken");
  await fillDecisionOfToday(coordinator, "Policy and Resources Committee");
  await choose(coordinator, "No");
  await press(coordinator, "Record the decision");
  await expectNotice(coordinator, "Decision recorded.");
}
