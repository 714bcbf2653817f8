import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { trialOfWrites } from "#tests/support/write-trial.ts";

const folder = mkdtempSync(join(tmpdir(), "cpc-killed-"));

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe("a server that is killed", () => {
  it("has everything that was acknowledged, whole, when it is started again", async () => {
    const result = await trialOfWrites({
      folder,
      rounds: 3,
      roundMs: [600, 1_500],
      say: () => undefined,
    });
    expect(result).toMatchObject({ rounds: 3, lost: 0, torn: 0, problems: [] });
    expect(result.acknowledged).toBeGreaterThan(0);
  }, 120_000);
});
