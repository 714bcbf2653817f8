import type { Page } from "@playwright/test";
import { endSignInSessionsOf } from "#app/access/sign-in-session.server.ts";
import { SAVED_BEFORE } from "#app/access/unsaved/saved-once.server.ts";
import { saveRules } from "#app/areas/timetable/plan/save-rules.server.ts";
import { readRules } from "#app/areas/timetable/plan/store.server.ts";
import { NOT_TWICE } from "#app/govuk/browser/lost-answers.ts";
import { db } from "#app/platform/db.server.ts";
import { markOf, NOT_SETTLED } from "#app/writing/merge/changed-meanwhile.ts";
import { makeTestChallenge, type TestChallenge } from "../support/factories.ts";
import { arrive, expect, expectAccessible, test, visit } from "../support/journey.ts";
import { choose, expectNotice, press } from "../support/journey-forms.ts";

const WORDS = "Residents ring three numbers before somebody answers.";

let challenge: TestChallenge;
let peer: string;
let coordinator: string;
let evidence: string;

test.beforeAll(async () => {
  challenge = await makeTestChallenge({ stage: "on-site", title: "Words are kept" });
  peer = challenge.permits.peer.actor.accountId;
  coordinator = challenge.permits.coordinator.actor.accountId;
  evidence = `/challenges/${challenge.id}/evidence`;
});

async function writeNote(page: Page): Promise<void> {
  await visit(page, `${evidence}/new?source=officer`, "New note");
  await choose(page, "Strength");
  await page.getByRole("radio", { name: /^1 / }).check();
  await page.getByLabel("Your note").fill(WORDS);
}

async function expectNoteStands(page: Page, words = WORDS): Promise<void> {
  await expect(page.getByRole("heading", { level: 1, name: "New note" })).toBeVisible();
  await expect(page.getByLabel("Your note")).toHaveValue(words);
  await expect(page.getByRole("radio", { name: "Strength" })).toBeChecked();
}

/** Once the page has answered, whatever it says: the note stands as it was typed, and no other page in its place. */
async function expectNoteStandsAnswered(page: Page, words = WORDS): Promise<void> {
  const another = page.getByRole("heading", { level: 1 }).filter({ hasNotText: "New note" });
  await expect(page.locator(".govuk-error-summary").or(another).first()).toBeVisible();
  await expectNoteStands(page, words);
}

const notesWith = (text: string) => db.note.count({ where: { challengeId: challenge.id, text } });

test("one form: the network is cut, the form and a sentence stay, and the note is saved once", async ({
  page,
  context,
  signInAccount,
}) => {
  await signInAccount(peer);
  await writeNote(page);
  await context.setOffline(true);
  await press(page, "Save note");
  const summary = page.locator(".govuk-error-summary");
  await expectNoteStandsAnswered(page);
  await expect(summary).toContainText("You are offline, and nothing was saved");
  await context.setOffline(false);
  // The answer is lost on the way: it was saved, and pressing again makes no second one.
  await page.route(/evidence\/new\.data/, async (route) => {
    await route.fetch();
    // A second press has called this one off already.
    await route.abort().catch(() => undefined);
  });
  // A second press within a second is taken for a slip of the finger.
  await expect(async () => {
    await press(page, "Save note");
    await expect(summary).toContainText("its answer was lost on the way", { timeout: 1_000 });
  }).toPass();
  await expectNoteStands(page);
  await page.unroute(/evidence\/new\.data/);
  await expect(async () => {
    await press(page, "Save note");
    await expect(page.getByRole("alert", { name: "Success" })).toContainText(SAVED_BEFORE, {
      timeout: 1_000,
    });
  }).toPass();
  expect(await notesWith(WORDS)).toBe(1);
});

