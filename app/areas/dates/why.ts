import { formatDay } from "#app/platform/day-words.ts";
import type { Day } from "#app/platform/days.ts";
import { BOUNDS, type Conditions, type DateBound } from "./conditions.ts";

/** Days that people set for one date. A bound that is left out is as the rules have it; null means that it has no day. */
export interface DaysSet extends Partial<Record<DateBound, Day | null>> {
  key: string;
  /** What the date is called, where neither rules nor list have it. */
  label: string | null;
  /** Who set them, when and why; "" or null where it was not written down. */
  by: string;
  on: Day | null;
  reason: string;
}

const SAYS = { due: "Due", latest: "No later than", notBefore: "Not before" } as const satisfies Record<
  DateBound,
  string
>;

/** Where the days of a date come from, in sentences. What people set is named with what the rules give. */
export function whyInWords(
  conditions: Conditions,
  set: DaysSet | null,
  days: Record<DateBound, Day | null>,
): string {
  const sentences = BOUNDS.flatMap((bound) => {
    const condition = conditions[bound];
    if (set?.[bound] !== undefined) {
      const day = days[bound];
      const rule =
        condition === null
          ? "No rule gives a day."
          : `The rule gives ${formatDay(condition.day)}: ${condition.words}.`;
      return [
        `${SAYS[bound]} ${day === null ? "no day" : formatDay(day)}, as set${settingInWords(set)}.`,
        rule,
      ];
    }
    if (condition === null) return [];
    const instead =
      condition.instead === null ? "" : ` The usual rule gives ${formatDay(condition.instead)}.`;
    return [`${SAYS[bound]} ${formatDay(condition.day)}: ${condition.words}.${instead}`];
  });
  return sentences.length === 0 ? "No rule gives a day." : sentences.join(" ");
}

function settingInWords({ by, on, reason }: DaysSet): string {
  const who = by === "" ? " by people" : ` by ${by}`;
  const when = on === null ? "" : ` on ${formatDay(on)}`;
  return `${who}${when}${reason === "" ? "" : ` (${reason.replace(/[.\s]+$/, "")})`}`;
}
