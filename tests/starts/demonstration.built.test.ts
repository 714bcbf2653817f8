import { rmSync } from "node:fs";
import { afterEach, expect, it } from "vitest";
import { emptyFolder, type Start, startProcess } from "./start-process.ts";

/** Milliseconds: two programs one after the other, each of which loads the whole product. */
const TWO_PROGRAMS_MS = 120_000;

const folders: string[] = [];
const starts: Start[] = [];

afterEach(async () => {
  await Promise.all(starts.splice(0).map((start) => start.stop()));
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

async function npmStart(settings: Record<string, string>): Promise<Start> {
  const folder = emptyFolder();
  folders.push(folder);
  const start = await startProcess({ program: "start.mjs", settings: { DATA_DIR: folder, ...settings } });
  starts.push(start);
  return start;
}

it.each(["false", "no", "OFF", "0"])("npm start with DEMO=%s starts nothing, and says why", async (value) => {
  const start = await npmStart({ DEMO: value, PUBLIC_URL: "https://challenges.example.org" });
  expect([start.url, start.code]).toEqual([null, 1]);
  expect(start.output).toBe(`DEMO is "${value}": it must be on or off.\n`);
});

it(
  "npm start with a PUBLIC_URL is a workspace of its own, with nobody in it",
  async () => {
    const start = await npmStart({ PUBLIC_URL: "https://challenges.example.org" });
    expect(start.output).toContain("Nobody has an account yet");
    expect(start.output).not.toContain("Sign in to the demonstration");
    const signIn = await fetch(`${start.url}/sign-in`);
    expect(signIn.status).toBe(200);
  },
  TWO_PROGRAMS_MS,
);

it(
  "npm start with DEMO=on and a PUBLIC_URL is refused with a sentence",
  async () => {
    const start = await npmStart({ DEMO: "on", PUBLIC_URL: "https://challenges.example.org" });
    expect([start.url, start.code]).toEqual([null, 1]);
    expect(start.output).toMatch(/^PUBLIC_URL is set, so others reach this server/m);
    expect(start.output).not.toMatch(/\n\s+at /);
  },
  TWO_PROGRAMS_MS,
);