test("one form: an answer that is lost, or slow, leads to one record and to no conflict with oneself", async ({
  page,
  signInAccount,
}) => {
  await signInAccount(coordinator);
  const record = { challengeId: challenge.id, title: "A pack item sent twice" };
  const pack = `/challenges/${challenge.id}/preparation/pack`;
  await page.goto(`${pack}/new`);
  await page.getByLabel("Document or data set").fill(record.title);
  let answers = 0;
  let letThrough: () => void = () => undefined;
  const isPressedAgain = new Promise<void>((resolve) => {
    letThrough = resolve;
  });
  await page.route(/preparation\/pack\/.+\.data/, async (route) => {
    if (route.request().method() !== "POST") return route.continue();
    answers += 1;
    const response = await route.fetch({ maxRedirects: 0 });
    // The first answer is lost, the second comes too late: the button was pressed a third time by then.
    if (answers === 1) return route.abort();
    if (answers === 2) await isPressedAgain;
    return route.fulfill({ response }).catch(() => undefined);
  });
  const summary = page.locator(".govuk-error-summary");
  await press(page, /^(Add|Save)/);
  await expect(summary).toContainText(NOT_TWICE);
  for (const times of [2, 3]) {
    // A second press within a second is taken for a slip of the finger; a machine that is busy may send the press of before late.
    await expect(async () => {
      if (answers < times) await press(page, /^(Add|Save)/);
      await expect.poll(() => answers, { timeout: 1_500 }).toBeGreaterThanOrEqual(times);
    }).toPass();
  }
  letThrough();
  await expectNotice(page, SAVED_BEFORE);
  expect(await db.packItem.count({ where: record })).toBe(1);
});

test("one form: the sign-in ends, and the form stands with its words here and after signing in again", async ({
  page,
  signInAccount,
}) => {
  await signInAccount(peer);
  await writeNote(page);
  await page.getByLabel("Your note").fill(`${WORDS} And more.`);
  await endSignInSessionsOf(db, peer);
  await press(page, "Save note");
  const summary = page.locator(".govuk-error-summary");
  await expectNoteStandsAnswered(page, `${WORDS} And more.`);
  await expect(summary).toContainText("You are signed out, and nothing was saved");
  await expect(summary.getByRole("link", { name: /^Sign in again/ })).toHaveAttribute("target", "_blank");
  await expectAccessible(page);
  // Somebody else's sign-in on the same machine gets nothing of it.
  await signInAccount(challenge.permits.secondPeer.actor.accountId);
  await expect(async () => {
    await press(page, "Save note");
    await expect(summary).toContainText("is signed in now, so nothing was saved", { timeout: 1_000 });
  }).toPass();
  await expectNoteStands(page, `${WORDS} And more.`);
  await page.goto(`${evidence}/new?source=officer`);
  await expect(page.getByLabel("Your note")).toHaveValue("");
  await signInAccount(peer);
  await page.goto(`${evidence}/new?source=officer`);
  await expect(page.getByRole("region", { name: "Not saved yet" })).toBeVisible();
  await expect(page.getByLabel("Your note")).toHaveValue(`${WORDS} And more.`);
  await expect(page.getByRole("radio", { name: "Strength" })).toBeChecked();
  await arrive(page, "New note");
  await press(page, "Save note");
  await expectNotice(page, "Note saved");
  await expect(page.getByRole("region", { name: "Not saved yet" })).toHaveCount(0);
  await expect(page.getByLabel("Your note")).toHaveValue("");
});

