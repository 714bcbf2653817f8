/** What belongs to a challenge; with `visitIds` to these visits of it alone. */
export interface OfVisits {
  challengeId: string;
  visitIds: readonly string[] | null;
}

/** The question for rows that name a visit. */
export function ofVisits({ challengeId, visitIds }: OfVisits) {
  return visitIds === null ? { challengeId } : { challengeId, visitId: { in: [...visitIds] } };
}
