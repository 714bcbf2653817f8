// What the product needs when it runs, read from package.json and package-lock.json. Plain Node: the build asks before
// anything else may be there.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./run.mjs";

const readJson = (name) => JSON.parse(readFileSync(join(root, name), "utf8"));

/** The place in the lock file of what `name` means to the package at `from`, looking upwards as Node does; null when it is not there. */
function placeOf(lock, from, name) {
  for (let base = from; ; base = base.slice(0, Math.max(0, base.lastIndexOf("node_modules/") - 1))) {
    const place = `${base === "" ? "" : `${base}/`}node_modules/${name}`;
    if (lock[place] !== undefined) return place;
    if (base === "") return null;
  }
}

/**
 * Every package that `dependencies` name and all that these need in turn, for every system. A peer that is optional is left
 * out: it is there for the tools. `npm sbom --omit=dev` leaves out what tools and product both need, so it is not asked.
 * @returns {{ place: string, name: string, version: string, license?: string, hasInstallScript?: boolean }[]}
 */
export function servedPackages() {
  const lock = readJson("package-lock.json").packages;
  const found = new Map();
  const waiting = Object.keys(readJson("package.json").dependencies).map((name) => placeOf(lock, "", name));
  for (let place = waiting.pop(); place !== undefined; place = waiting.pop()) {
    const entry = place === null ? undefined : lock[place];
    if (entry === undefined || found.has(place)) continue;
    const name = place.slice(place.lastIndexOf("node_modules/") + "node_modules/".length);
    const { version, license, hasInstallScript } = entry;
    found.set(place, { place, name, version, license, hasInstallScript });
    const peers = Object.keys(entry.peerDependencies ?? {}).filter(
      (peer) => entry.peerDependenciesMeta?.[peer]?.optional !== true,
    );
    const needed = [
      ...Object.keys(entry.dependencies ?? {}),
      ...Object.keys(entry.optionalDependencies ?? {}),
    ];
    waiting.push(...[...needed, ...peers].map((next) => placeOf(lock, place, next)));
  }
  return [...found.values()];
}
