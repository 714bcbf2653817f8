import { minutesOf } from "#app/platform/clock-time.ts";
import { TRACKS } from "../plan/timetable-words.ts";

/** A placed session, as far as its column on the grid depends on it. */
export interface TrackedSession {
  id: string;
  date: string;
  start: string;
  minutes: number;
  peerIds: readonly string[];
  isForAllPeers: boolean;
}

interface Track {
  letter: string;
  busyUntil: number;
  peerIds: readonly string[];
}

/**
 * Gives every session of a timetable its column, the letter of a pair: null for the whole team's. Within a day a column
 * goes to the session that shares most peers with what stood in it last, so that a pair keeps its letter; two that overlap never
 * share one while there are letters left.
 */
export function assignTracks(sessions: readonly TrackedSession[]): Map<string, string | null> {
  const given = new Map<string, string | null>();
  const inOrder = [...sessions].sort(
    (a, b) => a.date.localeCompare(b.date) || a.start.localeCompare(b.start) || a.id.localeCompare(b.id),
  );
  let date = "";
  let tracks: Track[] = [];
  for (const session of inOrder) {
    if (session.date !== date) {
      date = session.date;
      // The pairs of the day before are a good guess for this one's.
      tracks =
        tracks.length > 0
          ? tracks.map((track) => ({ ...track, busyUntil: 0 }))
          : TRACKS.map((letter) => ({ letter, busyUntil: 0, peerIds: [] }));
    }
    if (session.isForAllPeers) {
      given.set(session.id, null);
      continue;
    }
    const from = minutesOf(session.start);
    const free = tracks.filter(({ busyUntil }) => busyUntil <= from);
    const shared = ({ peerIds }: Track) => peerIds.filter((id) => session.peerIds.includes(id)).length;
    const best = (free.length > 0 ? free : tracks).reduce((a, b) => (shared(b) > shared(a) ? b : a));
    best.busyUntil = Math.max(best.busyUntil, from + session.minutes);
    best.peerIds = session.peerIds;
    given.set(session.id, best.letter);
  }
  return given;
}
