import { expect, type Page } from "@playwright/test";

/** What every page owes: one level-one heading, a title of its own, and nothing that runs off the side of the screen. */
export async function expectWhole(page: Page): Promise<void> {
  await expect(page.getByRole("heading", { level: 1 }), `headings of ${page.url()}`).toHaveCount(1);
  // "Page, challenge, service": the service's name alone means that nobody named the page.
  expect(await page.title(), `title of ${page.url()}`).toMatch(/\S+.* [–-] \S+/);
  const { content, screen, widest } = await page.evaluate(() => {
    const screen = document.documentElement.clientWidth;
    const over = [...document.querySelectorAll("main *")].filter(
      (element) =>
        element.getBoundingClientRect().right > screen + 1 && !element.closest(".cpc-table-scroll"),
    );
    return {
      content: document.documentElement.scrollWidth,
      screen,
      widest: over.slice(0, 3).map((element) => element.outerHTML.slice(0, 160)),
    };
  });
  expect(content, `${page.url()} runs off the side: ${widest.join("\n")}`).toBeLessThanOrEqual(screen);
}
