/** Choosing a room: the smallest free one at a site that holds everybody. */
import type { Compiled } from "./compile.ts";
import type { Scorer } from "./scorer.ts";

/**
 * The smallest room at `site` that is free for session `s` at `slot`; when none is free, the smallest that is
 * big enough (the double booking is then counted); -1 when the site has no such room.
 */
export function smallestRoom(c: Compiled, scorer: Scorer, s: number, slot: number, site: number): number {
  const session = c.sessions[s]!;
  const rooms = session.roomsAt[site]!;
  const day = c.slotDay[slot]!;
  const start = c.slotMinute[slot]!;
  for (const room of rooms) if (scorer.isRoomFree(room, day, start, start + session.minutes, s)) return room;
  return rooms.length ? rooms[0]! : -1;
}
