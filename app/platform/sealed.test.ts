import { statSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, it } from "vitest";
import { seal, unseal } from "./sealed.server.ts";
import { env } from "./settings/env.server.ts";

it("opens what it sealed, whatever it says", () => {
  fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => unseal(seal(text)) === text));
});

it("never seals twice the same, and shows nothing of the words", () => {
  expect(seal("lantern")).not.toBe(seal("lantern"));
  expect(seal("lantern")).not.toContain("lantern");
});

it("refuses what was changed by one character", () => {
  const sealed = seal("lantern");
  const last = sealed.at(-2) === "A" ? "B" : "A";
  expect(() => unseal(`${sealed.slice(0, -2)}${last}${sealed.at(-1)}`)).toThrow();
  expect(() => unseal("lantern")).toThrow("not a sealed text");
});

it("keeps its key where only the server's user reads it", () => {
  seal("lantern");
  expect(statSync(join(env.dataDir, "secret.key")).mode & 0o777).toBe(0o600);
});
