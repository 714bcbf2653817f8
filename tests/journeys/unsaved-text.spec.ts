import type { Page } from "@playwright/test";
import { db } from "#app/platform/db.server.ts";
import { demonstration, expect, test } from "../support/journey.ts";
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
