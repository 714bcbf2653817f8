import { expect, it } from "vitest";
import { db } from "#app/platform/db.server.ts";
import { drawnPages } from "#tests/support/drawn-pages.ts";
import { makeTestChallenge } from "#tests/support/factories.ts";
import { sessionCookie } from "#tests/support/session-cookie.ts";
import * as challengesPage from "./routes/challenges.tsx";
import * as layout from "./routes/layout.tsx";

const ask = drawnPages({ "/challenges": challengesPage, "/challenges/:challengeId": layout });

/** What the list says of challenges, and whatever it leads to. */
async function listOf(cookie: string) {
  const { html } = await ask("/challenges", { cookie });
  const main = /<main[\s\S]*?<\/main>/.exec(html)?.[0] ?? "";
  const addresses = [...main.matchAll(/href="([^"]*)"/g)].map(([, address = ""]) => address);
  return { main, addresses };
}

it("says of a challenge whose membership has expired that it has ended, and leads to no page that is not there", async () => {
  const { id, title, permits } = await makeTestChallenge({ title: "Wexcombe of last year" });
  const { accountId } = permits.peer.actor;
  const cookie = await sessionCookie(accountId);
  const open = await listOf(cookie);
  expect(open.addresses).toEqual([`/challenges/${id}`]);
  expect((await ask(`/challenges/${id}`, { cookie })).status).toBe(200);

  const expiresAt = new Date(Date.now() - 60_000);
  await db.membership.updateMany({ where: { accountId, challengeId: id }, data: { expiresAt } });
  const { main, addresses } = await listOf(cookie);
  expect(main).toContain(title);
  const statuses = await Promise.all(
    addresses.map(async (address) => (await ask(address, { cookie })).status),
  );
  expect(
    statuses.filter((status) => status >= 400),
    addresses.join(),
  ).toEqual([]);
  expect(main).toContain("Ended");
});
