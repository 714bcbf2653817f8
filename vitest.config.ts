import { defineConfig } from "vitest/config";

process.env.TZ = "Europe/London";

export default defineConfig({
  test: {
    include: ["app/**/*.test.{ts,tsx}", "prisma/**/*.test.ts", "server/**/*.test.ts", "tests/**/*.test.{ts,tsx}"],
    exclude: ["tests/journeys/**", "node_modules/**", "build/**"],
    environment: "node",
    setupFiles: ["tests/support/fail-on-console-error.ts"],
    pool: "forks",
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
