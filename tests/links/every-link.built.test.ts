import { afterAll, beforeAll, expect, it } from "vitest";
import { env } from "#app/platform/settings/env.server.ts";
import {
  type Demonstration,
  makeDemonstration,
  type ServerProcess,
  startServer,
} from "#tests/support/running-server.ts";
import { takenBy } from "#tests/support/said-limits.ts";
import { sessionCookieOf } from "#tests/support/session-cookie.ts";
import { type Answer, addressShapeOf, walk } from "#tests/support/walk-pages.ts";

/** A stream of what changes never ends; files take long to draw, and the access matrix asks for each. */
const LEFT_OUT = /\/(live|word|excel|csv|file|import-template)$|\.csv$/;

let demonstration: Demonstration;
let server: ServerProcess;

beforeAll(async () => {
  demonstration = await makeDemonstration(env.dataDir);
  server = await startServer(env.dataDir);
}, 120_000);

afterAll(() => server?.stop());

/** Fields for long texts that were seen on the way, by route and button, and what was wrong with what they say. */
const longFields = new Map<string, string | null>();

/** Whether a field for long texts says how much its form takes. */
async function lookAtLongFields({ path, longFields: shown }: Answer): Promise<void> {
  if (shown.length === 0) return;
  const taken = await takenBy(path);
  for (const { name, intents, most } of shown) {
    for (const intent of intents) {
      const takes = taken(intent, name);
      if (takes === undefined) continue;
      const field = `${addressShapeOf(path)} ${intent} ${name}`;
      longFields.set(field, takes === most ? null : `${field} takes ${takes} and says ${most}`);
    }
  }
}

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
    for (const answer of found.values()) await lookAtLongFields(answer);
    for (const [path, { status, from }] of found) {
      if (status !== 200)
        faults.push(`${stage}: ${from} leads the ${role} to ${path}, which answers ${status}`);
    }
  };
  for (const { stage, id, signIns } of demonstration.challenges) {
    const members = signIns.filter(({ role }) => role !== "administrator");
    // Of each role the first; of a council's also the last, who serves both or reads less.
    const first = new Map([...members].reverse().map((signIn) => [signIn.role, signIn.email]));
    const last = new Map(members.map((signIn) => [signIn.role, signIn.email]));
    const walkers = [
      ...first,
      ...[...last].filter(([role, email]) => ofCouncil(role, first.get(role), email)),
    ];
    await Promise.all(walkers.map(([role, email]) => walkAs(stage, id, role, email)));
  }
  expect(asked).toBeGreaterThan(300);
  expect(faults).toEqual([]);
}, 300_000);

const ofCouncil = (role: string, first: string | undefined, email: string) =>
  email !== first && ["coordinator", "council-reader"].includes(role);

it("says at each field for long texts that was met how much its form takes", () => {
  expect(longFields.size).toBeGreaterThan(25);
  expect([...longFields.values()].filter((fault) => fault !== null)).toEqual([]);
});
