// npm run pictures: takes the pictures of the README anew, of the demonstration as this build makes it today.
import { findOrInstallBrowser } from "./browser.mjs";
import { prepare } from "./prepare.mjs";
import { become, fail } from "./run.mjs";

try {
  await prepare();
  const browser = await findOrInstallBrowser();
  become(process.execPath, ["--import", "tsx", "tests/pictures/take-pictures.ts"], {
    NODE_ENV: "production",
    LOG_LEVEL: "warn",
    ...(browser === undefined ? {} : { CHROMIUM_PATH: browser }),
  });
} catch (error) {
  fail(error);
}
