/** Where one session stands, all that a move changes. `start` is "HH:MM" in London; both null while it has no place. */
export interface Standing {
  sessionId: string;
  date: string | null;
  start: string | null;
  siteId: string | null;
  roomId: string | null;
  track: string | null;
  peerIds: string[];
}

/** A standing as text: the same for the same, whatever wrote it. */
export function standingText({ sessionId, date, start, siteId, roomId, track, peerIds }: Standing): string {
  return JSON.stringify([sessionId, date, start, siteId, roomId, track, [...peerIds].sort()]);
}
