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

/** Empties the address, the biography and why they were confirmed without agreement of the peers that an account was. */
export async function emptyPeersOf(tx: Tx, accountId: string): Promise<void> {
  await tx.peer.updateMany({
    where: { memberships: { some: { accountId } } },
    data: { email: null, biography: "", unagreedWhat: "", unagreedReason: "" },
  });
}
