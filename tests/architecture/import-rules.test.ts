import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { cruise, type ICruiseOptions, type IForbiddenRuleType } from "dependency-cruiser";
import { afterAll, beforeAll, expect, it } from "vitest";
import { projectRoot } from "#app/platform/project-root.server.ts";
import config, { ROOMS, TIMETABLE_ROOMS } from "../../.dependency-cruiser.mjs";

/** The rule that must speak up, the file that breaks it, and the import it breaks it with. */
const PLANTED: [rule: string, file: string, imports: string][] = [
  ["no-unresolved", "app/areas/scope/lost.ts", "#app/areas/scope/nowhere.ts"],
  ["no-undeclared-package", "app/platform/borrowed.server.ts", "acorn"],
  ["no-development-package-in-product", "app/platform/heavy.server.ts", "typescript"],
  ["pure-file-stays-pure", "app/areas/scope/rule.ts", "#app/platform/settings/env.server.ts"],
  ["pure-file-stays-pure", "app/areas/scope/drawn.ts", "react"],
  ["pure-file-stays-off-node", "app/areas/scope/files.ts", "node:fs"],
  ["store-keeps-to-its-room", "app/areas/scope/store.server.ts", "#app/areas/evidence/note-store.server.ts"],
  ["store-takes-a-permit", "app/areas/report/store.server.ts", "#app/access/guard.server.ts"],
  [
    "use-case-knows-no-screen",
    "app/areas/scope/send-scope.server.ts",
    "#app/areas/scope/components/letter.tsx",
  ],
  [
    "component-knows-no-server",
    "app/areas/scope/components/letter.tsx",
    "#app/areas/scope/send-scope.server.ts",
  ],
  ["route-asks-a-store-or-use-case", "app/areas/scope/routes/scope.tsx", "#app/platform/db.server.ts"],
  [
    "route-keeps-to-its-rooms-stores",
    "app/areas/scope/routes/other.tsx",
    "#app/areas/evidence/note-store.server.ts",
  ],
  ["only-stores-and-use-cases-open-the-database", "app/root.tsx", "#app/platform/db.server.ts"],
  ["platform-knows-no-room", "app/govuk/display/task-list.tsx", "#app/areas/scope/rule.ts"],
  ["the-guard-alone-decides", "app/areas/scope/routes/decide-alone.tsx", "#app/access/decide.server.ts"],
  ["permit-comes-from-the-guard", "app/areas/scope/borrow-permit.server.ts", "#app/access/permit.server.ts"],
  [
    "forms-come-through-the-guard",
    "app/areas/scope/open-form.server.ts",
    "#app/platform/bounded-form.server.ts",
  ],
  [
    "uploads-are-read-apart",
    "app/areas/scope/take-letter.server.ts",
    "#app/areas/scope/import/read-document.server.ts",
  ],
  ["parsers-of-uploads-stay-with-their-readers", "app/areas/scope/unpack.server.ts", "jszip"],
  [
    "whole-copies-are-the-operators",
    "app/areas/archive/routes/take-whole.tsx",
    "../take-copy-to-file.server.ts",
  ],
  ["frame-knows-no-room", "app/word/borrowed-rule.ts", "#app/areas/scope/rule.ts"],
  ["frame-knows-no-room", "app/issue/borrowed-rule.server.ts", "#app/areas/scope/rule.ts"],
  ["frame-knows-no-room", "app/notices/borrowed-rule.server.ts", "#app/areas/scope/rule.ts"],
  ["pure-file-stays-pure", "app/notices/rule.ts", "#app/platform/settings/env.server.ts"],
  ["solver-stands-alone", "app/solver/borrowed.ts", "#app/platform/days.ts"],
  ...looksAhead("room-order", "app/areas", ROOMS),
  ...looksAhead("timetable-order", "app/areas/timetable", TIMETABLE_ROOMS),
  ["product-knows-no-test", "app/platform/tested.server.ts", "#tests/support/world.ts"],
  ["app-knows-no-server-or-driver", "app/platform/listening.server.ts", "../../server/start.ts"],
];

/** A file in each room but the last that imports from the room after it. */
function looksAhead(name: string, folder: string, rooms: readonly string[]): [string, string, string][] {
  return rooms
    .slice(0, -1)
    .map((room, index) => [
      `${name}-${room}`,
      `${folder}/${room}/looks-ahead.ts`,
      `#${folder}/${rooms[index + 1]}/of-its-own.ts`,
    ]);
}

/** What the planted files import, so that every import but the lost one leads somewhere. */
const THERE = [
  ...ROOMS.map((room) => `app/areas/${room}/of-its-own.ts`),
  ...TIMETABLE_ROOMS.map((room) => `app/areas/timetable/${room}/of-its-own.ts`),
  "app/platform/days.ts",
  "app/platform/settings/env.server.ts",
  "app/platform/bounded-form.server.ts",
  "app/platform/db.server.ts",
  "app/access/guard.server.ts",
  "app/access/permit.server.ts",
  "app/access/decide.server.ts",
  "app/areas/evidence/note-store.server.ts",
  "app/areas/scope/import/read-document.server.ts",
  "app/areas/archive/take-copy-to-file.server.ts",
  "tests/support/world.ts",
  "server/start.ts",
];

let folder: string;
let found: string[];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "cpc-imports-"));
  cpSync(join(projectRoot, "package.json"), join(folder, "package.json"));
  cpSync(join(projectRoot, "tsconfig.json"), join(folder, "tsconfig.json"));
  symlinkSync(join(projectRoot, "node_modules"), join(folder, "node_modules"));
  for (const file of THERE) plant(file, "export const there = 1;\n");
  plant("app/areas/people/one.ts", 'import "./two.ts";\n');
  plant("app/areas/people/two.ts", 'import "./one.ts";\n');
  for (const [, file, imports] of PLANTED) plant(file, `import "${imports}";\nexport const planted = 1;\n`);

  const { forbidden, options } = config as unknown as {
    forbidden: IForbiddenRuleType[];
    options: ICruiseOptions;
  };
  const result = await cruise(
    ["app", "server", "tests"],
    { ...options, cache: false, baseDir: folder, ruleSet: { forbidden }, validate: true },
    options.enhancedResolveOptions as never,
  );
  const { output } = result;
  if (typeof output === "string") throw new Error(output);
  found = output.summary.violations.map(({ rule, from }) => `${rule.name}: ${from}`);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function plant(file: string, text: string): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), text);
}

it.each(PLANTED)("%s speaks up about %s", (rule, file) => {
  expect(found).toContain(`${rule}: ${file}`);
});

it("no-circle speaks up", () => {
  expect(found).toContain("no-circle: app/areas/people/one.ts");
});

it("has a planted file for every rule", () => {
  const named = new Set(["no-circle", ...PLANTED.map(([rule]) => rule)]);
  const rules = (config as { forbidden: { name: string }[] }).forbidden.map(({ name }) => name);
  expect(rules.filter((rule) => !named.has(rule))).toEqual([]);
});
