import { emptyMilestone, fillMilestone } from "#app/areas/challenge/fill-milestone.server.ts";
import { listCouncilIds } from "#app/areas/challenge/read-challenge.server.ts";
import type { MilestoneKey } from "#app/areas/dates/rule-sets.ts";
import type { Day } from "#app/platform/days.ts";
import type { Tx } from "#app/platform/db.server.ts";
import { firstAgreedOn } from "./decision-stand.ts";
import type { DecisionSubject } from "./decision-words.ts";
import { listDecidedFacts } from "./store.server.ts";

/** The key date that is met when the decision of the last council takes effect. */
const KEY_DATES: Partial<Record<DecisionSubject, MilestoneKey>> = { scope: "scope-agreed" };

/** The first day on which every council had agreed it, also one that is to come; null while there is none. */
export async function readAgreedOn(tx: Tx, challengeId: string, about: DecisionSubject): Promise<Day | null> {
  const councilIds = await listCouncilIds(challengeId, tx);
  return firstAgreedOn(councilIds, await listDecidedFacts({ challengeId }, about, tx));
}

/**
 * Keeps the key date true to the decisions: written on the day the last council's decision takes effect, and not before it. What
 * was written from decisions that were corrected since follows the correction; a day that somebody wrote by hand stays. `before` is
 * the day by the decisions as they were.
 */
export async function keepAgreedOn(
  tx: Tx,
  { challengeId, about, before }: { challengeId: string; about: DecisionSubject; before: Day | null },
  today: Day,
): Promise<void> {
  const key = KEY_DATES[about];
  if (key === undefined) return;
  const after = await readAgreedOn(tx, challengeId, about);
  if (before !== null && before !== after) await emptyMilestone(tx, challengeId, key, before);
  if (after !== null && after <= today) await fillMilestone(tx, challengeId, key, after);
}