test("several forms on a page: the sign-in ends, another tab signs in, and the form is saved where it stands", async ({
  page,
  signInAccount,
}) => {
  await signInAccount(coordinator);
  await visit(page, `/challenges/${challenge.id}/visits/${challenge.visitId}/timetable/rules`, "House rules");
  const form = page.locator("form").filter({ has: page.getByRole("button", { name: "Save house rules" }) });
  const minutes = form.getByRole("textbox").first();
  await minutes.fill("50");
  await endSignInSessionsOf(db, coordinator);
  await press(page, "Save house rules");
  await expect(page.locator(".govuk-error-summary")).toHaveCount(1);
  await expect(form.locator(".govuk-error-summary")).toContainText("You are signed out");
  await expect(minutes).toHaveValue("50");
  await signInAccount(coordinator);
  await press(page, "Save house rules");
  await expect(page.getByRole("alert", { name: "Success" })).toBeVisible();

  // Once more, and the page is left: what is back in the form is of the older version, and the first press says so.
  await minutes.fill("55");
  await endSignInSessionsOf(db, coordinator);
  await press(page, "Save house rules");
  await expect(form.locator(".govuk-error-summary")).toContainText("You are signed out");
  await signInAccount(coordinator);
  const { challengeManager } = challenge.permits;
  const rules = await readRules(challengeManager);
  const others = { rules: { ...rules, lunchMinutes: 50 }, opened: markOf(rules) };
  await saveRules(challengeManager, others, new Date());
  await page.goto(`/challenges/${challenge.id}/timetable/rules`);
  const kept = page.getByRole("region", { name: "Not saved yet" });
  await expect(kept).toBeVisible();
  await press(page, "Save house rules");
  await expect(form.locator(".govuk-error-summary")).toContainText("saved this since you opened it");
  // What was saved is read again below it; what is said stays.
  await expect(form.locator(".cpc-side-by-side").first()).toBeVisible();
  await expect(form.locator(".govuk-error-summary")).toContainText("saved this since you opened it");
  await expect(kept).toHaveCount(0);
});

test("several forms on a page: saving one does not let another write over what a colleague saved", async ({
  page,
  signInAccount,
}) => {
  const { id, visitId, permits } = await makeTestChallenge({
    stage: "preparing",
    title: "Two on the house rules",
  });
  await signInAccount(permits.coordinator.actor.accountId);
  await visit(page, `/challenges/${id}/visits/${visitId}/timetable/rules`, "House rules");
  const gap = page.getByLabel("Time between two sessions of the same peer");
  const lunch = page.getByLabel("Time for lunch");
  const saveRulesWith = async (minutes: string) => {
    await gap.fill(minutes);
    await press(page, "Save house rules");
  };
  // What this person saves by the other form, and by this one before, is no conflict.
  await saveRulesWith("20");
  await expectNotice(page, "House rules saved");
  await press(page, "Save points");
  await expectNotice(page, "Points saved");
  await saveRulesWith("25");
  await expectNotice(page, "House rules saved");

  const rules = await readRules(permits.challengeManager);
  await saveRules(
    permits.challengeManager,
    { rules: { ...rules, lunchMinutes: 55 }, opened: markOf(rules) },
    new Date(),
  );
  await press(page, "Save points");
  await expectNotice(page, "Points saved");
  await expect(lunch).toHaveValue("45");
  await saveRulesWith("30");
  await expect(page.locator(".govuk-error-summary")).toContainText("saved this since you opened it");
  expect(await readRules(permits.coordinator)).toMatchObject({ gapMinutes: 25, lunchMinutes: 55 });
  // Without a choice nothing is saved. Settled and mended wrongly it is refused for that, and then saved on top of what was settled.
  const summary = page.locator(".govuk-error-summary");
  await expect(async () => {
    await saveRulesWith("30");
    await expect(summary).toContainText(NOT_SETTLED, { timeout: 1_000 });
  }).toPass();
  expect(await readRules(permits.coordinator)).toMatchObject({ gapMinutes: 25, lunchMinutes: 55 });
  await page.getByRole("checkbox", { name: /^What stands in this form now/ }).check();
  await expect(async () => {
    await saveRulesWith("many");
    await expect(summary).not.toContainText("Somebody else", { timeout: 1_000 });
    await expect(summary).not.toContainText(NOT_SETTLED, { timeout: 1_000 });
  }).toPass();
  await lunch.fill("55");
  await saveRulesWith("30");
  await expectNotice(page, "House rules saved");
  expect(await readRules(permits.coordinator)).toMatchObject({ gapMinutes: 30, lunchMinutes: 55 });
});

