import type { Tx } from "#app/platform/db.server.ts";

/** Conflicts of interest of a challenge; with `visitIds` those declared for these visits alone. */
interface ConflictsOfVisits {
  challengeId: string;
  visitIds: readonly string[] | null;
}

function whereOf({ challengeId, visitIds }: ConflictsOfVisits) {
  return { peer: { challengeId }, ...(visitIds === null ? {} : { visitId: { in: [...visitIds] } }) };
}

/** How many declared conflicts of interest there are. */
export function countConflicts(tx: Tx, of: ConflictsOfVisits): Promise<number> {
  return tx.conflictOfInterest.count({ where: whereOf(of) });
}

/** Destroys declared conflicts of interest. */
export async function destroyConflicts(tx: Tx, of: ConflictsOfVisits): Promise<void> {
  await tx.conflictOfInterest.deleteMany({ where: whereOf(of) });
}

/** What is said of a peer for the days of a visit, when nothing is kept of it. */
const NO_DETAILS = { telephone: "", diet: "", accessNeeds: "" } as const;

/** How many peers of a challenge are kept with a telephone number, or with what they eat or need. */
export function countPeerDetails(tx: Tx, challengeId: string): Promise<number> {
  const said = { not: "" };
  return tx.peer.count({
    where: { challengeId, OR: [{ telephone: said }, { diet: said }, { accessNeeds: said }] },
  });
}

/** Empties the telephone numbers of a challenge's peers, and what they eat and need. */
export async function emptyPeerDetails(tx: Tx, challengeId: string): Promise<void> {
  await tx.peer.updateMany({ where: { challengeId }, data: NO_DETAILS });
}

/** What is written down of a person beside their name and council, when nothing is kept of it. */
const NO_FACTS = { biography: "", politicalGroup: "", background: "", peerBefore: "", fitNote: "" } as const;

/** Empties the address, the details for the days of the visit, what is written down of them, and why they were confirmed without agreement of the peers that an account was. */
export async function emptyPeersOf(tx: Tx, accountId: string): Promise<void> {
  await tx.peer.updateMany({
    where: { memberships: { some: { accountId } } },
    data: { email: null, ...NO_DETAILS, ...NO_FACTS, unagreedWhat: "", unagreedReason: "" },
  });
}
