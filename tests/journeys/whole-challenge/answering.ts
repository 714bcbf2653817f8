import { expect, type Page } from "@playwright/test";
import { arrive, visit } from "../../support/journey.ts";
import { choose, expectNotice, fillDay, press, tickIfAsked } from "../../support/journey-forms.ts";
import { CAST, WORDS } from "./cast.ts";

/** The co-ordinator answers the recommendation and says what the council will do, and who reports on it. */
export async function writePlan(page: Page, base: string): Promise<void> {
  await visit(page, `${base}/action-plan`, "Action plan");
  await page.getByRole("link", { name: WORDS.recommendation }).click();
  await arrive(page, WORDS.recommendation);
  await choose(page, "Accept");
  await page.getByLabel("Reason").fill("The council agrees, and has begun.");
  await press(page, "Save response");
  await expectNotice(page, "Council's response saved.");
  await press(page, "Add an action");
  await arrive(page, "Add an action");
  await page.getByLabel("What the council will do").fill(WORDS.action);
  await page.getByLabel("Accountable").fill("Director of Place");
  await page.getByLabel("Responsible").fill("Head of Housing");
  await page.getByLabel("Who reports on it here").selectOption(CAST.actionOwner.name);
  await page.getByLabel("Timescale").fill("31 March 2030");
  await press(page, "Save action");
  await expectNotice(page, "Action added.");
  await arrive(page, WORDS.recommendation);
  await expect(page.getByRole("link", { name: WORDS.action })).toBeVisible();
}

/** The council reader approves the plan as it stands. */
export async function approvePlan(page: Page, base: string): Promise<void> {
  await visit(page, `${base}/action-plan/approve`, "Approve the action plan");
  await tickIfAsked(page, /I have seen what the plan still lacks/);
  await press(page, "Approve the plan");
  await expectNotice(page, "Version 1 of the plan approved.");
  await arrive(page, /Action plan of /);
  await expect(page.getByText(WORDS.action).first()).toBeVisible();
}

/** The action owner reports on the action. */
export async function reportOnAction(page: Page, base: string): Promise<void> {
  await visit(page, `${base}/my-actions`, "My actions");
  await page.getByRole("link", { name: WORDS.action }).click();
  await arrive(page, "Action 1.1");
  await page.getByRole("radio", { name: "On track" }).check();
  await page.getByLabel("What was done since the last report").fill(WORDS.update);
  await press(page, "Save report");
  await expectNotice(page, "Report saved.");
  await arrive(page, "Action 1.1");
  await expect(page.getByText(WORDS.update)).toBeVisible();
}

/** The manager records the return visit and a judgement, and issues the report of the review. */
export async function issueReview(page: Page, base: string): Promise<void> {
  await visit(page, `${base}/progress-review/visit`, "The visit and the frame of the report");
  await fillDay(page, "Day of the review", "2026-11-04");
  await page.getByLabel("Introduction").fill("One of the peers came back for a day.");
  await page.getByLabel("Conclusion").fill("The councils have kept their word.");
  await press(page, "Save");
  await expectNotice(page, "Review saved.");
  await arrive(page, "Progress review");
  await page.getByRole("link", { name: WORDS.recommendation }).click();
  await arrive(page, WORDS.recommendation);
  await page.getByRole("radio", { name: "Good progress" }).check();
  await page.getByLabel("What the team saw").fill(WORDS.judgement);
  await press(page, "Save judgement");
  await expectNotice(page, "Judgement saved.");
  await visit(page, `${base}/progress-review/issue`, "Issue the progress review report");
  await page.getByRole("radio", { name: "As the final report" }).check();
  await tickIfAsked(page, /I have seen what the report still lacks/);
  await press(page, "Issue the report");
  await expectNotice(page, /Version 1 of the report issued as final\./);
  await expect(page.getByText(WORDS.judgement).first()).toBeVisible();
}
