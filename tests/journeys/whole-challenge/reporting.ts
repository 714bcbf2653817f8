import { expect, type Page } from "@playwright/test";
import { arrive, visit } from "../../support/journey.ts";
import { choose, expectNotice, press, tick, tickIfAsked } from "../../support/journey-forms.ts";
import { sendForm } from "../../support/plain-form.ts";
import { WORDS } from "./cast.ts";

const COMMENT = "The record in the smaller town was closed in June; see the committee report of 4 July.";
const ANSWER = "Thank you. The team has seen the committee report and keeps its finding.";

/** The manager starts the report, writes its summary and issues the draft. */
export async function issueDraft(page: Page, base: string): Promise<void> {
  await visit(page, `${base}/report`, "Report");
  await press(page, "Start the report");
  await expectNotice(page, "Report started.");
  await page.getByRole("link", { name: "Executive summary", exact: true }).click();
  await arrive(page, "Executive summary");
  await page
    .getByLabel("Text", { exact: true })
    .fill("The partnership works well day to day. Its records do not.");
  await press(page, "Save section");
  await expectNotice(page, "Section saved.");
  await visit(page, `${base}/report/preview`, /./);
  await expect(page.getByText("Its records do not.")).toBeVisible();
  await visit(page, `${base}/report`, "Report");
  await page.getByRole("radio", { name: "A draft" }).check();
  await tickIfAsked(page, /I have looked at them and issue the report as it is/);
  await tick(page, "Yes, share it with the council side now");
  await press(page, "Issue the report");
  await expectNotice(page, "Draft version 1 issued.");
  await arrive(page, "Report");
}

/** The manager issues the final report with the form that the draft was issued with. */
export async function issueFinal(page: Page, base: string): Promise<void> {
  const answers = { status: "final", confirm: "yes" };
  const issued = await sendForm(page, `${base}/report`, "issue", answers, { acknowledged: "yes" });
  expect(issued).toContain("Final report issued as version 2.");
}

/** The council reader reads the draft and asks for a correction of fact. */
export async function commentOnDraft(page: Page, base: string): Promise<void> {
  await visit(page, `${base}/report`, "Report");
  await page.getByRole("link", { name: "Read version 1" }).click();
  await expect(page.getByText(WORDS.finding).first()).toBeVisible();
  await expect(page.getByText(WORDS.recommendationText).first()).toBeVisible();
  // Findings are shared; what they stand on never is.
  expect(await page.content()).not.toContain(WORDS.note);
  await visit(page, `${base}/report`, "Report");
  await page.getByLabel("Where in the report?").selectOption({ index: 1 });
  await page.getByLabel("What is wrong, and what is right?").fill(COMMENT);
  await press(page, "Send comment");
  await expectNotice(page, "Comment sent to the peer team.");
  await arrive(page, "Report");
  await expect(page.getByText(COMMENT)).toBeVisible();
}

/** The manager answers it. */
export async function answerComment(page: Page, base: string): Promise<void> {
  await visit(page, `${base}/report`, "Report");
  await page.getByRole("link", { name: /^Answer to the comment/ }).click();
  await expect(page.getByText(COMMENT)).toBeVisible();
  await choose(page, "Not accepted");
  await page.getByLabel("Answer to the council").fill(ANSWER);
  await press(page, "Save answer");
  await expectNotice(page, "Answer saved. The council can read it now.");
}

/** The council reads the answer, and the final report is there to download. */
export async function readAnswer(page: Page, base: string): Promise<void> {
  await visit(page, `${base}/report`, "Report");
  await expect(page.getByText(ANSWER)).toBeVisible();
  const version = page
    .getByRole("listitem")
    .filter({ has: page.getByRole("heading", { name: "Version 2" }) });
  await expect(version).toContainText("Final");
}
