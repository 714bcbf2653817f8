/**
 * What no timetable without broken rules can undercut: S1 from journeys that cannot be avoided, S2 from sessions
 * longer than a run may be, S4 from sessions whose possible peers never lead on their themes. Each part is a proof
 * on a relaxed problem, so the sum is a bound too (the parts count different costs). S3, S5 and S6 are bounded by 0.
 */
import { type Compiled, compile } from "../compile.ts";
import type { TimetableInstance } from "../instance.ts";
import { DEFAULT_SOFT_RULES, type SoftRules } from "../weights.ts";
import { fewestSiteChanges } from "./site-change-bound.ts";

export interface LowerBound {
  total: number;
  S1: number;
  S2: number;
  S4: number;
  /** The proof for S1 was cut short: a longer one might find a higher bound. */
  cutShort: boolean;
}

/** Lower bound of the soft cost. `effort` limits the places the S1 proof looks at (some 20 million a second). */
export function lowerBound(
  problem: TimetableInstance | Compiled,
  rules: SoftRules = DEFAULT_SOFT_RULES,
  effort = 20_000_000,
): LowerBound {
  const c = "slotDay" in problem ? problem : compile(problem);
  const changes = fewestSiteChanges(c, effort);
  let S2 = 0;
  let S4 = 0;
  for (const s of c.sessions) {
    const over = Math.ceil((s.minutes - c.maxRun) / rules.stepMinutes);
    if (over > 0) S2 += over * s.wanted * rules.longRun;
    if (s.leadMask !== -1 && s.peerSets.length > 0 && !s.peerSets.some((m) => m & s.leadMask))
      S4 += rules.offTheme;
  }
  const S1 = changes.count * rules.siteChange;
  return { total: S1 + S2 + S4, S1, S2, S4, cutShort: changes.cutShort };
}
