import type { VisitPermit } from "#app/access/permit.ts";
import { listPeerAddresses } from "#app/areas/peer-team/read-peers.server.ts";
import { formatDay } from "#app/platform/day-words.ts";
import { dayOf, plusDays } from "#app/platform/days.ts";
import { db } from "#app/platform/db.server.ts";
import { isAnswered, lastDayOfLink } from "../../plan/availability.ts";
import { hasSaid, listPeerDays, NOT_ASKED, type PeerDays } from "../../plan/needs/peer-answers.server.ts";
import type { TimetableRecord } from "../../plan/timetable-record.ts";
import type { AskPeersProps, ShownPeerDays } from "../components/peers-days.tsx";
import { mayAskPeers } from "./ask-peers.server.ts";

/** Days peers are given to answer, unless the links end before. */
const DAYS_TO_ANSWER = 7;

/** What each peer of the visit has said of its days as they are now, in the team's order. */
export function shownPeerDays(record: TimetableRecord, said: ReadonlyMap<string, PeerDays>): ShownPeerDays[] {
  return record.peers.map(({ id, name }) => {
    const { availability, note, askedAt, answeredAt, isOfOtherDays } = said.get(id) ?? NOT_ASKED;
    return {
      id,
      name,
      availability: isOfOtherDays ? "not-asked" : availability,
      more: [
        ...(isOfOtherDays ? ["The days are others since they answered: ask again."] : []),
        ...(askedAt === null ? [] : [`Asked on ${formatDay(dayOf(askedAt))}.`]),
        ...(answeredAt === null || !isAnswered(availability)
          ? []
          : [`Answered on ${formatDay(dayOf(answeredAt))}.`]),
        ...(note === "" ? [] : [note]),
      ],
    };
  });
}

/** The form that asks peers for their days; null for whoever may not, once the visit is over, and where nobody can be asked. */
export async function readPeersToAsk(
  permit: VisitPermit,
  record: TimetableRecord,
  said: ReadonlyMap<string, PeerDays>,
  now: Date,
): Promise<AskPeersProps | null> {
  const { days } = record.visit;
  const [firstDay, lastDay] = [days[0], days.at(-1)];
  if (!mayAskPeers(permit) || firstDay === undefined || lastDay === undefined) return null;
  const today = dayOf(now);
  const last = lastDayOfLink({ firstDay, lastDay }, today);
  const confirmed = record.peers.filter(({ isConfirmed }) => isConfirmed);
  if (last === null || confirmed.length === 0) return null;
  const ids = confirmed.map(({ id }) => id);
  const written = new Set(
    (await listPeerAddresses(permit.challengeId, db, ids)).flatMap(({ id, email }) =>
      email === null ? [] : [id],
    ),
  );
  const inAWeek = plusDays(today, DAYS_TO_ANSWER);
  return {
    peers: confirmed.map(({ id, name }) => ({
      id,
      name: written.has(id) ? name : `${name}, of whom there is no e-mail address yet`,
      isOpen: written.has(id) && !hasSaid(said.get(id) ?? NOT_ASKED),
    })),
    answerBy: [inAWeek, last].sort()[0] ?? last,
  };
}

/** The peers of the visit who have not said of its days when they can work, by name: they are planned with as if they were free. */
export async function listUnsaidPeers(permit: VisitPermit, record: TimetableRecord): Promise<string[]> {
  const said = await listPeerDays(permit, record.visit.days);
  return record.peers
    .filter(({ id, isConfirmed }) => isConfirmed && !hasSaid(said.get(id) ?? NOT_ASKED))
    .map(({ name }) => name);
}