test("several forms on a page: the version of a long text stays that of what its field shows", async ({
  page,
  signInAccount,
}) => {
  const { id, permits, peerIds } = await makeTestChallenge({
    stage: "preparing",
    title: "Two on one peer",
  });
  const manager = permits.challengeManager.actor.accountId;
  await signInAccount(manager);
  const address = `/challenges/${id}/peer-team/${peerIds[0]}`;
  await page.goto(address);
  await page.waitForLoadState("networkidle");
  const form = page.locator("form").filter({ has: page.locator('textarea[name="biography"]') });
  const version = form.locator('input[name="version"]');
  const before = await version.inputValue();
  await form.locator('textarea[name="biography"]').fill("Typed while the other form is sent.");
  // A colleague saves the record, and this person another form of the page: the page is read again.
  await db.peer.update({
    where: { id: peerIds[0] },
    data: { biography: "A colleague's words.", version: { increment: 1 } },
    select: { id: true },
  });
  await page.locator("#declare textarea").fill("A sister works there.");
  page.on("dialog", (dialog) => dialog.accept());
  await page.locator("#declare").getByRole("button", { name: "Record declaration" }).click();
  await expectNotice(page, "Declaration recorded");
  await expect(form.locator('textarea[name="biography"]')).toHaveValue("Typed while the other form is sent.");
  expect(await version.inputValue()).toBe(before);
  await form.getByRole("button", { name: /^Save/ }).click();
  await expect(form.locator(".govuk-error-summary")).toContainText("saved this since you opened it");
  await expect(form.locator(".cpc-side-by-side")).toContainText("A colleague's words");
  expect(await db.peer.count({ where: { id: peerIds[0], biography: "A colleague's words." } })).toBe(1);
});

test("with a file: the words are kept, and the page says that the file has to be chosen again", async ({
  page,
  signInAccount,
}) => {
  const { id, permits } = await makeTestChallenge({ stage: "scoping", title: "Words beside a file" });
  const manager = permits.challengeManager.actor.accountId;
  await signInAccount(manager);
  await visit(page, `/challenges/${id}/scope/sources`, /./);
  await page.getByLabel("Title").fill("A letter of our own");
  await page
    .locator('input[type="file"]')
    .first()
    .setInputFiles({ name: "letter.md", mimeType: "text/markdown", buffer: Buffer.from("# Letter") });
  await endSignInSessionsOf(db, manager);
  await page
    .locator("form")
    .filter({ has: page.locator('input[type="file"]') })
    .getByRole("button")
    .last()
    .click();
  await expect(page.locator(".govuk-error-summary")).toContainText("A file is not kept");
  await expect(page.getByLabel("Title")).toHaveValue("A letter of our own");
  await signInAccount(manager);
  await page.goto(`/challenges/${id}/scope/sources`);
  await expect(page.getByRole("region", { name: "Not saved yet" })).toContainText("choose it again");
  await expect(page.getByLabel("Title")).toHaveValue("A letter of our own");
  await page.getByRole("button", { name: "Discard what was typed" }).click();
  await expect(page.getByLabel("Title")).toHaveValue("");
});

test("what is typed before the scripts are there stays, when a translation has changed the page by then", async ({
  browser,
  baseURL,
  signInAccount,
  context,
}) => {
  await signInAccount(peer);
  const other = await browser.newContext({
    baseURL: baseURL ?? "",
    storageState: await context.storageState(),
  });
  const page = await other.newPage();
  let letThrough: () => void = () => undefined;
  const waits = new Promise<void>((resolve) => {
    letThrough = resolve;
  });
  await page.route(/\/assets\/.*\.js/, async (route) => {
    await waits;
    await route.continue();
  });
  await page.goto(`${evidence}/new?source=officer`, { waitUntil: "commit" });
  await page.getByLabel("Your note").fill(WORDS);
  await page.getByRole("radio", { name: "Strength" }).check();
  await page.getByRole("radio", { name: /^1 / }).check();
  await page.evaluate(() => {
    for (const label of document.querySelectorAll("label, h1, p")) {
      const font = document.createElement("font");
      font.append(...label.childNodes);
      label.append(font);
    }
    document.body.prepend(document.createElement("div"));
  });
  letThrough();
  await page.waitForFunction(() => document.querySelector("font") === null);
  await expectNoteStands(page);
  await press(page, "Save note");
  await expect(page.getByRole("alert", { name: "Success" })).toContainText("Note saved");
  await other.close();
});
