import type { ChallengePermit } from "#app/access/permit.ts";
import { type Db, db } from "#app/platform/db.server.ts";
import type { PeerDetails } from "./forms.ts";
import type { PeerRole } from "./peer-words.ts";

/** A line of the contact card: how somebody of the team is reached, and what they need, empty where it is not said. */
export interface TeamContact extends PeerDetails {
  id: string;
  name: string;
  role: PeerRole;
}

/**
 * The confirmed team with how each is reached, in its order, for the peers and for those who arrange the visit (`attendance.read`); what they eat and need
 * is empty but for those who arrange it (`timetable.edit`). Nobody for everybody else. At most 30.
 */
export async function listTeamContacts(permit: ChallengePermit, client: Db = db): Promise<TeamContact[]> {
  if (!permit.may("attendance.read")) return [];
  const mayArrange = permit.may("timetable.edit");
  const rows = await client.peer.findMany({
    where: { challengeId: permit.challengeId, status: "confirmed" },
    orderBy: [{ position: "asc" }, { id: "asc" }],
    take: 30,
    select: { id: true, name: true, role: true, telephone: true, diet: true, accessNeeds: true },
  });
  return rows.map(({ role, diet, accessNeeds, ...row }) => ({
    ...row,
    role: role as PeerRole,
    diet: mayArrange ? diet : "",
    accessNeeds: mayArrange ? accessNeeds : "",
  }));
}
