import { db } from "#app/platform/db.server.ts";
import { newId } from "#app/platform/ids.ts";
import type { TestChallenge } from "./factories.ts";

/** What `furnishVisit` made, by id. */
export interface FurnishedVisit {
  rooms: string[];
  people: string[];
  sessions: string[];
}

/**
 * Two rooms at one site and six interviews on the first morning and afternoon on site, in turn with each of the two peers, each
 * with a person of its own; everything has a place and nothing clashes. The peers and all but one person have an address.
 */
export async function furnishVisit({
  id: challengeId,
  visitId,
  peerIds,
}: TestChallenge): Promise<FurnishedVisit> {
  const siteId = newId();
  const rooms = [newId(), newId()];
  const starts = ["09:00", "10:00", "11:00", "14:00", "15:00", "16:00"];
  const people = starts.map(() => newId());
  const sessions = starts.map(() => newId());
  for (const [index, id] of peerIds.entries()) {
    await db.peer.update({
      where: { id },
      data: { email: `peer-${index + 1}@elsewhere.example` },
      select: { id: true },
    });
  }
  await db.site.create({ data: { id: siteId, challengeId, name: "Wexcombe Town Hall", position: 1 } });
  await db.room.createMany({
    data: rooms.map((id, index) => ({
      id,
      challengeId,
      siteId,
      name: `Room ${index + 1}`,
      capacity: 8,
      position: index,
    })),
  });
  await db.person.createMany({
    data: people.map((id, index) => ({
      id,
      challengeId,
      name: `Person ${index + 1}`,
      kind: "officer",
      email: index === 5 ? null : `person-${index + 1}@wexcombe.example`,
    })),
  });
  await db.personAnswer.createMany({
    data: people.map((personId) => ({ personId, visitId, challengeId, availability: "any-time" })),
  });
  await db.session.createMany({
    data: starts.map((start, index) => ({
      id: sessions[index] ?? "",
      challengeId,
      visitId,
      kind: "interview",
      title: `Interview ${index + 1}`,
      date: "2026-03-02",
      start,
      minutes: 45,
      siteId,
      roomId: rooms[index % 2] ?? null,
      track: index % 2 === 0 ? "A" : "B",
      status: "planned",
      peersNeeded: 1,
    })),
  });
  await db.sessionPerson.createMany({
    data: people.map((personId, index) => ({ personId, sessionId: sessions[index] ?? "" })),
  });
  await db.sessionPeer.createMany({
    data: sessions.map((sessionId, index) => ({ sessionId, peerId: peerIds[index % 2] ?? "" })),
  });
  return { rooms, people, sessions };
}
