import type { Page } from "@playwright/test";
import { db } from "#app/platform/db.server.ts";
import { demonstration, expect, test } from "../support/journey.ts";

const challengeId = demonstration.challenge.id;
const CHALLENGE = `/challenges/${challengeId}`;

/** A page with a long field: whose it is, and how the field and its button are called. */
const PAGES = [
  {
    name: "the progress review",
    role: "peer",
    path: async () => `${CHALLENGE}/progress-review/visit`,
    field: "introduction",
    button: "Save",
  },
  {
    name: "an action",
    role: "coordinator",
    path: async () => {
      const { id } = await db.action.findFirstOrThrow({
        where: { challengeId, council: { isCommissioning: true } },
        orderBy: { id: "asc" },
        select: { id: true },
      });
      return `${CHALLENGE}/action-plan/actions/${id}/change`;
    },
    field: "text",
    button: "Save",
  },
];

const fieldOf = (page: Page, name: string) => page.locator(`textarea[name="${name}"]`);

const isKept = (page: Page) =>
  page.waitForResponse((answer) => answer.url().endsWith("/drafts") && answer.status() === 204);

for (const { name, role, path, field, button } of PAGES) {
  test(`what is typed into ${name} is offered again, warned about, discarded, and gone once saved`, async ({
    page,
    signInAs,
  }) => {
    await signInAs(role);
    const address = await path();
    await page.goto(address);
    const before = await fieldOf(page, field).inputValue();
    const kept = isKept(page);
    await fieldOf(page, field).fill(`${before} Typed and not saved.`);
    await kept;

    // Leaving by a link asks first; who stays loses nothing.
    page.once("dialog", (dialog) => dialog.dismiss());
    await page.locator(`a[href="${CHALLENGE}/timetable"]`).first().click();
    await expect(page).toHaveURL(new RegExp(`${address}$`));
    await expect(fieldOf(page, field)).toHaveValue(`${before} Typed and not saved.`);

    await page.reload();
    await expect(page.getByText("Restored from")).toBeVisible();
    await expect(fieldOf(page, field)).toHaveValue(`${before} Typed and not saved.`);
    await page.getByRole("button", { name: "Discard" }).click();
    await expect(fieldOf(page, field)).toHaveValue(before);
    await expect(page.getByText("Restored from")).toHaveCount(0);

    const keptAgain = isKept(page);
    await fieldOf(page, field).fill(`${before} To be saved.`);
    await keptAgain;
    await page.reload();
    await expect(page.getByText("Restored from")).toBeVisible();
    await page.getByRole("button", { name: button }).first().click();
    await expect(page).not.toHaveURL(new RegExp(`${address}$`));
    await page.goto(address);
    await expect(fieldOf(page, field)).toHaveValue(`${before} To be saved.`);
    await expect(page.getByText("Restored from")).toHaveCount(0);
  });
}
