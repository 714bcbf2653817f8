import { existsSync } from "node:fs";

/** Where a browser may be, best first. Playwright's own is used when none of these is there. */
const PLACES = ["/usr/bin/chromium", "/usr/bin/google-chrome", "/usr/bin/google-chrome-stable"];

/** The Chromium to drive, or undefined for Playwright's own. CHROMIUM_PATH wins; `npm test` sets it. */
export function chromiumPath(): string | undefined {
  return process.env.CHROMIUM_PATH || PLACES.find((path) => existsSync(path));
}

/** Nothing here may reach the network, and a container has no sandbox of its own to give. */
export const CHROMIUM_ARGUMENTS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
