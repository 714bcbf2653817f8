import { expect, type Page } from "@playwright/test";
import { arrive, visit } from "../../support/journey.ts";
import { choose, expectNotice, press } from "../../support/journey-forms.ts";
import { WORDS } from "./cast.ts";

/** The peer writes up the session: three taps beside the words themselves. */
export async function recordNote(page: Page, base: string): Promise<void> {
  await visit(page, `${base}/evidence/sessions`, "Write up a session");
  await page.getByRole("link", { name: "Head of Housing" }).click(); // one
  await arrive(page, "Note from this session");
  await page.getByLabel("Your note").fill(WORDS.note);
  await choose(page, "For improvement"); // two
  // The session already says who spoke and on what.
  await expect(page.getByRole("radio", { name: "Officer" })).toBeChecked();
  await press(page, "Save note"); // three
  await expectNotice(page, "Note saved. You can add another from this session.");
  await visit(page, `${base}/evidence`, "Evidence");
  await expect(page.getByRole("article").filter({ hasText: WORDS.note })).toContainText("Officer");
}

/** A finding that stands on the note, and a recommendation that stands on the finding. */
export async function draftFinding(page: Page, base: string): Promise<void> {
  await visit(page, `${base}/findings/new`, "New finding");
  await choose(page, "Area for improvement");
  await page.getByRole("group", { name: "Theme" }).getByRole("radio").first().check();
  await page.getByLabel("Headline").fill(WORDS.finding);
  await page.getByLabel("Text", { exact: true }).fill(WORDS.findingText);
  await choose(page, "Agreed by the team");
  await press(page, "Save and choose notes");
  await arrive(page, "Choose notes");
  await page.getByRole("checkbox", { name: WORDS.note }).check();
  await press(page, "Save chosen notes");
  await arrive(page, WORDS.finding);
  await expect(page.getByText(WORDS.note)).toBeVisible();

  await visit(page, `${base}/recommendations/new`, "New recommendation");
  await page.getByRole("radio", { name: "Key recommendation" }).check();
  await page.getByLabel("Short title").fill(WORDS.recommendation);
  await page.getByLabel("Recommendation", { exact: true }).fill(WORDS.recommendationText);
  await page.getByRole("checkbox", { name: WORDS.finding }).check();
  await press(page, "Save recommendation");
  await arrive(page, WORDS.recommendation);
  await expect(page.getByRole("link", { name: WORDS.finding })).toBeVisible();
}
