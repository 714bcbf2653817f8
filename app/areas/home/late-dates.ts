/**
 * The late dates that a reader of the first page is told of: whoever may record dates of all, for they can meet them or say why; everybody else
 * of those for which somebody has said why (decision 0764).
 */
export function lateToTell<Date extends { lateReason: string | null }>(
  late: readonly Date[],
  mayRecord: boolean,
): Date[] {
  return late.filter(({ lateReason }) => mayRecord || (lateReason ?? "").trim() !== "");
}
