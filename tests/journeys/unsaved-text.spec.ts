import type { Page } from "@playwright/test";
import { endSignInSessionsOf } from "#app/access/sign-in-session.server.ts";
import { db } from "#app/platform/db.server.ts";
import { makeTestChallenge } from "../support/factories.ts";
import { demonstration, expect, expectAccessible, test } from "../support/journey.ts";
import { press } from "../support/journey-forms.ts";

const challengeId = demonstration.challenge.id;
const CHALLENGE = `/challenges/${challengeId}`;

const fieldOf = (page: Page, name: string) => page.locator(`textarea[name="${name}"]`);

const isKept = (page: Page) =>
  page.waitForResponse((answer) => answer.url().endsWith("/drafts") && answer.status() === 204);

async function addressOfAction(): Promise<string> {
  const { id } = await db.action.findFirstOrThrow({
    where: { challengeId, council: { isCommissioning: true } },
    orderBy: { id: "asc" },
    select: { id: true },
  });
  return `${CHALLENGE}/action-plan/actions/${id}/change`;
}

test("what is typed is offered again, warned about, discarded, and gone once saved", async ({
  page,
  signInAs,
}) => {
  await signInAs("coordinator");
  const address = await addressOfAction();
  await page.goto(address);
  const text = fieldOf(page, "text");
  const before = await text.inputValue();
  const kept = isKept(page);
  await text.fill(`${before} Typed and not saved.`);

  // Leaving by a link asks first, and says what is true: nothing is kept yet, then it is.
  const asked: string[] = [];
  page.on("dialog", (dialog) => {
    if (dialog.type() === "confirm") asked.push(dialog.message());
    return dialog.type() === "confirm" ? dialog.dismiss() : dialog.accept();
  });
  const elsewhere = page.locator(`a[href^="${CHALLENGE}/visits/"]`).first();
  await elsewhere.click();
  await kept;
  await elsewhere.click();
  await expect.poll(() => asked.map((words) => words.includes("kept as a draft"))).toEqual([false, true]);
  await expect(page).toHaveURL(new RegExp(`${address}$`));
  await expect(text).toHaveValue(`${before} Typed and not saved.`);

  const restored = page.getByText("Restored from");
  await page.reload();
  await expect(restored).toBeVisible();
  await expect(text).toHaveValue(`${before} Typed and not saved.`);
  await press(page, "Discard");
  await expect(text).toHaveValue(before);
  await expect(restored).toHaveCount(0);
  const keptAgain = isKept(page);
  await press(page, "Put it back");
  await expect(text).toHaveValue(`${before} Typed and not saved.`);
  await keptAgain;
  await press(page, "Discard");
  await expect(text).toHaveValue(before);

  // Left before anything was sent: it goes along with the leaving.
  await text.fill(`${before} To be saved.`);
  await page.reload();
  await expect(restored).toBeVisible();
  await press(page, /^Save/);
  await expect(page).not.toHaveURL(new RegExp(`${address}$`));
  await page.goto(address);
  await expect(text).toHaveValue(`${before} To be saved.`);
  expect(await db.draft.count({ where: { address } })).toBe(0);
});

test("with the network cut the text stays, and after a reload it is offered again", async ({
  page,
  context,
  signInAs,
}) => {
  await signInAs("peer");
  const address = `${CHALLENGE}/progress-review/visit`;
  await page.goto(address);
  const introduction = fieldOf(page, "introduction");
  const before = await introduction.inputValue();
  await context.setOffline(true);
  await introduction.fill(`${before} Typed on the train.`);
  await press(page, /^Save/);
  await expect(page.locator(".govuk-error-summary")).toContainText("You are offline, and nothing was saved");
  await expect(introduction).toHaveValue(`${before} Typed on the train.`);
  const kept = isKept(page);
  await context.setOffline(false);
  await kept;
  page.on("dialog", (dialog) => dialog.accept());
  await page.reload();
  await expect(page.getByText("Restored from")).toBeVisible();
  await expect(introduction).toHaveValue(`${before} Typed on the train.`);
  await press(page, /^Save/);
  await expect(page).not.toHaveURL(new RegExp(`${address}$`));
  expect(await db.draft.count({ where: { address } })).toBe(0);
});

