import { expect, it } from "vitest";
import { db } from "#app/platform/db.server.ts";
import { setDaysOnSite } from "#tests/support/days-on-site.ts";
import { makeTestChallenge, TEST_NOW } from "#tests/support/factories.ts";
import { readAwkwardDays } from "./read-awkward-days.server.ts";

it("says of a visit that its days are, or may be, in a pre-election period, until it is over", async () => {
  const { id, visitId } = await makeTestChallenge();
  const at = { challengeId: id, visitId };
  expect(await readAwkwardDays(at, TEST_NOW)).toBeNull();
  await setDaysOnSite(db, id, ["2026-04-14", "2026-04-15"]);
  expect(await readAwkwardDays(at, TEST_NOW)).toBe("2 days may be in a pre-election period");
  expect(await readAwkwardDays(at, new Date("2026-04-16T10:00:00Z"))).toBeNull();
});
