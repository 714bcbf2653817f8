/** "3.1": the first action under recommendation 3. */
export function actionRef(recommendation: number, action: number): string {
  return `${recommendation}.${action}`;
}

/**
 * The number a new action gets: one more than the highest ever used under its recommendation in this plan, so
 * that a number that was published never means something else. `used` holds the numbers of the plan as it
 * stands and of every issued version.
 */
export function nextActionNumber(used: readonly number[]): number {
  return Math.max(0, ...used) + 1;
}

/**
 * Moves an action up or down among those of its recommendation and numbers them again from 1. `ids` are in their
 * present order. Before the first issue only: afterwards numbers stay.
 */
export function movedAction(ids: readonly string[], id: string, by: -1 | 1): string[] {
  const from = ids.indexOf(id);
  const to = from + by;
  if (from === -1 || to < 0 || to >= ids.length) return [...ids];
  const moved = ids.filter((each) => each !== id);
  moved.splice(to, 0, id);
  return moved;
}
