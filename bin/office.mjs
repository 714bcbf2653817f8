// LibreOffice and poppler, with which tests open the Word files that were drawn: found, or installed where that is possible.
import { existsSync } from "node:fs";
import { canInstall, installPackages } from "./debian-packages.mjs";

const PLACES = ["/usr/bin/soffice", "/usr/local/bin/soffice", "/opt/libreoffice/program/soffice"];

/** Says which LibreOffice there is; without one the tests that want it are skipped, and say so. */
export async function findOrInstallOffice() {
  const found = PLACES.find((place) => existsSync(place));
  if (found) return console.error(`LibreOffice: ${found} (found)`);
  if (canInstall()) {
    const start = performance.now();
    console.error("No LibreOffice found; installing Debian's with apt-get ...");
    if (await installPackages("libreoffice-writer-nogui", "poppler-utils")) {
      const seconds = ((performance.now() - start) / 1000).toFixed(0);
      return console.error(`LibreOffice: ${PLACES[0]} (installed with apt-get in ${seconds} s)`);
    }
  }
  console.error("There is no LibreOffice: what opens Word files in it is skipped.");
}
