import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { to } from "#app/addresses.ts";
import { makeVisit } from "#app/areas/challenge/change-visits.server.ts";
import { permitAtVisit } from "#app/areas/visits/permit-at-visit.server.ts";
import { db } from "#app/platform/db.server.ts";
import { drawnPages } from "#tests/support/drawn-pages.ts";
import { makeTestChallenge, TEST_NOW } from "#tests/support/factories.ts";
import { furnishVisit } from "#tests/support/factories-on-site.ts";
import { sessionCookie } from "#tests/support/session-cookie.ts";
import * as timetablePage from "../grid/routes/timetable.tsx";
import { releaseTimetable } from "./release-timetable.server.ts";
import * as releasesPage from "./routes/releases.tsx";

const ask = drawnPages({
  [to.timetable.front.path]: timetablePage,
  [to.timetable.releases.path]: releasesPage,
});

beforeAll(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: TEST_NOW });
});
afterAll(() => {
  vi.useRealTimers();
});

it("says of a call without an address that nobody can join it, before a release and on the grid, and holds nothing up", async () => {
  const challenge = await makeTestChallenge();
  const { challengeManager, coordinator, councilReader } = challenge.permits;
  const day = "2026-02-10";
  const visitId = await makeVisit(
    challengeManager,
    { kind: "conversations", title: "", first: day, last: day, moveDates: "keep" },
    TEST_NOW,
  );
  const { sessions } = await furnishVisit({ ...challenge, visitId });
  const [first = "", ...others] = sessions;
  const nowhere = { date: day, siteId: null, roomId: null };
  await db.session.update({ where: { id: first }, data: nowhere, select: { id: true } });
  await db.session.updateMany({
    where: { id: { in: others } },
    data: { ...nowhere, joinAddress: "https://meet.example.org/j/1" },
  });
  const at = { challengeId: challenge.id, visitId };
  const read = async (page: string, { actor }: typeof coordinator) =>
    (await ask(page, { cookie: await sessionCookie(actor.accountId, TEST_NOW) })).html;
  const said = "1 session is online or by telephone and has no address to join yet";
  for (const page of [to.timetable.front(at, { day }), to.timetable.releases(at)]) {
    const html = await read(page, coordinator);
    expect(html).toContain(said);
    expect(html).toContain(`href="${to.timetable.session({ ...at, sessionId: first })}"`);
    expect(html).toContain("Nothing clashes.");
    expect(await read(page, councilReader)).not.toContain(said);
  }
  expect(await read(to.timetable.front(at, { day }), coordinator)).toMatch(/No address to join yet/);
  const preview = await read(to.timetable.releases(at), coordinator);
  // The person who is met and the peer who meets them.
  expect(preview.match(/>Invited to Interview 1, [^<]*? No address to join yet\./g)).toHaveLength(2);
  expect(preview).not.toMatch(/>Invited to Interview 2, [^<]*? No address to join yet\./);
  const released = await releaseTimetable(
    await permitAtVisit(coordinator, visitId),
    { acknowledge: false },
    TEST_NOW,
  );
  expect(released.invitations?.mailIds.length).toBeGreaterThan(0);
});
