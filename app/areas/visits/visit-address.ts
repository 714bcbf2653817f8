/** Where the pages of a visit are: the parameters that all of their addresses begin with. */
export interface VisitAddress {
  challengeId: string;
  visitId: string;
}

/** The address of the visit that a permit is at, for a page in the browser. */
export function visitAddress({ challengeId, visitId }: VisitAddress): VisitAddress {
  return { challengeId, visitId };
}
