import { expect, it } from "vitest";
import { makeVisit } from "#app/areas/challenge/change-visits.server.ts";
import { permitAtVisit } from "#app/areas/visits/permit-at-visit.server.ts";
import { db } from "#app/platform/db.server.ts";
import { makeTestChallenge, TEST_NOW } from "#tests/support/factories.ts";
import { furnishVisit } from "#tests/support/factories-on-site.ts";
import { releaseTimetable } from "../release/release-timetable.server.ts";
import { readWaitingInvitations } from "./waiting-invitations.server.ts";

it("counts the messages of one visit, and says apart how many of others wait with them", async () => {
  const challenge = await makeTestChallenge();
  const { challengeManager, coordinator } = challenge.permits;
  const { sessions } = await furnishVisit(challenge);
  const date = "2026-03-30";
  const second = await makeVisit(
    challengeManager,
    { kind: "on-site", title: "", first: date, last: date, moveDates: "keep" },
    TEST_NOW,
  );
  await db.session.updateMany({
    where: { id: { in: sessions.slice(0, 2) } },
    data: { visitId: second, date },
  });
  const atSecond = await permitAtVisit(challengeManager, second);
  await releaseTimetable(challengeManager, { acknowledge: true }, TEST_NOW);
  expect(await readWaitingInvitations(atSecond)).toMatchObject({ drafts: 0, stuck: { failed: 0 } });
  await releaseTimetable(atSecond, { acknowledge: true }, TEST_NOW);
  // A message to each peer for each visit; the people's are on both sides.
  const [first, other] = [
    await readWaitingInvitations(challengeManager),
    await readWaitingInvitations(atSecond),
  ];
  expect([first.drafts, first.ofOtherVisits]).toEqual([5, 4]);
  expect([other.drafts, other.ofOtherVisits]).toEqual([4, 5]);
  // The council's side sees those to its people alone.
  expect((await readWaitingInvitations(await permitAtVisit(coordinator, second))).drafts).toBe(2);
  await db.outgoingMail.updateMany({
    where: { challengeId: challenge.id, status: "draft" },
    data: { status: "failed" },
  });
  expect((await readWaitingInvitations(atSecond)).stuck).toMatchObject({ failed: 4, unknown: 0 });
});
