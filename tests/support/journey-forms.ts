import { expect, type Page } from "@playwright/test";
import type { Stage } from "#app/access/permissions.ts";
import { STAGE_NAMES } from "#app/areas/challenge/stages.ts";
import { arrive, visit } from "./journey.ts";
import { sendForm } from "./plain-form.ts";

/** Presses a button, or follows a link that looks like one. */
export async function press(page: Page, name: string | RegExp): Promise<void> {
  await page.getByRole("button", { name, exact: typeof name === "string" }).click();
}

/** Presses a button once more after a refusal: a second press within a second is taken for a double click. */
export async function pressUntil(page: Page, name: string, arrived: string | RegExp): Promise<void> {
  await expect(async () => {
    const button = page.getByRole("button", { name, exact: true });
    if ((await button.count()) > 0) await button.click();
    await expect(page.locator("body")).toContainText(arrived, { timeout: 1_500 });
  }).toPass();
}

/** Waits for the news of what was just done, at the top of the page. */
export async function expectNotice(page: Page, text: string | RegExp): Promise<void> {
  await expect(page.getByRole("alert", { name: "Success" })).toContainText(text);
}

/** Chooses one answer of a question by its words. */
export async function choose(page: Page, label: string): Promise<void> {
  await page.getByRole("radio", { name: label, exact: true }).check();
}

/** Fills in a day, such as 2026-02-10, in the group of that name. */
export async function fillDay(page: Page, name: string, day: string): Promise<void> {
  const [year = "", month = "", date = ""] = day.split("-");
  const group = page.getByRole("group", { name });
  await group.getByLabel("Day", { exact: true }).fill(String(Number(date)));
  await group.getByLabel("Month").fill(String(Number(month)));
  await group.getByLabel("Year").fill(year);
}

/** Ticks a box by its words. */
export async function tick(page: Page, label: string | RegExp): Promise<void> {
  await page.getByRole("checkbox", { name: label, exact: typeof label === "string" }).check();
}

/** Ticks a box that is only there when the page has something to warn of. */
export async function tickIfAsked(page: Page, label: RegExp): Promise<void> {
  const box = page.getByRole("checkbox", { name: label });
  if ((await box.count()) > 0) await box.check();
}

/** Signs in as a person does, with the form. */
export async function signInWithForm(
  page: Page,
  { email, password }: { email: string; password: string },
): Promise<void> {
  await visit(page, "/sign-in", "Sign in");
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await press(page, "Sign in");
  await expect(page.getByRole("heading", { level: 1, name: /Your challenges|Enter a code/ })).toBeVisible();
  if (page.url().includes("/sign-in/second-factor")) {
    // The demonstration shows its own codes; nobody else's are ever on a page.
    await page.getByLabel("Code").fill((await page.getByTestId("demonstration-code").textContent()) ?? "");
    await press(page, "Continue");
  }
  await arrive(page, "Your challenges");
}

/** Moves a challenge one stage on, as its manager. `base` is /challenges/:challengeId. */
export async function moveOnTo(page: Page, base: string, stage: string): Promise<void> {
  await visit(page, `${base}/stage`, "Move to another stage");
  await choose(page, `On to “${stage}”`);
  await tick(page, /^Everybody in the challenge sees the new stage/);
  await press(page, "Move the challenge");
  await expectNotice(page, `The challenge is now at the stage “${stage}”.`);
}

/** The same by plain requests, where the move itself is not what is looked at. */
export async function moveOnPlainly(page: Page, base: string, stage: Stage): Promise<void> {
  const moved = await sendForm(page, `${base}/stage`, "move", { to: stage, confirm: "yes" });
  expect(moved).toContain(`The challenge is now at the stage “${STAGE_NAMES[stage].name}”.`);
}
