import { type BrowserContext, test as base, expect, type Page } from "@playwright/test";
import { db } from "#app/platform/db.server.ts";
import { sessionCookie } from "#tests/support/session-cookie.ts";
import { faultsOf, KnownShapes, shapeOf } from "./page-shape.ts";
import type { Demonstration } from "./running-server.ts";

export { expect };

/** The demonstration the server under test was started with. */
export const demonstration = JSON.parse(process.env.JOURNEY_DEMONSTRATION ?? "null") as Demonstration;

/** Documents and the data of a page may answer 4xx on purpose; anything a page asks for besides may not. */
const MAY_REFUSE = ["document", "fetch", "xhr"];

interface JourneyFixtures {
  /** Gives this page's browser a real session of the demonstration's account in that role, without the form. */
  signInAs: (role: string) => Promise<void>;
  /** The same for any account, by its id: for challenges a journey makes for itself. */
  signInAccount: (accountId: string) => Promise<void>;
  /** A browser of its own for one more person, watched like the first: signed in to the account of that id, or nobody. */
  newPerson: (accountId?: string) => Promise<Page>;
}

/** Notes what a page complains about while it is used; the list fills as it goes. */
function watch(page: Page): string[] {
  const faults: string[] = [];
  page.on("console", (message) => {
    if (message.type() !== "error") return;
    // The browser's own words for an answer of 4xx or 5xx; the handler below decides on those.
    if (message.text().startsWith("Failed to load resource")) return;
    faults.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => faults.push(`uncaught: ${error.message}`));
  page.on("response", (response) => {
    const kind = response.request().resourceType();
    const status = response.status();
    if (status >= 500 || (status >= 400 && !MAY_REFUSE.includes(kind))) {
      faults.push(`${status} for ${kind} ${response.url()}`);
    }
  });
  return faults;
}

/** Pages in which no script runs, not even axe. */
const withoutJavaScript = new WeakSet<Page>();

async function giveSession(
  context: BrowserContext,
  accountId: string,
  baseURL: string | undefined,
): Promise<void> {
  const [name = "", ...value] = (await sessionCookie(accountId)).split("=");
  await context.addCookies([{ name, value: value.join("="), url: baseURL ?? "" }]);
}

const NO_COMPLAINTS = "pages may not complain while they are used";

/**
 * Playwright's `test` for journeys: any error on the console, uncaught exception, failed file of a page or breach of
 * the Content-Security-Policy fails the test at its end.
 */
export const test = base.extend<JourneyFixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures wanted from this pattern.
  baseURL: async ({}, use) => use(process.env.JOURNEY_URL),

  page: async ({ page, javaScriptEnabled }, use) => {
    if (!javaScriptEnabled) withoutJavaScript.add(page);
    const faults = watch(page);
    await use(page);
    expect(faults, NO_COMPLAINTS).toEqual([]);
  },

  newPerson: async ({ browser, baseURL, javaScriptEnabled }, use) => {
    const people: { page: Page; faults: string[] }[] = [];
    await use(async (accountId) => {
      const context = await browser.newContext({ baseURL, acceptDownloads: true });
      if (accountId !== undefined) await giveSession(context, accountId, baseURL);
      const page = await context.newPage();
      if (!javaScriptEnabled) withoutJavaScript.add(page);
      people.push({ page, faults: watch(page) });
      return page;
    });
    for (const { page, faults } of people) {
      await page.context().close();
      expect(faults, NO_COMPLAINTS).toEqual([]);
    }
  },

  signInAccount: async ({ context, baseURL }, use) => {
    await use((accountId) => giveSession(context, accountId, baseURL));
  },

  signInAs: async ({ signInAccount }, use) => {
    await use(async (role) => {
      const found = demonstration.signIns.find((signIn) => signIn.role === role);
      if (!found) {
        const roles = demonstration.signIns.map((signIn) => signIn.role).join(", ");
        throw new Error(`the demonstration has no "${role}", only: ${roles}`);
      }
      const account = await db.account.findUniqueOrThrow({
        where: { email: found.email },
        select: { id: true },
      });
      await signInAccount(account.id);
    });
  },
});

/**
 * Checks that the page that just arrived is the one meant, by its only level-one heading, and is accessible. Words are
 * the whole heading, or what follows its caption.
 */
export async function arrive(page: Page, heading: string | RegExp): Promise<void> {
  const title = page.getByRole("heading", { level: 1 });
  await expect(title).toHaveCount(1);
  await expect(title).toHaveText(typeof heading === "string" ? endingIn(heading) : heading);
  await expectAccessible(page);
}

function endingIn(words: string): RegExp {
  return new RegExp(`(^|\\s)${words.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&")}\\s*$`);
}

/** Opens an address and checks what arrives. */
export async function visit(page: Page, url: string, heading: string | RegExp): Promise<void> {
  await page.goto(url);
  await arrive(page, heading);
}

const knownShapes = new KnownShapes(process.env.JOURNEY_SHAPES ?? "");

/**
 * Runs axe with the rules of WCAG 2.2 A and AA on what is new on the page as it stands: on the elements of every kind that did not yet stand in
 * a page that axe found no fault with, in whichever journey.
 */
export async function expectAccessible(page: Page): Promise<void> {
  const shape = await shapeOf(page);
  const added = knownShapes.newIn(shape);
  if (added.length === 0) return;
  const problems = withoutJavaScript.has(page) ? await faultsOfCopy(page) : await faultsOf(page, added);
  expect(problems, `accessibility of ${page.url()}`).toEqual([]);
  knownShapes.add(added);
}

/**
 * Axe is JavaScript itself, so where that is off it looks at a copy: the same HTML without its scripts, at the same
 * address, in a browser window where it is on.
 */
async function faultsOfCopy(page: Page): Promise<string[]> {
  const html = (await page.content()).replace(/<script\b[\s\S]*?<\/script>/g, "");
  const context = await page
    .context()
    .browser()
    ?.newContext({ javaScriptEnabled: true, viewport: page.viewportSize() });
  if (!context) throw new Error("there is no browser to check the copy in");
  try {
    const copy = await context.newPage();
    const url = page.url();
    await copy.route(url, (route) => route.fulfill({ contentType: "text/html; charset=utf-8", body: html }));
    await copy.goto(url);
    return await faultsOf(copy, await shapeOf(copy));
  } finally {
    await context.close();
  }
}