/** The page of a new finding, in a challenge of its own, for somebody who is signed in. */
async function openNewFinding(page: Page, signInAccount: (accountId: string) => Promise<void>) {
  const { id, permits } = await makeTestChallenge({ stage: "reporting", title: "Drafts of a finding" });
  const { accountId } = permits.peer.actor;
  await signInAccount(accountId);
  const address = `/challenges/${id}/findings/new`;
  await page.goto(address);
  await expect(page.getByRole("button", { name: /^(Add|Save)/ }).last()).toBeVisible();
  // Until the scripts that keep drafts are there, nothing is kept.
  await page.waitForLoadState("networkidle");
  return { address, accountId, challengeId: id };
}

const offers = (page: Page) => page.getByText("You typed other words into this form too");

test("two tabs with one form: neither loses its words, the newest are put back and the others offered", async ({
  page,
  context,
  signInAccount,
}) => {
  const { address } = await openNewFinding(page, signInAccount);
  page.on("dialog", (dialog) => dialog.accept());
  const other = await context.newPage();
  other.on("dialog", (dialog) => dialog.accept());
  await other.goto(address);
  await other.waitForLoadState("networkidle");
  const first = isKept(page);
  await fieldOf(page, "body").fill("Typed in the first tab.");
  await first;
  const second = isKept(other);
  await fieldOf(other, "body").fill("Typed in the second tab.");
  await second;
  expect(await textsOfDrafts(address)).toEqual(["Typed in the first tab.", "Typed in the second tab."]);
  await other.close();

  await page.reload();
  const body = fieldOf(page, "body");
  await expect(body).toHaveValue("Typed in the second tab.");
  await expect(offers(page)).toBeVisible();
  await expect(page.getByText("“Typed in the first tab.”")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: /^Put this back/ }).click();
  await expect(body).toHaveValue("Typed in the first tab.");
  await expect(page.getByText("“Typed in the second tab.”")).toBeVisible();

  // What is discarded can be had back, and what is typed on in takes the place of what was put back.
  await page.getByRole("button", { name: /^Discard \(/ }).click();
  await expect(page.getByText(/^Discarded: what you typed on/)).toBeVisible();
  expect(await db.draft.count({ where: { address } })).toBe(1);
  await page.getByRole("button", { name: /^Keep it after all/ }).click();
  await expect(page.getByText("“Typed in the second tab.”")).toBeVisible();
  const typedOn = isKept(page);
  await body.fill("Typed in the first tab, and on.");
  await typedOn;
  await expect
    .poll(() => textsOfDrafts(address))
    .toEqual(["Typed in the first tab, and on.", "Typed in the second tab."]);
  await press(page, "Discard");
  await expect(body).toHaveValue("");
  await expect(page.getByText("Discarded: the form is empty again.")).toBeVisible();
  await expect.poll(() => textsOfDrafts(address)).toEqual(["Typed in the second tab."]);
});

async function textsOfDrafts(address: string): Promise<(string | undefined)[]> {
  const drafts = await db.draft.findMany({
    where: { address },
    orderBy: { texts: "asc" },
    select: { texts: true },
  });
  return drafts.map(({ texts }) => (JSON.parse(texts) as { value: { body?: string } }).value.body);
}

test("whoever types before a draft is put back writes over nothing, and is offered it", async ({
  page,
  signInAccount,
}) => {
  const { address } = await openNewFinding(page, signInAccount);
  page.on("dialog", (dialog) => dialog.accept());
  const kept = isKept(page);
  await fieldOf(page, "body").fill("Typed yesterday.");
  await kept;
  let letThrough: () => void = () => undefined;
  const waits = new Promise<void>((resolve) => {
    letThrough = resolve;
  });
  await page.route(/\/drafts\?/, async (route) => {
    await waits;
    await route.continue();
  });
  await page.reload();
  await fieldOf(page, "body").fill("Typed today, at once.");
  const today = isKept(page);
  letThrough();
  await today;
  expect(await textsOfDrafts(address)).toEqual(["Typed today, at once.", "Typed yesterday."]);
  await expect(offers(page)).toBeVisible();
  await expect(fieldOf(page, "body")).toHaveValue("Typed today, at once.");
  await expect(page.getByText("“Typed yesterday.”")).toBeVisible();
});

