import { db } from "#app/platform/db.server.ts";
import { newId } from "#app/platform/ids.ts";
import { makeTestChallenge } from "../support/factories.ts";
import { arrive, demonstration, expect, test, visit } from "../support/journey.ts";
import { choose, expectNotice, press, signInWithForm } from "../support/journey-forms.ts";

test.use({ javaScriptEnabled: false });

const base = () => `/challenges/${demonstration.challenge.id}`;

test("signs in, after being told what is wrong", async ({ page }) => {
  const peer = demonstration.signIns.find((signIn) => signIn.role === "peer");
  await visit(page, "/sign-in", "Sign in");
  await page.getByLabel("E-mail address").fill(peer?.email ?? "");
  await page.getByLabel("Password", { exact: true }).fill("not the password");
  await press(page, "Sign in");
  await expect(page.locator(".govuk-error-summary")).toContainText(
    "The e-mail address or the password is not right",
  );
  await expect(page.getByLabel("E-mail address")).toHaveValue(peer?.email ?? "");
  await arrive(page, "Sign in");
  await signInWithForm(page, peer ?? { email: "", password: "" });
});

test("filters the evidence", async ({ page, signInAs }) => {
  await signInAs("peer");
  await visit(page, `${base()}/evidence`, "Evidence");
  await page.getByLabel("Kind of source").selectOption("document");
  await page
    .locator("form", { has: page.getByLabel("Kind of source") })
    .getByRole("button")
    .first()
    .click();
  await expect(page).toHaveURL(/source=document/);
  await arrive(page, "Evidence");
  const notes = page.getByRole("article");
  expect(await notes.count()).toBeGreaterThan(0);
  for (const kind of await page.locator(".cpc-note__kind").allTextContents()) expect(kind).toBe("Document");
});

test("reads a published document and takes its Word file", async ({ page }) => {
  await visit(page, "/", "Published documents");
  await page.getByRole("main").locator('a[href^="/published/"]').first().click();
  await arrive(page, /./);
  const word = page.getByRole("button", { name: /^Download as Word/ });
  const answer = await page.request.get((await word.getAttribute("href")) ?? "");
  expect(answer.status()).toBe(200);
  expect(answer.headers()["content-type"]).toContain("wordprocessingml");
});

// The demonstration stands at its review; notes and statements belong to earlier stages.
test("records a note, after being told what is missing", async ({ page, signInAccount }) => {
  const challenge = await makeTestChallenge({ stage: "on-site", title: "Note without scripts" });
  await signInAccount(challenge.permits.peer.actor.accountId);
  const words = "Residents ring three numbers before somebody answers.";
  await visit(page, `/challenges/${challenge.id}/evidence/new?source=document`, "New note");
  await choose(page, "Strength");
  await press(page, "Save note");
  await expect(page.locator(".govuk-error-summary")).toContainText("Write what you heard, read or saw");
  await expect(page.getByRole("radio", { name: "Strength" })).toBeChecked();
  await arrive(page, "New note");
  await page.getByLabel("Your note").fill(words);
  await page.getByLabel("Document, data set or place").fill("Customer contact figures, 2025");
  await page.getByRole("group", { name: "Theme" }).getByRole("radio").first().check();
  await press(page, "Save note");
  await expectNotice(page, "Note saved. You can add another.");
  await visit(page, `/challenges/${challenge.id}/evidence`, "Evidence");
  await expect(page.getByRole("article").filter({ hasText: words })).toContainText("Strength");
});

test("saves a section of the statement, its words kept when something is missing", async ({
  page,
  signInAccount,
}) => {
  const challenge = await makeTestChallenge({ stage: "preparing", title: "Statement without scripts" });
  const sectionId = newId();
  await db.statementSection.create({
    data: {
      id: sectionId,
      challengeId: challenge.id,
      title: "Introduction",
      status: "not-started",
      position: 1,
      updatedAt: new Date(),
    },
    select: { id: true },
  });
  await signInAccount(challenge.permits.coordinator.actor.accountId);
  const tooLong = "We are proud of our towns. ".repeat(2_300);
  await visit(page, `/challenges/${challenge.id}/preparation/sections/${sectionId}`, "Introduction");
  await page.getByLabel("Text", { exact: true }).fill(tooLong);
  await choose(page, "Ready");
  await press(page, "Save section");
  await expect(page.locator(".govuk-error-summary")).toContainText("A section has at most 60,000 characters");
  await expect(page.getByLabel("Text", { exact: true })).toHaveValue(tooLong);
  await expect(page.getByRole("radio", { name: "Ready" })).toBeChecked();
  await arrive(page, "Introduction");
  await page.getByLabel("Text", { exact: true }).fill("We are proud of our towns.");
  await press(page, "Save section");
  await expectNotice(page, "Section saved.");
  const saved = await db.statementSection.findUniqueOrThrow({ where: { id: sectionId } });
  expect(saved).toMatchObject({ body: "We are proud of our towns.", status: "ready", version: 2 });
});
