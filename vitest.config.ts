import { defineConfig } from "vitest/config";

process.env.TZ = "Europe/London";

/** Checks of what was built: they need `npm run build` first, so they are a project of their own. */
const NEEDS_BUILD = "tests/**/*.built.test.ts";

export default defineConfig({
  test: {
    environment: "node",
    globalSetup: ["tests/support/global-setup.ts"],
    setupFiles: ["tests/support/database.ts", "tests/support/fail-on-console-error.ts"],
    pool: "forks",
    testTimeout: 30_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: [
            "app/**/*.test.{ts,tsx}",
            "bin/**/*.test.ts",
            "prisma/**/*.test.ts",
            "server/**/*.test.ts",
            "tests/**/*.test.{ts,tsx}",
          ],
          exclude: [
            "tests/journeys/**",
            "tests/access-matrix/**",
            NEEDS_BUILD,
            "node_modules/**",
            "build/**",
          ],
        },
      },
      { extends: true, test: { name: "built", include: [NEEDS_BUILD], exclude: ["tests/access-matrix/**"] } },
      { extends: true, test: { name: "access-matrix", include: ["tests/access-matrix/**/*.test.ts"] } },
    ],
  },
});
