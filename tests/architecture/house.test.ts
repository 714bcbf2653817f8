import { existsSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { projectRoot } from "#app/platform/project-root.server.ts";
import { filesBelow } from "#tests/support/files.ts";
import { ROOMS, TIMETABLE_ROOMS } from "../../.dependency-cruiser.mjs";

/** Files that may be longer than MOST_LINES, each with its reason. Empty, and meant to stay so. */
const MAY_BE_LONG: Record<string, string> = {};
const MOST_LINES = 400;
/** Files directly in one folder: what can still be looked over. */
const MOST_FILES = 40;
const DRAWERS = /^(utils?|helpers?|common|misc|shared|lib)$/;

const read = (path: string) => readFileSync(join(projectRoot, path), "utf8");
const isGenerated = (path: string) => path.startsWith("app/platform/generated");
const ours = ["app", "bin", "demo", "prisma", "server", "tests"].flatMap((folder) =>
  filesBelow(projectRoot, folder, isGenerated),
);

/** Whether a package finds another in the lock file, looking upwards as Node does. */
function isLocked(packages: Record<string, unknown>, from: string, name: string): boolean {
  for (let base = from; ; base = base.slice(0, Math.max(0, base.lastIndexOf("node_modules/") - 1))) {
    if (`${base ? `${base}/` : ""}node_modules/${name}` in packages) return true;
    if (base === "") return false;
  }
}

describe("files", () => {
  it(`in app/ have at most ${MOST_LINES} lines`, () => {
    const long = ours
      .filter((path) => /^app\/.*\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path) && !MAY_BE_LONG[path])
      .map((path) => [path, read(path).split("\n").length - 1] as const)
      .filter(([, lines]) => lines > MOST_LINES);
    expect(long, "split these by what they decide").toEqual([]);
  });

  it("are named by what they hold", () => {
    const drawers = ours.filter((path) =>
      path.split("/").some((part) => DRAWERS.test(part.split(".")[0] ?? "")),
    );
    expect(drawers, "a drawer for everything is found by nobody").toEqual([]);
  });

  it("have names in kebab-case", () => {
    const odd = ours.filter(
      (path) => /\.(ts|tsx|mjs)$/.test(path) && !/^[a-z0-9][a-z0-9.-]*$/.test(basename(path)),
    );
    expect(odd).toEqual([]);
  });
});

describe("folders", () => {
  it(`in app/ hold at most ${MOST_FILES} files directly`, () => {
    const counts = new Map<string, number>();
    for (const path of ours.filter((one) => one.startsWith("app/"))) {
      counts.set(dirname(path), (counts.get(dirname(path)) ?? 0) + 1);
    }
    const full = [...counts].filter(([, count]) => count > MOST_FILES);
    expect(full, "split these by what they are about").toEqual([]);
  });

  it.each([
    ["app/areas", ROOMS],
    ["app/areas/timetable", TIMETABLE_ROOMS],
  ])("of %s stand in the order of the rooms", (folder, rooms) => {
    const depth = folder.split("/").length;
    const there = new Set(
      filesBelow(projectRoot, folder)
        .map((path) => path.split("/"))
        .filter((parts) => parts.length > depth + 1)
        .map((parts) => parts[depth]),
    );
    expect([...there].sort()).toEqual([...rooms].sort());
  });
});

describe("package-lock.json", () => {
  it("names no registry", () => {
    expect(read("package-lock.json")).not.toContain('"resolved"');
  });

  // npm writes only what it could fetch; with a gap here `npm ci` refuses the whole file on every machine.
  it("has an entry for the packages of every system", () => {
    const { packages } = JSON.parse(read("package-lock.json")) as {
      packages: Record<string, { optionalDependencies?: Record<string, string> }>;
    };
    const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter((name) => !isLocked(packages, path, name)),
    );
    expect(missing).toEqual([]);
  });
});

