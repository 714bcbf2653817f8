import { expect, it } from "vitest";
import { sealedCookie } from "./sealed-cookie.server.ts";

const cookie = sealedCookie<{ codes: string[] }>("codes", { seconds: 600 });
const requestWith = (header: string) =>
  new Request("https://workspace.example/", { headers: { Cookie: header.split(";")[0] ?? "" } });

it("carries a value nobody can read, for a time", async () => {
  const header = await cookie.carry({ codes: ["quince"] });
  expect(header).toMatch(/HttpOnly; SameSite=Strict/);
  expect(Buffer.from(header.split(/[=;]/)[1] ?? "", "base64").toString()).not.toContain("quince");
  expect(await cookie.carried(requestWith(header), new Date())).toEqual({ codes: ["quince"] });
  expect(await cookie.carried(requestWith(header), new Date(Date.now() + 601_000))).toBeNull();
});

it("takes what was changed, or never there, for nothing", async () => {
  const header = await cookie.carry({ codes: [] });
  expect(await cookie.carried(requestWith(header.replace("=", "=A")), new Date())).toBeNull();
  expect(await cookie.carried(requestWith("other=1"), new Date())).toBeNull();
  expect(await cookie.carried(requestWith(await cookie.clear()), new Date())).toBeNull();
});
