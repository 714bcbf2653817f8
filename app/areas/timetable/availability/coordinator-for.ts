/** Whom an answer by mail goes to: the co-ordinator of the person's council, else the first there is; undefined without one. */
export function coordinatorFor<Coordinator extends { councilId: string | null }>(
  coordinators: readonly Coordinator[],
  councilId: string | null,
): Coordinator | undefined {
  return coordinators.find((one) => one.councilId === councilId) ?? coordinators[0];
}
