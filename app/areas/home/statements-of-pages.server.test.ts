import { expect, it, vi } from "vitest";
import * as evidencePage from "#app/areas/evidence/routes/evidence.tsx";
import { keptDays, keptPlaces } from "#app/areas/visits/kept-days.ts";
import { db } from "#app/platform/db.server.ts";
import { newId } from "#app/platform/ids.ts";
import { Connection } from "#app/platform/sqlite/connection.server.ts";
import { drawnPages } from "#tests/support/drawn-pages.ts";
import { makeTestChallenge, TEST_NOW, type TestChallenge } from "#tests/support/factories.ts";
import { makeTestSession, writeTestNote } from "#tests/support/factories-evidence.ts";
import { sessionCookie } from "#tests/support/session-cookie.ts";
import * as challengesPage from "./routes/challenges.tsx";
import * as homePage from "./routes/home.tsx";

const ask = drawnPages({
  "/challenges": challengesPage,
  "/challenges/:challengeId": homePage,
  "/challenges/:challengeId/evidence": evidencePage,
});

/** What a page asks of the database, once it has been asked for before. */
async function statementsOf(address: string, cookie: string): Promise<string[]> {
  await ask(address, { cookie });
  const run = vi.spyOn(Connection.prototype, "run");
  try {
    expect((await ask(address, { cookie })).status).toBe(200);
    return run.mock.calls.map(([sql]) => sql);
  } finally {
    run.mockRestore();
  }
}

/** Puts off the visit of a challenge, as it is kept. */
async function postpone({ id: challengeId, visitId }: TestChallenge): Promise<void> {
  const postponementId = newId();
  await db.postponement.create({
    data: {
      id: postponementId,
      challengeId,
      decidedBy: "The team",
      reason: "Snow",
      recordedAt: TEST_NOW,
      recordedByName: "Mo Manager",
    },
  });
  await db.postponedVisit.create({
    data: {
      id: newId(),
      challengeId,
      postponementId,
      visitId,
      earlierDays: keptDays.write(["2026-02-02"]),
      newDays: keptDays.write(["2026-03-02"]),
      places: keptPlaces.write([]),
    },
  });
}

it("asks of the database no more statements for the most visited pages than it did (decision 0616)", async () => {
  const challenge = await makeTestChallenge({ stage: "on-site" });
  const sessionId = await makeTestSession(challenge, { attending: ["officer"] });
  await writeTestNote(challenge, { sessionId, sourceKind: "officer", sourceTitle: "" });
  // As the demonstration stands that the bench asks: before, the days of the visits are looked over too.
  await db.challenge.update({ where: { id: challenge.id }, data: { stage: "reviewing" } });
  const cookie = await sessionCookie(challenge.permits.peer.actor.accountId, new Date());
  const home = `/challenges/${challenge.id}`;
  const asked = async (address: string) => {
    const statements = await statementsOf(address, cookie);
    return { count: statements.length, statements };
  };
  const exactly = (count: number) => expect.objectContaining({ count });
  // Who is signed in, one's councils, one's places, their challenges, the days on site.
  expect(await asked("/challenges")).toEqual(exactly(5));
  // Who is signed in, the place there, visits, key dates, who is at which visit, counts, the challenge.
  expect(await asked(home)).toEqual(exactly(7));
  await postpone(challenge);
  expect(await asked(home)).toEqual(exactly(8));
  // Of the guard 2, visits, who is at which, counts, themes, prompts, peers, sessions, notes, their prompts, and the trail: its end, a new line.
  expect(await asked(`${home}/evidence`)).toEqual(exactly(13));
});
