import type { Tx } from "#app/platform/db.server.ts";
import { newId } from "#app/platform/ids.ts";
import { STAFF_ROLES } from "./peer-words.ts";

const STAFF: readonly string[] = STAFF_ROLES;

/**
 * Writes the places of the team that a scope asks for, none of them filled yet but those of the LGA's staff whom it names: they are put to
 * nobody, and both sides have the letter that names them.
 */
export async function writeTeamWanted(
  tx: Tx,
  challengeId: string,
  team: readonly { name: string; role: string; brief: string }[],
): Promise<void> {
  await tx.peer.createMany({
    data: team.map(({ name, role, brief }, index) => ({
      id: newId(),
      challengeId,
      name,
      role,
      brief,
      status: name !== "" && STAFF.includes(role) ? "confirmed" : "wanted",
      position: index + 1,
    })),
  });
}
