/** Choosing a room: the promised one, else the smallest free one at a site that holds everybody. */
import type { Compiled } from "./compile.ts";
import type { Scorer } from "./scorer.ts";

/**
 * The room at `site` that session `s` was promised, or the smallest that is free at `slot`; when none is free, the smallest that is
 * big enough (the double booking is then counted); -1 when the site has no such room.
 */
export function smallestRoom(c: Compiled, scorer: Scorer, s: number, slot: number, site: number): number {
  const session = c.sessions[s]!;
  const rooms = session.roomsAt[site]!;
  const day = c.slotDay[slot]!;
  const start = c.slotMinute[slot]!;
  const promised = scorer.promisedRoom(s);
  if (
    promised >= 0 &&
    rooms.includes(promised) &&
    scorer.isRoomFree(promised, day, start, start + session.minutes, s)
  ) {
    return promised;
  }
  for (const room of rooms) if (scorer.isRoomFree(room, day, start, start + session.minutes, s)) return room;
  return rooms.length ? rooms[0]! : -1;
}
