import { defineConfig, devices } from "@playwright/test";
import { CHROMIUM_ARGUMENTS, chromiumPath } from "./tests/support/browser.ts";
import { keepTemporaryFilesInMemory } from "./tests/support/temporary-files.ts";

process.env.TZ = "Europe/London";
keepTemporaryFilesInMemory();

/** By far the longest: it goes first, so that the others run beside it. */
const WHOLE_CHALLENGE = /one-whole-challenge\.spec\.ts/;

export default defineConfig({
  testDir: "tests/journeys",
  globalSetup: "./tests/support/journey-server.ts",
  outputDir: "test-results",
  forbidOnly: true,
  fullyParallel: false,
  workers: 2,
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 10_000 },
  use: {
    ...devices["Desktop Chrome"],
    viewport: { width: 1280, height: 900 },
    locale: "en-GB",
    timezoneId: "Europe/London",
    launchOptions: { executablePath: chromiumPath(), args: CHROMIUM_ARGUMENTS },
    // A record of every step costs more than the steps: `npx playwright test --trace on NAME` makes one.
    screenshot: "only-on-failure",
    // A button that is not there is named at once, not when the whole test runs out of time.
    actionTimeout: 15_000,
    // A page that does not come is rare, a machine with twenty others at work is not.
    navigationTimeout: 60_000,
  },
  projects: [
    { name: "whole-challenge", testMatch: WHOLE_CHALLENGE },
    // A project more would be two more processes that load the product and start a browser.
    { name: "journeys", testIgnore: WHOLE_CHALLENGE },
  ],
});
