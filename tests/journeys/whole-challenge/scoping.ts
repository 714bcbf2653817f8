import { expect, type Page } from "@playwright/test";
import { dayOf } from "#app/platform/days.ts";
import { arrive, visit } from "../../support/journey.ts";
import { choose, expectNotice, fillDay, press, tick } from "../../support/journey-forms.ts";
import { readWords } from "../../support/plain-form.ts";
import { CAST, scopeDocuments } from "./cast.ts";

/** Makes a challenge from its letter and memorandum; returns /challenges/:challengeId. */
export async function importScope(page: Page): Promise<string> {
  const { letter, mou } = scopeDocuments();
  await press(page, "Make a challenge");
  await arrive(page, "How do you want to make the challenge?");
  await choose(page, "From a scope letter");
  await press(page, "Continue");
  await arrive(page, "Make a challenge from a scope letter");
  await page.getByLabel("Scope letter", { exact: true }).setInputFiles(letter);
  await page.getByLabel("Memorandum of understanding (optional)").setInputFiles(mou);
  await press(page, "Read the letter");
  await arrive(page, "What was read in the letter");
  await expectNotice(page, "Letter read. No challenge was made yet.");
  await expect(page.getByText("two conditions on the progress review that cannot both be met")).toBeVisible();
  await press(page, "Make the challenge");
  await arrive(page, "What was found in the letter");
  await expectNotice(page, "Challenge made. You are its challenge manager.");
  // Slips and gaps of the letter, and its lines that were not understood.
  await expect(page.getByRole("heading", { name: /^\d+ things to look at$/ })).toBeVisible();
  await expect(page.getByText("two conditions on the progress review that cannot both be met")).toBeVisible();
  await expect(page.getByText("(commissioning)")).toBeVisible();
  const base = new URL(page.url()).pathname.replace("/scope/imported", "");
  expect(base).toMatch(/^\/challenges\/[0-9A-Z]+$/i);
  return base;
}

/** Answers one of the warnings, traces the one prompt that was left without a clause, and sends the scope. */
export async function sendScope(page: Page, base: string): Promise<void> {
  const answer = "Asked the LGA: the date in the letter is a slip, twelve months holds.";
  await page.getByRole("button", { name: "Answer this warning" }).first().click();
  await arrive(page, /cannot both be met/);
  await page.getByLabel("What was decided?").fill(answer);
  await press(page, "Keep the answer");
  await expectNotice(page, "Answer saved with the warning.");
  await arrive(page, "Scope");
  await expect(page.getByText(answer)).toBeVisible();

  await visit(page, `${base}/scope/traceability?view=gaps`, "Traceability");
  await page.getByRole("link", { name: /^Correct prompt 4\./ }).click();
  await arrive(page, /Prompt 4\./);
  await page.getByLabel("Clause", { exact: true }).selectOption({ index: 1 });
  await page.getByLabel("Why is the prompt drawn from it?").fill("Agreed with the council on the telephone.");
  await press(page, "Trace the prompt");
  await expectNotice(page, "Prompt traced to the clause.");
  expect(await readWords(page, `${base}/scope/traceability?view=gaps`)).toContain("No prompt fits.");

  await visit(page, `${base}/scope/agree`, "Send the scope for agreement");
  await tick(page, "The scope is ready to be decided about");
  await press(page, "Send for agreement");
  await expectNotice(page, "Version 1 of the scope sent for agreement.");
}

/** Fills the first place of the team that the letter asks for. */
export async function confirmPeer(page: Page, base: string): Promise<void> {
  await visit(page, `${base}/peer-team`, "Peer team");
  await page.getByRole("link", { name: "To be found" }).first().click();
  await arrive(page, "To be found");
  await choose(page, "Confirmed");
  await page.getByLabel("Name", { exact: true }).fill(CAST.peer.name);
  await page.getByLabel("Council or organisation").fill("Saltmere City Council");
  await press(page, "Save");
  await arrive(page, `Confirm ${CAST.peer.name} although not every council has agreed?`);
  await page.getByLabel("Why is this person confirmed all the same?").fill("Agreed by telephone.");
  await press(page, "Confirm all the same");
  await expectNotice(page, "Peer confirmed.");
  expect(await readWords(page, `${base}/peer-team`)).toContain(CAST.peer.name);
}

/** Fills in that a body of the council decided today. */
export async function fillDecisionOfToday(page: Page, body: string): Promise<void> {
  await choose(page, "A body of the council");
  await page.getByLabel("Name of the body").fill(body);
  await fillDay(page, "Day of the decision", dayOf(new Date()));
}