test("what is typed on after signing in again wins over what was kept when the sign-in had ended", async ({
  page,
  signInAccount,
}) => {
  const { address, accountId } = await openNewFinding(page, signInAccount);
  page.on("dialog", (dialog) => dialog.accept());
  const body = fieldOf(page, "body");
  const first = isKept(page);
  await body.fill("Before.");
  await first;
  await body.fill("Sent too late.");
  await endSignInSessionsOf(db, accountId);
  await press(page, /^(Add|Save)/);
  await expect(page.locator(".govuk-error-summary")).toContainText("You are signed out");
  await signInAccount(accountId);
  await page.reload();
  await expect(page.getByRole("region", { name: "Not saved yet" })).toBeVisible();
  await expect(body).toHaveValue("Sent too late.");
  await page.waitForLoadState("networkidle");
  // What the form itself had kept before it was sent is a part of it, and offered to nobody.
  await expect(offers(page)).toHaveCount(0);
  const typedOn = isKept(page);
  await body.fill("Sent too late, and typed on.");
  await typedOn;
  await page.reload();
  await expect(body).toHaveValue("Sent too late, and typed on.");
  await expect(page.getByText(/^Restored from .* what you typed after what you had sent/)).toBeVisible();
  await press(page, "Discard");
  await expect(body).toHaveValue("Sent too late.");
  await press(page, "Put it back");
  await expect(body).toHaveValue("Sent too late, and typed on.");
  await page.getByLabel("Headline").fill("A headline");
  await page.getByRole("radio").first().check();
  await page.getByRole("group", { name: "Theme" }).getByRole("radio").first().check();
  await press(page, /^(Add|Save)/);
  await expect(page).not.toHaveURL(new RegExp(`${address}$`));
  expect(await db.finding.count({ where: { body: "Sent too late, and typed on." } })).toBe(1);
  await expect.poll(() => db.draft.count({ where: { address } })).toBe(0);
  expect(await db.keptForm.count({ where: { accountId } })).toBe(0);
});

test("a form that could not be kept says what is kept of it: its draft", async ({ page, signInAccount }) => {
  const { accountId } = await openNewFinding(page, signInAccount);
  const summary = page.locator(".govuk-error-summary");
  await page.evaluate(() => document.querySelector("input[name=openedAs]")?.remove());
  await endSignInSessionsOf(db, accountId);
  await page.context().clearCookies();
  await fieldOf(page, "body").fill("Typed when nobody was signed in.");
  await press(page, /^(Add|Save)/);
  await expect(summary).toContainText("do not leave this page before it is saved");
  await signInAccount(accountId);
  await page.reload();
  await page.waitForLoadState("networkidle");
  const kept = isKept(page);
  await fieldOf(page, "body").fill("Typed and kept as a draft.");
  await kept;
  await page.evaluate(() => document.querySelector("input[name=openedAs]")?.remove());
  await endSignInSessionsOf(db, accountId);
  await page.context().clearCookies();
  await press(page, /^(Add|Save)/);
  await expect(summary).toContainText("the longer texts wait in this form as a draft");
  await expect(summary).not.toContainText("do not leave this page");
});

test("a draft put back into a text that is empty is not called a text of no words", async ({
  page,
  signInAccount,
}) => {
  const { challengeId: id } = await openNewFinding(page, signInAccount);
  await page.goto(`/challenges/${id}/report/sections/introduction`);
  await expect(page.getByRole("button", { name: "Save section" })).toBeVisible();
  await expect(page.getByText("0 words")).toHaveCount(0);
  await expect(page.getByText("Nothing is written here yet.")).toBeVisible();
});

test("a text too long for a draft says so while it is typed, and no more once it is shortened", async ({
  page,
  signInAs,
}) => {
  await signInAs("coordinator");
  const address = await addressOfAction();
  await page.goto(address);
  const text = fieldOf(page, "text");
  const before = await text.inputValue();
  const said = page.getByText("This is too long to be kept as a draft, which has 300,000 characters at most");
  await expect(async () => {
    await text.fill(`${before} ${"word ".repeat(61_000)}`);
    await expect(said).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await text.fill(before);
  await expect(said).toHaveCount(0);
});
