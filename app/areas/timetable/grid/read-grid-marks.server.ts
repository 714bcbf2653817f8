import { demand, type VisitPermit } from "#app/access/permit.ts";
import { db } from "#app/platform/db.server.ts";
import { readReplies } from "../invitations/read-replies.server.ts";
import { addresseeNames, repliesInMarks } from "../invitations/reply-lines.ts";
import { listAnswers } from "../plan/answers.server.ts";
import { type Availability, NO_ANSWER } from "../plan/availability.ts";
import { hasSaid, listPeerDays, NOT_ASKED } from "../plan/needs/peer-answers.server.ts";
import type { TimetableRecord } from "../plan/timetable-record.ts";
import type { ArrangerMarks } from "./timetable-view.ts";

/** What the grid tells those who arrange the visit: who was not asked when they can come to it, who answered their invitation, and what is pinned. Throws forbidden. */
export async function readGridMarks(
  permit: VisitPermit,
  record: TimetableRecord,
): Promise<Omit<ArrangerMarks, "addresslessIds">> {
  demand(permit, "timetable.edit");
  const { challengeId, visitId } = permit;
  const pinned = await db.session.findMany({
    where: { challengeId, visitId, isPinned: true },
    take: 400,
    select: { id: true },
  });
  const people = await db.person.findMany({
    where: { challengeId },
    take: 1000,
    select: { id: true },
  });
  const answers = await listAnswers(permit, db);
  const days = await listPeerDays(permit, record.visit.days);
  const idsOf = (answer: Availability) =>
    people.filter(({ id }) => (answers.get(id) ?? NO_ANSWER).availability === answer).map(({ id }) => id);
  return {
    pinnedIds: pinned.map(({ id }) => id),
    notAskedIds: idsOf("not-asked"),
    waitingIds: idsOf("asked"),
    unsaidPeers: Object.fromEntries(
      record.peers
        .filter(({ id, isConfirmed }) => days.size > 0 && isConfirmed && !hasSaid(days.get(id) ?? NOT_ASKED))
        .map(({ id, name }) => [id, name]),
    ),
    replies: repliesInMarks(await readReplies(permit, record), addresseeNames(record)),
  };
}
