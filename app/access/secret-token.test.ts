import { expect, it } from "vitest";
import { newSecretToken, secretTokenId } from "./secret-token.server.ts";

it("finds a token's id again, and never makes the same twice", () => {
  const one = newSecretToken();
  expect(secretTokenId(one.token)).toBe(one.id);
  expect(one.id).not.toContain(one.token);
  expect(newSecretToken().token).not.toBe(one.token);
});

it.each([undefined, "", "short", "x".repeat(44), `${"x".repeat(42)}/`, `${"x".repeat(42)}\n`])(
  "takes %j for no token",
  (token) => {
    expect(secretTokenId(token)).toBeNull();
  },
);
