/** What stands in a calendar somebody subscribes to: the released timetable, with what was changed at short notice since. */

import type { ReleasedSession } from "../plan/released-sessions.ts";
import { nameList } from "../plan/timetable-words.ts";
import type { CalendarEntry } from "./calendar-text.ts";
import type { Addressee, Told } from "./invitation-changes.ts";

/** Something told to one person or peer about one session. */
export interface SaidSince {
  sessionId: string;
  to: Addressee;
  told: Told | null;
  /** After the latest release: by a late change. */
  isSince: boolean;
}

/** Whose calendar it is: a peer's has the own sessions, anybody else's the whole timetable they may see. */
export interface FeedReader {
  peerId: string | null;
}

/** The entries of one reader's calendar. `released` holds only what the reader may see. */
export function feedEntries(
  { number, sessions }: { number: number; sessions: readonly ReleasedSession[] },
  said: readonly SaidSince[],
  { peerId }: FeedReader,
  hrefOf: (sessionId: string) => string,
): CalendarEntry[] {
  const bySession = new Map<string, SaidSince[]>();
  for (const one of said) bySession.set(one.sessionId, [...(bySession.get(one.sessionId) ?? []), one]);
  return sessions.flatMap((session): CalendarEntry[] => {
    const own = bySession.get(session.id) ?? [];
    const late = own.filter(({ isSince }) => isSince);
    const lateForPeer = late.find(({ to }) => to.kind === "peer" && to.id === peerId);
    const isTheirs = peerId === null || (lateForPeer ? lateForPeer.told !== null : isOf(session, peerId));
    if (!isTheirs) return [];
    // Changed late, and nobody is told to be there any more: it does not take place then.
    const latest = (lateForPeer ?? late.find(({ told }) => told !== null))?.told ?? null;
    if (late.length > 0 && latest === null && own.every(({ told }) => told === null)) return [];
    if (latest === null && session.isCancelled) return [];
    const { title, date, start, minutes, where, joinAddress } = latest ?? session;
    if (date === null || start === null) return [];
    const peers = latest?.peers ?? session.peers;
    return [
      {
        uid: `${session.id}@peer-challenge-workspace`.toLowerCase(),
        // Late changes count between two releases.
        sequence: number * 100 + late.length,
        title,
        date,
        start,
        minutes,
        where,
        joinAddress,
        href: hrefOf(session.id),
        about: [session.kind, peers.length === 0 ? "" : `Peers: ${nameList(peers, 12)}.`].filter(Boolean),
        isPrivate: session.isConfidential,
      },
    ];
  });
}

/** A peer's own sessions are those they are named in, and those of the whole team that name nobody. */
function isOf({ peerIds, peers, track }: ReleasedSession, peerId: string): boolean {
  return peerIds.includes(peerId) || (peers.length === 0 && track === null);
}
