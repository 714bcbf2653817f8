import { expect, type Page } from "@playwright/test";
import { expectAccessible, test } from "./journey.ts";
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
