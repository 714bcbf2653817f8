import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import archiver from "archiver";
import { afterEach, beforeAll, expect, it, vi } from "vitest";
import { installPackages } from "../../bin/install-packages.mjs";

const NAME = "@some/thing";
const ADDRESS = "/packages/@some/thing/-/thing-1.2.3.tgz";
const ODD_ADDRESS = "/elsewhere/thing.tgz";
const ABOUT = "/packages/@some%2fthing";

let packed: Buffer;
let integrity: string;

beforeAll(async () => {
  const archive = archiver("tar", { gzip: true });
  archive.append(JSON.stringify({ name: NAME, version: "1.2.3" }), { name: "package/package.json" });
  void archive.finalize();
  packed = await buffer(archive);
  integrity = `sha512-${createHash("sha512").update(packed).digest("base64")}`;
});

afterEach(() => vi.unstubAllEnvs());

/** Installs one package from a registry on this machine that holds these files, over what was there; gives what it was asked for. */
async function installFrom(filesOf: (url: string) => Record<string, Buffer | object>) {
  const asked: string[] = [];
  const registry = createServer((request, response) => {
    const path = request.url ?? "";
    asked.push(path);
    const file = filesOf(url)[path];
    response
      .writeHead(file === undefined ? 404 : 200)
      .end(file instanceof Buffer ? file : JSON.stringify(file));
  });
  await new Promise<void>((resolve) => registry.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(registry.address() as AddressInfo).port}/packages/`;
  const folder = mkdtempSync(join(tmpdir(), "cpc-install-"));
  const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
  try {
    const dependencies = { [NAME]: "1.2.3" };
    write(".npmrc", "ignore-scripts=true\n");
    // An npm that runs the tests tells its own to all that it starts.
    vi.stubEnv("npm_config_registry", url);
    vi.stubEnv("npm_config_cache", join(folder, "cache"));
    vi.stubEnv("npm_config_update_notifier", "false");
    write("package.json", JSON.stringify({ name: "folder", version: "1.0.0", dependencies }));
    const packages = { "": { dependencies }, [`node_modules/${NAME}`]: { version: "1.2.3", integrity } };
    const lock = JSON.stringify({ name: "folder", version: "1.0.0", lockfileVersion: 3, packages });
    write("package-lock.json", lock);
    mkdirSync(join(folder, "node_modules", "old"), { recursive: true });
    const { code, text } = await installPackages(folder);
    expect({ code, text }).toMatchObject({ code: 0 });
    const read = (...names: string[]) => readFileSync(join(folder, ...names), "utf8");
    expect(JSON.parse(read("node_modules", NAME, "package.json"))).toEqual({ name: NAME, version: "1.2.3" });
    expect(() => read("node_modules", "old")).toThrow("ENOENT");
    expect(read("package-lock.json")).toBe(lock);
    return asked;
  } finally {
    registry.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

it("asks a registry for the files alone, in place of what was there", async () => {
  expect(await installFrom(() => ({ [ADDRESS]: packed }))).toEqual([ADDRESS]);
});

it("asks where the file is when a registry has it elsewhere", async () => {
  const asked = await installFrom((url) => ({
    [ABOUT]: {
      name: NAME,
      "dist-tags": { latest: "1.2.3" },
      versions: {
        "1.2.3": {
          name: NAME,
          version: "1.2.3",
          dist: { tarball: new URL(ODD_ADDRESS, url).href, integrity },
        },
      },
    },
    [ODD_ADDRESS]: packed,
  }));
  expect(asked).toEqual([ADDRESS, ABOUT, ODD_ADDRESS]);
});
