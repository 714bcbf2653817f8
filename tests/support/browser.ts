import { existsSync } from "node:fs";

/** Where a browser may be, best first. Playwright's own is used when none of these is there. */
const PLACES = ["/usr/bin/chromium", "/usr/bin/google-chrome", "/usr/bin/google-chrome-stable"];

/** The Chromium to drive, or undefined for Playwright's own. CHROMIUM_PATH wins; `npm test` sets it. */
export function chromiumPath(): string | undefined {
  return process.env.CHROMIUM_PATH || PLACES.find((path) => existsSync(path));
}

/**
 * Features of the browser that are off. Playwright turns the first ones off, for reasons it gives where it lists them, and its list
 * gives way to this one. The last three draw what an address bar offers, a page of its own in each window, of which no test has one,
 * and keep a process ready for a page that no test asks for.
 */
const DISABLED_FEATURES = [
  "AimEnabled",
  "AvoidCorsURLLoaderRestartOnRedirect",
  "AvoidUnnecessaryBeforeUnloadCheckSync",
  "DestroyProfileOnBrowserClose",
  "HttpsFirstBalancedModeAutoEnable",
  "HttpsUpgrades",
  "LensOverlay",
  "MediaRouter",
  "NetworkTimeServiceQuerying",
  "OptimizationHints",
  "PaintHolding",
  "PreconnectToSearch",
  "ThirdPartyStoragePartitioning",
  "WebUIOmniboxAimPopup",
  "WebUIOmniboxPopup",
  "SpareRendererForSitePerProcess",
];

/** Nothing here may reach the network, and a container has no sandbox of its own to give. */
export const CHROMIUM_ARGUMENTS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  `--disable-features=${DISABLED_FEATURES.join(",")}`,
];
