/** Making a timetable sound by taking sessions out of it. */

import type { TimetableInstance } from "./instance.ts";
import { type Breach, recount } from "./recount.ts";
import type { Scorer } from "./scorer.ts";
import { toSolution } from "./solution.ts";

const NOTHING_HELD: ReadonlySet<string> = new Set();

/**
 * Takes out sessions until nothing clashes but what stands and stays: each time the one with most clashes, the last listed of
 * equals; what is fixed or in `dear` (ids) only when no other is left.
 */
export function takeOutClashes(
  instance: TimetableInstance,
  scorer: Scorer,
  dear: ReadonlySet<string> = NOTHING_HELD,
): void {
  const { sessions } = instance;
  const indexOf = new Map(sessions.map(({ id }, index) => [id, index]));
  const stays = new Set(sessions.filter(({ stands }) => stands !== undefined).map(({ id }) => id));
  const isDear = new Set(
    sessions.filter(({ id, fixed }) => fixed !== undefined || dear.has(id)).map(({ id }) => id),
  );
  const clashing = () => {
    const { breaches } = recount(instance, toSolution(scorer.compiled, scorer));
    return breaches.filter(({ rule }) => rule !== "H1");
  };
  const given = new Set<string>();
  if (stays.size > 0) {
    const solution = toSolution(scorer.compiled, scorer);
    const alone = { assignments: solution.assignments.filter(({ session }) => stays.has(session)) };
    for (const breach of recount(instance, alone).breaches) given.add(keyOf(breach));
  }
  // Something between two that stand can undo their clash: then the scorer's number says less than the list.
  while (stays.size > 0 || scorer.clashes > 0) {
    const count = new Map<string, number>();
    for (const breach of clashing()) {
      if (given.has(keyOf(breach))) continue;
      for (const id of breach.sessions) if (!stays.has(id)) count.set(id, (count.get(id) ?? 0) + 1);
    }
    const [worst] = [...count].sort(
      (a, b) => Number(isDear.has(a[0])) - Number(isDear.has(b[0])) || b[1] - a[1],
    );
    if (worst === undefined) return;
    scorer.set(indexOf.get(worst[0]) ?? -1, -1, -1, 0);
  }
}

/** Whose lunch is lost on which day is one breach, whichever sessions it is lost to. */
function keyOf({ rule, text, sessions }: Breach): string {
  return rule === "H6" ? `${rule} ${text}` : `${rule} ${text} ${sessions.join(" ")}`;
}
