import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { guardRule } from "#app/access/guard.server.ts";
import { projectRoot } from "#app/platform/project-root.server.ts";
import { filesBelow } from "#tests/support/files.ts";
import { pageWeights, readServerBuild } from "#tests/support/page-weight.ts";
import { servedPackages } from "../../bin/served-packages.mjs";

/** The most JavaScript any page may send, gzipped, in bytes: React and the framework 82 kB of it, the table of routes 6, which grows with every page (decision 0605). */
const MOST_SCRIPT_BYTES = 147_000;

const client = existsSync(join(projectRoot, "build", "client"))
  ? filesBelow(projectRoot, "build/client")
  : [];
const textOf = (path: string) => readFileSync(join(projectRoot, path), "utf8");

describe("the build", () => {
  it("is there", () => {
    expect(client.length, "run npm run build first").toBeGreaterThan(3);
  });

  it("carries no GOV.UK branding", () => {
    expect(client.filter((path) => /\.(woff2?|ttf|otf|eot)$/i.test(path))).toEqual([]);
    expect(client.filter((path) => /crest|crown|govuk-(logotype|icon|opengraph)/i.test(path))).toEqual([]);
    const pages = [...client, ...filesBelow(projectRoot, "build/server")].filter((path) =>
      /\.(js|css|html|svg|webmanifest)$/.test(path),
    );
    expect(pages.filter((path) => /GDS Transport|Crown copyright|logo-gov-uk/i.test(textOf(path)))).toEqual(
      [],
    );
  });

  it("keeps server code out of the browser", () => {
    // Whole modules of the server are refused by the build itself (vite.config.ts).
    const scripts = client.filter((path) => path.endsWith(".js"));
    const leaks = scripts.filter((path) =>
      /@prisma\/|libsql|node:fs|node:crypto|argon2|DATABASE_URL/.test(textOf(path)),
    );
    expect(leaks).toEqual([]);
  });

  it("says of every loader and action who may ask it", async () => {
    const { routes } = await readServerBuild();
    const bare = Object.values(routes).flatMap((route) => {
      const module = (route?.module ?? {}) as unknown as Record<string, unknown>;
      return ["loader", "action"]
        .filter((name) => module[name] && !guardRule(module[name]))
        .map((name) => `${route?.id} ${name}`);
    });
    expect(bare).toEqual([]);
  });

  it("lists every package that the product needs when it runs", () => {
    const { components } = JSON.parse(textOf("build/sbom.cdx.json")) as {
      components: { name: string; version: string; licenses?: unknown[] }[];
    };
    const listed = new Set(components.map(({ name, version }) => `${name}@${version}`));
    const missing = servedPackages()
      .filter(({ place }) => existsSync(join(projectRoot, place)))
      .map(({ name, version }) => `${name}@${version}`)
      .filter((name) => !listed.has(name));
    expect(listed.size).toBeGreaterThan(200);
    expect(missing).toEqual([]);
  });

  it("sends a table of routes without what each page imports", () => {
    const tables = client.filter((path) => /\/manifest-[^/]*\.js$/.test(path)).map(textOf);
    expect(tables).toHaveLength(1);
    expect(tables[0]?.match(/"imports":/g)).toHaveLength(1); // of the first script, which every page has
  });

  it("sends at most 147 kB of JavaScript on any page", async () => {
    const heavy = (await pageWeights())
      .filter(({ gzipBytes }) => gzipBytes > MOST_SCRIPT_BYTES)
      .map(({ url, gzipBytes }) => `${url}: ${gzipBytes} bytes`);
    expect(heavy).toEqual([]);
  });
});
