import { afterAll, beforeAll, expect, it } from "vitest";
import { env } from "#app/platform/settings/env.server.ts";
import {
  type Demonstration,
  makeDemonstration,
  type ServerProcess,
  startServer,
} from "#tests/support/running-server.ts";
import { sessionCookieOf } from "#tests/support/session-cookie.ts";
import { walk } from "#tests/support/walk-pages.ts";

/** A stream of what changes never ends; files take long to draw, and the access matrix asks for each. */
const LEFT_OUT = /\/(live|word|excel|csv|file|import-template)$|\.csv$/;

let demonstration: Demonstration;
let server: ServerProcess;

beforeAll(async () => {
  demonstration = await makeDemonstration(env.dataDir);
  server = await startServer(env.dataDir);
}, 120_000);

afterAll(() => server?.stop());

it("leads whoever sees a link in a challenge to a page, at every stage of the demonstrations", async () => {
  const faults: string[] = [];
  let asked = 0;
  const walkAs = async (stage: string, id: string, role: string, email: string) => {
    const cookie = await sessionCookieOf(email);
    const found = await walk(server.url, id, cookie, {
      mostAlike: 1,
      isLeftOut: (path) => LEFT_OUT.test(path),
    });
    asked += found.size;
    for (const [path, { status, from }] of found) {
      if (status !== 200)
        faults.push(`${stage}: ${from} leads the ${role} to ${path}, which answers ${status}`);
    }
  };
  for (const { stage, id, signIns } of demonstration.challenges) {
    const members = signIns.filter(({ role }) => role !== "administrator");
    const one = new Map(members.map((signIn) => [signIn.role, signIn.email]));
    await Promise.all([...one].map(([role, email]) => walkAs(stage, id, role, email)));
  }
  expect(asked).toBeGreaterThan(300);
  expect(faults).toEqual([]);
}, 300_000);
