import { isStaff, PEER_ROLE_NAMES, type PeerRole, type PeerStatus } from "#app/areas/peer-team/peer-words.ts";
import type { TimetablePeer } from "./timetable-record.ts";

/** What the timetable takes of a member of the team. */
interface TeamMember {
  id: string;
  name: string;
  role: PeerRole;
  status: PeerStatus;
}

/**
 * The peers who can be in a session: everybody who is at the visit but those who withdrew. A timetable is read by councils, and goes out in
 * papers, workbooks and calendars, so it names a peer once they are confirmed, like the page of the team; before that it has their place:
 * "Officer peer, not yet confirmed". The second and further places of one name are numbered.
 */
export function timetablePeers(team: readonly TeamMember[]): TimetablePeer[] {
  const counts = new Map<string, number>();
  return team
    .filter(({ status }) => status !== "withdrawn")
    .map(({ id, name, role, status }) => {
      const part = PEER_ROLE_NAMES[role];
      const facts = { id, part, isStaff: isStaff(role), isConfirmed: status === "confirmed" };
      if (name !== "" && status === "confirmed") return { ...facts, name };
      const place = name === "" ? "to be found" : "not yet confirmed";
      const count = (counts.get(`${part} ${place}`) ?? 0) + 1;
      counts.set(`${part} ${place}`, count);
      return { ...facts, name: `${part}${count === 1 ? "" : ` ${count}`}, ${place}` };
    });
}
