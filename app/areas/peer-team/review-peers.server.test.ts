import { expect, it } from "vitest";
import { isAtNoStay } from "#app/access/readers/review-peers.server.ts";
import { readMemberships } from "#app/access/sign-in-session.server.ts";
import { listTellablePeople } from "#app/areas/people/members/read-memberships.server.ts";
import { listVisits } from "#app/areas/visits/read-visits.server.ts";
import { writeVisit } from "#app/areas/visits/write-visits.server.ts";
import { db, transaction } from "#app/platform/db.server.ts";
import { Prisma } from "#app/platform/generated/prisma/client.ts";
import { newId } from "#app/platform/ids.ts";
import { addTestMember, makeTestChallenge, TEST_NOW } from "#tests/support/factories.ts";
import { visitsOfPeer } from "./visit-team.ts";

/** What may stand of a peer for a visit. */
const SAID = [null, true, false] as const;

it("the guard and the team of each visit say the same of who comes to a review alone", async () => {
  const challenge = await makeTestChallenge();
  const { id: challengeId, visitId } = challenge;
  const made = await transaction(async (tx) => {
    const make = (kind: "on-site" | "conversations" | "progress-review", day: string) =>
      writeVisit(tx, challengeId, { kind, title: "", days: [day] });
    return [
      await make("on-site", "2026-04-13"),
      await make("conversations", "2026-02-10"),
      await make("progress-review", "2027-01-20"),
    ];
  });
  const visitIds = [visitId, ...made];
  const combinations = SAID.flatMap((first) =>
    SAID.flatMap((second) =>
      SAID.flatMap((call) => [true, false].map((review) => [first, second, call, review])),
    ),
  );
  for (const [position, said] of combinations.entries()) {
    const visits = said.flatMap((isHere, at) =>
      isHere === null || isHere === undefined ? [] : [{ visitId: visitIds[at] ?? "", isHere }],
    );
    await db.peer.create({
      data: {
        id: newId(),
        challengeId,
        name: `Peer ${position}`,
        role: "member-peer",
        status: "confirmed",
        position,
        visits: { create: visits },
      },
    });
  }
  const compare = async () => {
    const peers = await db.peer.findMany({
      where: { challengeId },
      select: { id: true, organisation: true, visits: true },
    });
    const visits = await listVisits(challengeId);
    const kinds = new Map(visits.map(({ id, kind }) => [id, kind]));
    const expected = peers.filter(
      (peer) => !visitsOfPeer(peer, peer.visits, visits).some((id) => kinds.get(id) !== "progress-review"),
    );
    const found = await db.$queryRaw<{ id: string }[]>`
      SELECT p."id" AS "id" FROM "Peer" p
      WHERE p."challengeId" = ${challengeId} AND ${isAtNoStay(Prisma.sql`p."id"`, Prisma.sql`p."challengeId"`)}`;
    expect(found.map(({ id }) => id).sort()).toEqual(expected.map(({ id }) => id).sort());
    return found.length;
  };
  expect(await compare()).toBeGreaterThan(5);
  // The other phase becomes the first one.
  await db.visitDay.updateMany({ where: { visitId: made[0] ?? "" }, data: { date: "2026-02-23" } });
  expect(await compare()).toBeGreaterThan(5);
});

it("tells a place in a challenge, and whoever is told things, whether it is of a review alone", async () => {
  const challenge = await makeTestChallenge();
  const { id, title, visitId, permits } = challenge;
  const peerId = newId();
  await db.peer.create({
    data: {
      id: peerId,
      challengeId: id,
      name: "Rita Returning",
      role: "member-peer",
      status: "confirmed",
      position: 9,
      visits: { create: { visitId, isHere: false } },
    },
  });
  const rita = await addTestMember(
    { id, title, stage: "reviewing" },
    { role: "peer", name: "Rita Returning", peerId },
  );
  const placeOf = async (accountId: string) => (await readMemberships(accountId, id, TEST_NOW))[0];
  expect(await placeOf(rita.actor.accountId)).toMatchObject({ isOfReviewAlone: true });
  expect(await placeOf(permits.peer.actor.accountId)).toMatchObject({ isOfReviewAlone: false });
  expect(await placeOf(permits.coordinator.actor.accountId)).toMatchObject({ isOfReviewAlone: false });
  const told = (await listTellablePeople(id, TEST_NOW, db)).filter(({ isOfReviewAlone }) => isOfReviewAlone);
  expect(told.map(({ accountId }) => accountId)).toEqual([rita.actor.accountId]);
});
