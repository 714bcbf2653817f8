import { expect, it } from "vitest";
import { codeAt, newTotpSecret, secretInGroups, stepOfCode, totpAddress } from "./totp.ts";

// RFC 6238, appendix B: the secret of its SHA-1 column, and the last six digits of its codes.
const RFC_SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

it.each([
  [59, "287082"],
  [1111111109, "081804"],
  [1234567890, "005924"],
  [2000000000, "279037"],
])("makes the code of RFC 6238 at %i seconds", (seconds, code) => {
  expect(codeAt(RFC_SECRET, new Date(seconds * 1000))).toBe(code);
});

it.each([
  [0, 37037036],
  [-30, 37037035],
  [30, 37037037],
  [-61, null],
  [61, null],
])("with a clock %i seconds off, takes a code for step %j", (offset, step) => {
  const now = new Date(1111111109_000);
  const code = codeAt(RFC_SECRET, new Date(now.getTime() + offset * 1000));
  expect(stepOfCode(RFC_SECRET, code, now)).toBe(step);
});

it.each(["", "12345", "1234567", "abcdef", "28708２"])("takes %j for no code", (code) => {
  expect(stepOfCode(RFC_SECRET, code, new Date(59_000))).toBeNull();
});

it("takes a code typed in two groups", () => {
  expect(stepOfCode(RFC_SECRET, "287 082", new Date(59_000))).toBe(1);
});

it("makes secrets of 160 bits that an app can read", () => {
  const secret = newTotpSecret();
  expect(secret).toMatch(/^[A-Z2-7]{32}$/);
  expect(secretInGroups("ABCDEFGHIJ")).toBe("ABCD EFGH IJ");
  expect(totpAddress(secret, "ann@example.org")).toMatch(/^otpauth:\/\/totp\/.*ann%40example\.org\?/);
});
