import { addMonths } from "date-fns/addMonths";
import { format } from "date-fns/format";
import { parseISO } from "date-fns/parseISO";
import type { Stage } from "#app/access/permissions.ts";
import { formatDay } from "#app/platform/day-words.ts";
import { type Day, plusDays } from "#app/platform/days.ts";
import {
  CATEGORIES,
  type Category,
  type Hold,
  isHeld,
  isWorkOver,
  monthsOf,
  REMINDER_DAYS,
} from "./categories.ts";
import type { Part } from "./parts.ts";

/**
 * The first day on which records are destroyed: so many months after the day they count from, and a day. Null while that
 * is not known. A month with fewer days ends on its last (30 August, six months: 28 February).
 */
export function dueOn(base: Day, months: number): Day;
export function dueOn(base: Day | null, months: number): Day | null;
export function dueOn(base: Day | null, months: number): Day | null {
  if (base === null) return null;
  return plusDays(format(addMonths(parseISO(base), months), "yyyy-MM-dd"), 1);
}

/**
 * The first day on which a category is destroyed, as far as can be said today: when it is due, and not before the challenge
 * manager has known for thirty days. `remindedOn`: when they were told; null while they were not.
 */
export function destroyedOn(due: Day, remindedOn: Day | null, today: Day): Day {
  const told = remindedOn ?? (today >= plusDays(due, -REMINDER_DAYS) ? today : plusDays(due, -REMINDER_DAYS));
  const patient = plusDays(told, REMINDER_DAYS);
  return patient > due ? patient : due;
}

/** What is to be done with a category today. `wait`: due, but the reminder is not old enough. */
export type RetentionMove = "keep" | "remind" | "wait" | "held" | "destroy";

/**
 * Decides it. A reminder that a wrong clock dated after today counts for nothing.
 */
export function stepFor(
  today: Day,
  due: Day | null,
  { isHeld, remindedOn }: { isHeld: boolean; remindedOn: Day | null },
): RetentionMove {
  if (due === null || today < plusDays(due, -REMINDER_DAYS)) return "keep";
  if (isHeld && today >= due) return "held";
  if (remindedOn === null || remindedOn > today) return "remind";
  if (today < due) return "keep";
  return today >= destroyedOn(due, remindedOn, today) ? "destroy" : "wait";
}

/** What a challenge's periods are worked out from, besides its visits. */
export interface PeriodFacts {
  stage: Stage;
  rules: readonly { category: string; months: number }[];
  holds: readonly Hold[];
  /** On which days the challenge manager was told, of which part and for which day on which it was to fall due. */
  reminders: readonly { category: string; part: string; dueOn: Day; remindedOn: Day }[];
}

/** How a part stands today. */
export interface PartStanding {
  months: number;
  isHouseRule: boolean;
  /** The first day on which it is destroyed by its rule alone; null while that cannot be said. */
  due: Day | null;
  /** The same, once the challenge manager has known for thirty days; null too while the team is at work. */
  destroyedOn: Day | null;
  remindedOn: Day | null;
  isHeld: boolean;
  step: RetentionMove;
}

/** Works out how a part of a category stands on a day. */
export function standingOfPart(category: Category, part: Part, facts: PeriodFacts, today: Day): PartStanding {
  const months = monthsOf(facts.rules, category);
  const due = dueOn(part.base?.day ?? null, months);
  const reminder = facts.reminders.find(
    (each) => each.category === category && each.part === part.key && each.dueOn === due,
  );
  const remindedOn = reminder?.remindedOn ?? null;
  const held = isHeld(category, facts.holds);
  const isOver = isWorkOver(facts.stage);
  return {
    months,
    isHouseRule: months === CATEGORIES[category].months,
    due,
    destroyedOn: due === null || !isOver ? null : destroyedOn(due, remindedOn, today),
    remindedOn,
    isHeld: held,
    step: stepFor(today, isOver ? due : null, { isHeld: held, remindedOn }),
  };
}

/** "12 months after the last day on site, 5 March 2026 (house rule)": the rule by which a part is kept. */
export function ruleWords(
  { months, isHouseRule }: Pick<PartStanding, "months" | "isHouseRule">,
  part: Part,
): string {
  const after =
    part.base === null ? "the last day on site" : `${part.base.words}, ${formatDay(part.base.day)}`;
  return `${months === 1 ? "1 month" : `${months} months`} after ${after}${isHouseRule ? " (house rule)" : ""}`;
}

/** Until when one record of a part is kept, as a sentence that stays true while a hold or the team's work keeps it longer. */
export function keptSentence(standing: PartStanding, part: Part, today: Day): string {
  const rule = ruleWords(standing, part);
  if (standing.isHeld) return `Kept until a hold on it is lifted. By its rule: ${rule}.`;
  if (standing.due === null) return `Kept for ${rule}, then destroyed.`;
  const last = plusDays(standing.destroyedOn ?? standing.due, -1);
  if (last >= today) return `Kept until ${formatDay(last)}, then destroyed: ${rule}.`;
  return standing.destroyedOn === null
    ? `Kept while the team works on its report. Its time by the rule is over: ${rule}.`
    : `Destroyed by the next daily run: ${rule}.`;
}
