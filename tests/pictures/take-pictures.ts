/** Takes the pictures that the README shows, of all three challenges of the demonstration, on a server of its own. */
import { join } from "node:path";
import { type Browser, chromium } from "@playwright/test";
import { projectRoot } from "#app/platform/project-root.server.ts";
import { CHROMIUM_ARGUMENTS, chromiumPath } from "#tests/support/browser.ts";
import { type DemonstrationServer, startDemonstrationServer } from "#tests/support/running-server.ts";
import { sessionCookieOf } from "#tests/support/session-cookie.ts";
import { PICTURES, type Picture } from "./pictures.ts";

/** In CSS pixels: a desktop, drawn a little smaller, as it stands in a column of the README. */
const DESKTOP = { width: 1280, height: 900 };
const SCALE = 1000 / DESKTOP.width;

const server = await startDemonstrationServer();
try {
  // What is imported of the product from here on works on the same database as the server.
  process.env.DATA_DIR = server.dataDir;
  process.env.DATABASE_URL = "";
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: CHROMIUM_ARGUMENTS });
  for (const picture of PICTURES) {
    await take(picture, server, browser);
    console.log(`docs/pictures/${picture.file}`);
  }
  await browser.close();
} finally {
  await server.stop();
}
process.exit();

async function take(picture: Picture, { url, demonstration }: DemonstrationServer, within: Browser) {
  const challenge = demonstration.challenges.find(({ stage }) => stage === picture.stage);
  if (challenge === undefined) throw new Error(`the demonstration has no challenge ${picture.stage}`);
  const context = await within.newContext({
    baseURL: url,
    viewport: DESKTOP,
    deviceScaleFactor: SCALE,
    locale: "en-GB",
    timezoneId: "Europe/London",
    reducedMotion: "reduce",
  });
  if (picture.role !== null) {
    const signIn = challenge.signIns.find(({ role }) => role === picture.role);
    if (signIn === undefined) throw new Error(`the challenge ${picture.stage} has no ${picture.role}`);
    // The form with its second step is not what is shown.
    const [name = "", value = ""] = (await sessionCookieOf(signIn.email)).split("=");
    await context.addCookies([{ name, value, url }]);
  }
  const page = await context.newPage();
  await page.goto(picture.page({ challengeId: challenge.id, visitId: challenge.visitId }));
  for (const link of picture.follow ?? []) {
    await page
      .getByRole("main")
      .getByRole("link", { name: new RegExp(`^${link}`) })
      .first()
      .click();
  }
  await page.waitForLoadState("networkidle");
  if (picture.top !== undefined) {
    await page
      .locator(picture.top)
      .first()
      .evaluate((element) => window.scrollTo(0, element.getBoundingClientRect().top - 64));
  }
  await page.screenshot({ path: join(projectRoot, "docs", "pictures", picture.file) });
  await context.close();
}
