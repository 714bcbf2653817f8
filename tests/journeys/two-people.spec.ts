import type { Page } from "@playwright/test";
import { db } from "#app/platform/db.server.ts";
import { newId } from "#app/platform/ids.ts";
import { NOT_SETTLED } from "#app/writing/merge/changed-meanwhile.ts";
import { makeTestChallenge } from "../support/factories.ts";
import { demonstration, expect, test } from "../support/journey.ts";
import { expectNotice } from "../support/journey-forms.ts";

const challengeId = demonstration.challenge.id;
const CHALLENGE = `/challenges/${challengeId}`;

const fieldOf = (page: Page, name: string) => page.locator(`textarea[name="${name}"]`);

async function addressOfJudgement(): Promise<string> {
  const { recommendationId } = await db.reviewJudgement.findFirstOrThrow({
    where: { challengeId },
    orderBy: { id: "asc" },
    select: { recommendationId: true },
  });
  return `${CHALLENGE}/progress-review/recommendations/${recommendationId}`;
}

async function nameOfPeer(): Promise<string> {
  const { email } = demonstration.signIns.find(({ role }) => role === "peer") ?? { email: "" };
  return (await db.account.findFirstOrThrow({ where: { email }, select: { name: true } })).name;
}

test("two people's words stand side by side, are put together and saved", async ({
  page,
  signInAs,
  newPerson,
}) => {
  await signInAs("peer");
  const name = await nameOfPeer();
  const address = `${CHALLENGE}/progress-review/visit`;
  await page.goto(address);
  const before = await fieldOf(page, "conclusion").inputValue();
  const base = before.replace(/\r\n/g, "\n");
  const other = await newPerson();
  await other.context().addCookies(await page.context().cookies());
  await other.goto(address);
  await fieldOf(other, "conclusion").fill(`Theirs at the beginning. ${base}`);
  await other.getByRole("button", { name: "Save" }).first().click();
  await expect(other).not.toHaveURL(new RegExp(`${address}$`));

  await fieldOf(page, "conclusion").fill(`${base} Mine at the end.`);
  await page.getByRole("button", { name: "Save" }).first().click();
  await expect(page.getByText(`${name} saved this since you opened it (`)).toBeVisible();
  const beside = page.locator(".cpc-side-by-side");
  // What only one of them has is marked on both sides, and struck through on neither.
  await expect(beside.locator("mark")).toContainText(["Theirs at the beginning.", "Mine at the end."]);
  await expect(beside.locator("mark").first()).toHaveCSS("text-decoration-line", "underline");
  await page.getByRole("button", { name: "Put both together" }).click();
  const together = `Theirs at the beginning. ${base} Mine at the end.`;
  await expect(fieldOf(page, "conclusion")).toHaveValue(together);
  // A second press within a second is taken for a double click.
  await expect(async () => {
    await page.getByRole("button", { name: "Save" }).first().click();
    await expect(page).not.toHaveURL(new RegExp(`${address}$`), { timeout: 2_000 });
  }).toPass();
  await page.goto(address);
  await expect(fieldOf(page, "conclusion")).toHaveValue(together);
});

test("a form that opened empty is not saved without a choice either, and stands after a reload", async ({
  page,
  signInAccount,
  newPerson,
}) => {
  const { id, permits, visitId } = await makeTestChallenge({ title: "Two decide about one conflict" });
  const { accountId } = permits.challengeManager.actor;
  const peer = await db.peer.findFirstOrThrow({ where: { challengeId: id }, select: { id: true } });
  await db.conflictOfInterest.create({
    data: {
      id: newId(),
      peerId: peer.id,
      visitId,
      description: "A sister works there.",
      declaredAt: new Date(),
    },
    select: { id: true },
  });
  const address = `/challenges/${id}/peer-team/${peer.id}`;
  await signInAccount(accountId);
  const other = await newPerson(accountId);
  for (const each of [page, other]) await each.goto(address);
  await fieldOf(other, "decision").fill("Theirs: not in that session.");
  await other.getByRole("button", { name: "Record decision" }).click();
  await expectNotice(other, "Decision recorded");

  const mine = "Mine: nothing to do.";
  const text = fieldOf(page, "decision");
  const save = page.getByRole("button", { name: "Record decision" });
  await text.fill(mine);
  await save.click();
  const summary = page.locator(".govuk-error-summary");
  await expect(summary).toContainText("saved this since you opened it");
  // The page has read what is stored by now, which the next press is not to write over.
  await expect(page.getByText("Decided by")).toContainText("Theirs: not in that session.");
  await save.click();
  await expect(summary).toContainText(NOT_SETTLED);
  await expect(text).toHaveValue(mine);
  page.on("dialog", (dialog) => dialog.accept());
  await page.reload();
  await expect(page.getByText("Restored from")).toBeVisible();
  await expect(text).toHaveValue(mine);
  expect(await db.conflictOfInterest.count({ where: { peerId: peer.id, decision: mine } })).toBe(0);
});

test("what two people typed is not saved without a choice, nor after the page is read again", async ({
  page,
  signInAs,
  newPerson,
}) => {
  await signInAs("peer");
  const name = await nameOfPeer();
  const address = await addressOfJudgement();
  await page.goto(address);
  const text = fieldOf(page, "text");
  const base = (await text.inputValue()).replace(/\r\n/g, "\n");
  const other = await newPerson();
  await other.context().addCookies(await page.context().cookies());
  await other.goto(address);
  const theirs = `Theirs, which is to stay. ${base}`;
  await fieldOf(other, "text").fill(theirs);
  await other.getByRole("button", { name: "Save" }).first().click();
  await expect(other).not.toHaveURL(new RegExp(`${address}$`));

  const mine = `${base} Mine, typed meanwhile.`;
  await text.fill(mine);
  const save = page.getByRole("button", { name: "Save" }).first();
  await save.click();
  await expect(page.getByText(`${name} saved this since you opened it (`)).toBeVisible();
  const summary = page.locator(".govuk-error-summary");
  await expect(async () => {
    await save.click();
    // Not a word of theirs is written over.
    expect(await db.reviewJudgement.count({ where: { challengeId, text: theirs } })).toBe(1);
    await expect(summary).toContainText(NOT_SETTLED, { timeout: 1_000 });
  }).toPass();
  await expect(page.locator(".cpc-side-by-side")).toHaveCount(1);
  await expect(text).toHaveValue(mine);

  // What was typed is kept with the version it was typed on, so the other one's words are not written over after a reload either.
  page.on("dialog", (dialog) => dialog.accept());
  await page.reload();
  await expect(page.getByText("Restored from")).toBeVisible();
  await expect(text).toHaveValue(mine);
  await save.click();
  await expect(page.getByText(`${name} saved this since you opened it (`)).toBeVisible();
  await expect(page.locator(".cpc-side-by-side mark").first()).toContainText("Theirs, which is to stay.");
  expect(await db.reviewJudgement.count({ where: { challengeId, text: theirs } })).toBe(1);

  await page.getByRole("button", { name: "Use theirs" }).click();
  await expect(text).toHaveValue(theirs);
  await page.getByRole("button", { name: "Use mine" }).click();
  await expect(text).toHaveValue(mine);
  await expect(page.getByRole("checkbox", { name: /^What stands in this form now/ })).toBeChecked();
  await expect(async () => {
    await save.click();
    await expect(page).not.toHaveURL(new RegExp(`${address}$`), { timeout: 2_000 });
  }).toPass();
  await page.goto(address);
  await expect(text).toHaveValue(mine);
});
