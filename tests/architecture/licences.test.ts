import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { projectRoot } from "#app/platform/project-root.server.ts";
import { servedPackages } from "../../bin/served-packages.mjs";

/** Licences that ask for no more than that they are named; by their SPDX names, and two old spellings. */
const TAKEN = [
  "0BSD",
  "Apache-2.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "BlueOak-1.0.0",
  "CC0-1.0",
  "ISC",
  "MIT",
  "MIT-0",
  "MIT/X11",
  "Unlicense",
  "Zlib",
];

/**
 * Whether a licence may be in what is served. Of "A OR B" we take the one that may, of "A AND B" both have to.
 * Brackets stand round the whole at most: that is all that is met.
 */
function isTaken(licence: string): boolean {
  const words = licence.replace(/^\((.*)\)$/, "$1");
  if (words.includes(" OR ")) return words.split(" OR ").some(isTaken);
  if (/ AND /i.test(words)) return words.split(/ AND /i).every(isTaken);
  return TAKEN.includes(words);
}

describe("licences", () => {
  const served = servedPackages();

  it("are read of everything the product needs when it runs", () => {
    expect(served.length).toBeGreaterThan(200);
    expect(served.map(({ place }) => place)).toContain("node_modules/unzipper");
  });

  it("are permissive, each of them", () => {
    const refused = served
      .filter(({ license = "unknown" }) => !isTaken(license))
      .map(({ name, version, license = "unknown" }) => `${name}@${version}: ${license}`);
    expect(refused, "take another package").toEqual([]);
  });

  it.each([
    ["MIT", true],
    ["(MIT OR GPL-3.0-or-later)", true],
    ["(MIT AND Zlib)", true],
    ["MIT and ISC", true],
    ["GPL-3.0-only", false],
    ["AGPL-3.0-or-later", false],
    ["LGPL-3.0-or-later", false],
    ["(MIT AND GPL-2.0-only)", false],
    ["SEE LICENSE IN LICENSE", false],
    ["unknown", false],
  ])("%s is taken: %s", (licence, taken) => {
    expect(isTaken(licence)).toBe(taken);
  });
});

describe("installing", () => {
  it("runs no script of a package", () => {
    expect(readFileSync(join(projectRoot, ".npmrc"), "utf8")).toMatch(/^ignore-scripts=true$/m);
  });

  // esbuild's script only checks the program that came in a package of its own.
  it("needs none, for what the product needs when it runs", () => {
    const withScript = servedPackages()
      .filter(({ hasInstallScript }) => hasInstallScript === true)
      .map(({ place }) => place);
    expect(withScript).toEqual(["node_modules/tsx/node_modules/esbuild"]);
  });
});
