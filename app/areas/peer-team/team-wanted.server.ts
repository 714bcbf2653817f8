import { type ChallengePermit, demand } from "#app/access/permit.ts";
import { record } from "#app/audit/record.server.ts";
import type { Tx } from "#app/platform/db.server.ts";
import { newId } from "#app/platform/ids.ts";
import { type PeerRole, STAFF_ROLES } from "./peer-words.ts";
import { NOTHING_WANTED, type WantedOfPlace, wantedIn } from "./profile/wanted-words.ts";

const STAFF: readonly string[] = STAFF_ROLES;

/** What the words of a place ask for beside the part; of the LGA's staff nothing is asked. */
function profileOf({ role, brief }: { role: string; brief: string }): WantedOfPlace {
  return STAFF.includes(role) ? NOTHING_WANTED : wantedIn(brief);
}

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
      ...profileOf({ role, brief }),
      status: name !== "" && STAFF.includes(role) ? "confirmed" : "wanted",
      position: index + 1,
    })),
  });
}

/** Adds one more place that somebody found in the letter, not filled yet, inside the transaction of a use-case. Throws forbidden. */
export async function addTeamWanted(
  tx: Tx,
  permit: ChallengePermit,
  { role, brief }: { role: PeerRole; brief: string },
  now: Date,
): Promise<void> {
  demand(permit, "team.edit");
  const { challengeId } = permit;
  const id = newId();
  const last = await tx.peer.aggregate({ where: { challengeId }, _max: { position: true } });
  const position = (last._max.position ?? 0) + 1;
  await tx.peer.create({
    data: {
      id,
      challengeId,
      name: "",
      role,
      brief,
      ...profileOf({ role, brief }),
      status: "wanted",
      position,
    },
    select: { id: true },
  });
  await record(tx, permit, { type: "peer-changed", data: { peerId: id, what: "added" } }, now);
}
