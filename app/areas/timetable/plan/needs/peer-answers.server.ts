/** What the peers of a visit say of their days: whoever has not been asked has said nothing, which is not free. */
import type { Day } from "#app/platform/days.ts";
import { type Db, db, type Tx } from "#app/platform/db.server.ts";
import { newId } from "#app/platform/ids.ts";
import { type Availability, isAnswered, type TimeWindow } from "../availability.ts";
import { awayOf, timesBetween } from "./away-times.ts";

interface AtVisit {
  challengeId: string;
  visitId: string;
}

/** What one peer said of a visit. */
export interface PeerDays {
  availability: Availability;
  note: string;
  askedAt: Date | null;
  answeredAt: Date | null;
  /** They answered, and the visit has other days since: of these they have said nothing. */
  isOfOtherDays: boolean;
}

/** What stands for a peer who was not asked. */
export const NOT_ASKED: Readonly<PeerDays> = {
  availability: "not-asked",
  note: "",
  askedAt: null,
  answeredAt: null,
  isOfOtherDays: false,
};

const ANSWER = { availability: true, note: true, days: true, askedAt: true, answeredAt: true } as const;

const inOrder = (days: readonly Day[]) => [...days].sort().join(" ");

/** What the peers said of a visit that has these days, by their ids; whoever is not in it was not asked. At most 100. */
export async function listPeerDays(
  { challengeId, visitId }: AtVisit,
  days: readonly Day[],
  client: Db = db,
): Promise<Map<string, PeerDays>> {
  const rows = await client.peerAnswer.findMany({
    where: { challengeId, visitId },
    take: 100,
    select: { peerId: true, ...ANSWER },
  });
  return new Map(
    rows.map(({ peerId, availability, days: asked, ...said }) => [
      peerId,
      {
        ...said,
        availability: availability as Availability,
        isOfOtherDays: isAnswered(availability as Availability) && asked !== inOrder(days),
      },
    ]),
  );
}

/** Whether a peer has said of the days as they are now when they can come. */
export function hasSaid({ availability, isOfOtherDays }: PeerDays): boolean {
  return isAnswered(availability) && !isOfOtherDays;
}

/** What one peer answered for a visit that has these days, and the times at which they can come, for an answer that is some-times. */
export async function readPeerAnswer(
  at: AtVisit,
  peerId: string,
  days: readonly Day[],
  client: Db,
): Promise<PeerDays & { times: TimeWindow[] }> {
  const said = (await listPeerDays(at, days, client)).get(peerId) ?? NOT_ASKED;
  if (said.availability !== "some-times") return { ...said, times: [] };
  const away = await client.peerAbsence.findMany({
    where: { challengeId: at.challengeId, peerId, answerVisitId: at.visitId },
    take: 500,
    select: { date: true, start: true, end: true },
  });
  return { ...said, times: timesBetween(away, days) };
}

/** Notes that peers are asked for their days. What they said of these days before stays until they answer again. */
export async function keepPeersAsked(
  tx: Tx,
  { challengeId, visitId }: AtVisit,
  peerIds: readonly string[],
  now: Date,
): Promise<void> {
  for (const peerId of peerIds) {
    await tx.peerAnswer.upsert({
      where: { peerId_visitId: { peerId, visitId } },
      create: { peerId, visitId, challengeId, availability: "asked", askedAt: now },
      update: { askedAt: now },
      select: { peerId: true },
    });
  }
}

/** Keeps what a peer answers for a visit, and when they cannot work then, in place of what followed from their answer before. What somebody wrote down by hand stays. */
export async function keepPeerAnswer(
  tx: Tx,
  { challengeId, visitId }: AtVisit,
  peerId: string,
  {
    availability,
    times,
    note,
    days,
  }: { availability: Availability; times: readonly TimeWindow[]; note: string; days: readonly Day[] },
  now: Date,
): Promise<void> {
  const said = { availability, note, days: inOrder(days), answeredAt: now };
  await tx.peerAnswer.upsert({
    where: { peerId_visitId: { peerId, visitId } },
    create: { peerId, visitId, challengeId, ...said },
    update: said,
    select: { peerId: true },
  });
  await tx.peerAbsence.deleteMany({ where: { challengeId, peerId, answerVisitId: visitId } });
  await tx.peerAbsence.createMany({
    data: awayOf({ availability, times }, days).map((window) => ({
      id: newId(),
      challengeId,
      peerId,
      answerVisitId: visitId,
      ...window,
    })),
  });
}
