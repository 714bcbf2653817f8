import type { Tx } from "#app/platform/db.server.ts";

/** How many declared conflicts of interest a challenge holds. */
export function countConflicts(tx: Tx, challengeId: string): Promise<number> {
  return tx.conflictOfInterest.count({ where: { peer: { challengeId } } });
}

/** Destroys the declared conflicts of interest of a challenge. */
export async function destroyConflicts(tx: Tx, challengeId: string): Promise<void> {
  await tx.conflictOfInterest.deleteMany({ where: { peer: { challengeId } } });
}

/** Empties the address and the biography of the peers that an account was. */
export async function emptyPeersOf(tx: Tx, accountId: string): Promise<void> {
  await tx.peer.updateMany({
    where: { memberships: { some: { accountId } } },
    data: { email: null, biography: "" },
  });
}
