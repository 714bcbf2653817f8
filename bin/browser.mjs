// Finds a Chromium for the journeys, or installs one, and says which.
import { existsSync } from "node:fs";
import { canInstall, installPackages } from "./debian-packages.mjs";
import { Refusal, run } from "./run.mjs";

const PLACES = ["/usr/bin/chromium", "/usr/bin/google-chrome", "/usr/bin/google-chrome-stable"];

/** The path of a browser, or undefined when Playwright has its own. */
export async function findOrInstallBrowser() {
  const given = process.env.CHROMIUM_PATH;
  if (given) {
    if (existsSync(given)) return say(given, "as CHROMIUM_PATH says");
    throw new Refusal(
      `CHROMIUM_PATH is "${given}", but there is no such file: set it to a Chromium, or unset it.`,
    );
  }
  const found = await findBrowser();
  if (found.there) return say(found.path, "found");
  if (canInstall()) {
    console.error("No browser found; installing Debian's chromium with apt-get ...");
    if ((await installPackages("chromium")) && existsSync(PLACES[0]))
      return say(PLACES[0], "installed with apt-get");
  }
  console.error("No browser found; asking Playwright to install its Chromium ...");
  const { code, text } = await run(
    process.execPath,
    ["node_modules/@playwright/test/cli.js", "install", "chromium"],
    {
      output: "keep",
    },
  );
  if (code === 0) return say(undefined, "installed by Playwright");
  throw new Refusal(
    `${text.trim()}\n\nThere is no browser, and none could be installed: install Chromium yourself and set CHROMIUM_PATH to it.`,
  );
}

async function findBrowser() {
  const path = PLACES.find((place) => existsSync(place));
  if (path) return { there: true, path };
  const { chromium } = await import("@playwright/test");
  return { there: existsSync(chromium.executablePath()), path: undefined };
}

function say(path, how) {
  console.error(`Browser: ${path ?? "Playwright's own Chromium"} (${how})`);
  return path;
}
