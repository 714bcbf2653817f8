import { createHash } from "node:crypto";
import { expect, type Page } from "@playwright/test";
import { expectAccessible, test } from "./journey.ts";
import { KnownShapes } from "./page-shape.ts";
import { expectWhole } from "./whole-page.ts";

/** A phone, then a laptop: width and height in CSS pixels. */
const SCREENS = [
  { width: 390, height: 844 },
  { width: 1280, height: 900 },
];

/**
 * Loads a page once and looks at it as a phone and as a laptop shows it: whole on both. Axe looks at the phone; at the laptop's
 * width it looks at every page of the whole challenge, and here only where a page is another one there ("axe on each").
 */
export async function expectWholeOnEveryScreen(
  page: Page,
  address: string,
  axe: "axe on the phone" | "axe on each" = "axe on the phone",
): Promise<void> {
  await test.step(address, async () => {
    for (const [index, screen] of SCREENS.entries()) {
      await page.setViewportSize(screen);
      if (index === 0) expect((await page.goto(address))?.status()).toBe(200);
      await expectWhole(page);
      if (index === 0 || axe === "axe on each") await expectAccessible(page);
    }
  });
}

/** The pages that somebody was shown whole, by what stands in them, of all workers of a run. */
const shownWhole = new KnownShapes(`${process.env.JOURNEY_SHAPES ?? ""}.pages`);

/**
 * The same, unless what is drawn between the frame's head and foot stood, to the letter, on the page that somebody else was shown at this address
 * and that was whole: a third of the pages of one role are those of another. The frame is looked at on every other page of whoever asks.
 */
export async function expectWholeUnlessShown(page: Page, address: string): Promise<void> {
  const answer = await page.request.get(address);
  expect(answer.status(), address).toBe(200);
  const drawn = mainOf(await answer.text());
  const shape = [createHash("sha256").update(`${address} ${drawn}`).digest("hex")];
  if (shownWhole.newIn(shape).length === 0) return;
  await expectWholeOnEveryScreen(page, address);
  shownWhole.add(shape);
}

/** What is drawn in the main part of a page, without what is made anew for each answer. */
function mainOf(html: string): string {
  const main = /<main\b[\s\S]*?<\/main>/.exec(html)?.[0];
  if (main === undefined) throw new Error("the page has no main part");
  return main.replaceAll(/nonce="[^"]*"|:[rR][0-9a-z]+:|value="[0-9A-Z]{26}"/g, "");
}
