import type { Tx } from "#app/platform/db.server.ts";
import { newId } from "#app/platform/ids.ts";

/** Writes the places of the team that a scope asks for, none of them filled yet. */
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
      status: "wanted",
      position: index + 1,
    })),
  });
}
