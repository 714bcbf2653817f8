import { expect, it } from "vitest";
import { countTry, forgetTries, type LimitKey, refuseWhenLimited } from "./rate-limits.server.ts";

it("refuses after the last try allowed, says how long to wait, and forgets when told", async () => {
  const keys: LimitKey[] = [["sign-in by account and address", "ann@example.org 192.0.2.1"]];
  for (let attempt = 0; attempt < 5; attempt += 1) {
    await refuseWhenLimited(keys);
    await countTry(keys);
  }
  await expect(refuseWhenLimited(keys)).rejects.toMatchObject({
    code: "too-many",
    message: "Too many tries. Wait 15 minutes and try again.",
  });
  await refuseWhenLimited([["sign-in by account and address", "ann@example.org 192.0.2.2"]]);
  await forgetTries(keys);
  await refuseWhenLimited(keys);
});
