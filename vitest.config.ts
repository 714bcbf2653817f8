import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import { LongestFirst } from "./tests/support/longest-first.ts";
import { roomTests, ruleTests } from "./tests/support/rule-tests.ts";
import { keepTemporaryFilesInMemory } from "./tests/support/temporary-files.ts";

process.env.TZ = "Europe/London";
keepTemporaryFilesInMemory();

/** Checks of what was built: they need `npm run build` first, so they are a project of their own. */
const NEEDS_BUILD = "tests/**/*.built.test.ts";

/** Tests that only ask rules: they share two threads, and none of them has a database. */
const RULES = ruleTests(import.meta.dirname);

/** Tests of rooms: they share a process for each core, each with a database of its own. */
const ROOMS = roomTests(import.meta.dirname);

/** A process and an empty, migrated database for every test file. */
const WITH_DATABASE = {
  globalSetup: ["tests/support/global-setup.ts"],
  setupFiles: [
    "tests/support/database.ts",
    "tests/support/built-programs.ts",
    "tests/support/fail-on-console-error.ts",
  ],
  pool: "forks" as const,
};

/** Given to each project: one that extends this file reads it, and so lists the tests, once more. */
const EVERYWHERE = {
  environment: "node",
  // What one step has translated the next one finds.
  experimental: { fsModuleCache: true, fsModuleCachePath: ".cache/modules" },
  // Left to itself, Vitest keeps one core for nothing. A table that is written anew is written by one.
  maxWorkers: process.env.UPDATE_MATRIX === "1" ? 1 : availableParallelism(),
  sequence: { sequencer: LongestFirst },
  testTimeout: 30_000,
  hookTimeout: 60_000,
};

export default defineConfig({
  test: {
    ...EVERYWHERE,
    projects: [
      {
        test: {
          ...EVERYWHERE,
          name: "rules",
          include: RULES,
          setupFiles: ["tests/support/no-database.ts", "tests/support/fail-on-console-error.ts"],
          pool: "threads",
          isolate: false,
        },
      },
      {
        test: {
          ...EVERYWHERE,
          name: "rooms",
          ...WITH_DATABASE,
          isolate: false,
          include: ROOMS,
          setupFiles: [...WITH_DATABASE.setupFiles, "tests/support/settings.ts"],
          // A process is shared only by files that come one after another.
          sequence: { ...EVERYWHERE.sequence, groupOrder: 1, setupFiles: "list" as const },
        },
      },
      {
        test: {
          ...EVERYWHERE,
          name: "unit",
          ...WITH_DATABASE,
          include: [
            "app/**/*.test.{ts,tsx}",
            "bin/**/*.test.ts",
            "demo/**/*.test.ts",
            "prisma/**/*.test.ts",
            "server/**/*.test.ts",
            "tests/**/*.test.{ts,tsx}",
          ],
          exclude: [
            ...RULES,
            ...ROOMS,
            "tests/journeys/**",
            "tests/access-matrix/**",
            NEEDS_BUILD,
            "node_modules/**",
            "build/**",
          ],
        },
      },
      {
        test: {
          ...EVERYWHERE,
          name: "built",
          ...WITH_DATABASE,
          include: [NEEDS_BUILD],
        },
      },
      {
        test: {
          ...EVERYWHERE,
          name: "access-matrix",
          ...WITH_DATABASE,
          // One world for all visitors: they share a process for each core.
          setupFiles: ["tests/support/shared-database.ts", "tests/support/fail-on-console-error.ts"],
          isolate: false,
          include: ["tests/access-matrix/**/*.test.ts"],
          exclude: [NEEDS_BUILD],
        },
      },
    ],
  },
});