describe("packages with native parts", () => {
  interface Locked {
    os?: string[];
    cpu?: string[];
    libc?: string[];
    dev?: boolean;
    optionalDependencies?: Record<string, string>;
  }
  const { packages } = JSON.parse(read("package-lock.json")) as { packages: Record<string, Locked> };
  /** The entry of one package as seen from another. */
  const lockedFrom = (from: string, name: string) => {
    for (let base = from; ; base = base.slice(0, Math.max(0, base.lastIndexOf("node_modules/") - 1))) {
      const found = packages[`${base ? `${base}/` : ""}node_modules/${name}`];
      if (found !== undefined || base === "") return found;
    }
  };
  /** A package that does nothing else than watch files on a Mac is no native part of ours. */
  const natives = Object.entries(packages)
    .map(([path, { optionalDependencies = {} }]) => ({
      path,
      parts: Object.keys(optionalDependencies).filter(
        (name) => name !== "fsevents" && lockedFrom(path, name)?.os !== undefined,
      ),
    }))
    .filter(({ parts }) => parts.length > 0);

  it("are those that are known: a database, a hash of passwords, and tools", () => {
    const names = new Set(natives.map(({ path }) => path.replace(/^.*node_modules\//, "")));
    expect([...names]).toEqual(expect.arrayContaining(["libsql", "@node-rs/argon2", "esbuild", "rollup"]));
  });

  it.each(natives)(
    "$path is locked for Linux, glibc and musl, for macOS and for Windows",
    ({ path, parts }) => {
      const has = (os: string, cpu: string, libc?: string) =>
        parts.some((name) => {
          const part = lockedFrom(path, name);
          if (!part?.os?.includes(os) || !part.cpu?.includes(cpu)) return false;
          // One built without either says nothing of a C library, and its name may say it.
          const other = libc === "musl" ? /gnu|glibc/ : /musl/;
          return libc === undefined || (part.libc?.includes(libc) ?? !other.test(name));
        });
      const missing = [
        ["linux", "x64", "glibc"],
        ["linux", "x64", "musl"],
        ["linux", "arm64", "glibc"],
        ["linux", "arm64", "musl"],
        ["darwin", "x64"],
        ["darwin", "arm64"],
        ["win32", "x64"],
      ].filter(([os = "", cpu = "", libc]) => !has(os, cpu, libc));
      expect(missing).toEqual([]);
    },
  );
});

describe("dependencies", () => {
  it("stand in decision 0109 with their licence, each of them and no others", () => {
    const { dependencies, devDependencies } = JSON.parse(read("package.json")) as Record<string, object>;
    const needed = [...Object.keys(dependencies ?? {}), ...Object.keys(devDependencies ?? {})].sort();
    const rows = read("docs/decisions/0109-dependencies.md").matchAll(
      /^\| (`[^|]+) \| ([^|]+) \| [^|]+ \|$/gm,
    );
    const listed: string[] = [];
    for (const [, names = "", licence = ""] of rows) {
      for (const [, name = ""] of names.matchAll(/`([^`]+)`/g)) {
        listed.push(name);
        const stated = (JSON.parse(read(`node_modules/${name}/package.json`)) as { license: string }).license;
        const words = licence.split(" or ");
        expect(
          words.every((word) => stated.includes(word)),
          `${name} is ${stated}`,
        ).toBe(true);
      }
    }
    expect(listed.sort()).toEqual(needed);
  });
});

describe("app/README.md", () => {
  it("names only paths that exist", () => {
    const named = [...read("app/README.md").matchAll(/`([\w.-]+(?:\/[\w.-]*)*)`/g)]
      .map((match) => match[1] ?? "")
      .filter((path) => path.includes("/") || /\.(ts|tsx|md|prisma)$/.test(path));
    expect(named.length).toBeGreaterThan(5);
    const missing = named.filter(
      (path) => !existsSync(join(projectRoot, "app", path)) && !existsSync(join(projectRoot, path)),
    );
    expect(missing).toEqual([]);
  });

  it("has a line for every room", () => {
    const map = read("app/README.md");
    const rooms = [...new Set(filesBelow(projectRoot, "app/areas").map((path) => path.split("/")[2] ?? ""))];
    expect(rooms.filter((room) => !map.includes(`${room}/`))).toEqual([]);
  });
});

describe("decision records", () => {
  const records = filesBelow(projectRoot, "docs/decisions").filter((path) => /\/\d/.test(path));

  it("have numbers of their own", () => {
    const numbers = records.map((path) => basename(path).slice(0, 4));
    expect(numbers.filter((number, index) => numbers.indexOf(number) !== index)).toEqual([]);
  });

  it.each(records)("%s is whole", (path) => {
    expect(basename(path)).toMatch(/^\d{4}-[a-z0-9-]+\.md$/);
    const text = read(path);
    const number = basename(path).slice(0, 4);
    expect(text).toMatch(new RegExp(`^# ${number} \\S`));
    expect(text).toMatch(
      /^- Status: (proposed|accepted(, in part superseded by \d{4})?|superseded by \d{4})$/m,
    );
    expect(text).toMatch(/^- Date: \d{4}-\d{2}-\d{2}$/m);
    for (const section of ["Context", "Decision", "Consequences"]) {
      const body =
        text
          .split(new RegExp(`^## ${section}\\s*$`, "m"))[1]
          ?.split(/^## /m)[0]
          ?.trim() ?? "";
      expect(body, `the section ${section}`).toMatch(/\w{3}/);
    }
  });
});

describe("answers of forms", () => {
  const pages = ours.filter((path) => /^app\/.*\.tsx$/.test(path) && !/\.test\.tsx$/.test(path));
  const ONE_PLACE = "app/govuk/form/page-answer.tsx";

  it("are read in one place: a form finds its own by its id", () => {
    const readers = pages.filter((path) => /useActionData|\bactionData\b/.test(read(path)));
    expect(
      readers.filter((path) => path !== "app/entry.server.tsx"),
      "use usePageForm or useAnswerTo",
    ).toEqual([ONE_PLACE]);
  });

  it("find their form: every form that is sent says its id, or has nothing to say", () => {
    const bare = pages.filter((path) => /<Form\s[^>]*method="post"/.test(read(path)));
    // Signing out, signing in by a provider, discarding what was kept: each leads to another page.
    expect(bare.sort()).toEqual([
      "app/areas/people/components/single-sign-on-button.tsx",
      "app/govuk/form/button-form.tsx",
      "app/govuk/form/kept-notice.tsx",
      "app/root.tsx",
    ]);
  });
});
