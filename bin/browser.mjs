// Finds a Chromium for the journeys, or installs one, and says which.
import { existsSync } from "node:fs";
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
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    console.error("No browser found; installing Debian's chromium with apt-get ...");
    const env = { DEBIAN_FRONTEND: "noninteractive" };
    const update = await run("apt-get", ["update", "-qq"], { output: "keep", env });
    const install = await run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium"], {
      output: "keep",
      env,
    });
    if (install.code === 0 && existsSync(PLACES[0])) return say(PLACES[0], "installed with apt-get");
    console.error(`${update.text}${install.text}`.trim().split("\n").slice(-5).join("\n"));
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
