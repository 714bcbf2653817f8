import { z } from "zod";
import type { Day } from "#app/platform/days.ts";
import { storedJson } from "#app/platform/stored-json.ts";
import type { BaseDays } from "./bases.ts";
import { BOUNDS, conditionsOf, type DateBound, type StatedCondition } from "./conditions.ts";
import { OFFSET_UNITS } from "./offsets.ts";
import { BASES, type Base, type DateRule } from "./rule-sets.ts";

const said = {
  /** How the letter says it; "" for a rule. */
  words: z.string(),
  /** Where it is from: "LGA from April 2024", "scope letter, Publication". */
  source: z.string(),
};

const Counted = z.strictObject({
  offset: z.strictObject({ unit: z.enum(OFFSET_UNITS), count: z.int() }),
  base: z.enum(BASES),
  /** The day that is counted from, for the base `stated` only. */
  from: z.string().nullable(),
  ...said,
});

const Named = z.strictObject({ day: z.string(), ...said });

const condition = z.union([Counted, Named]).nullable();

const Kept = z.strictObject({ due: condition, latest: condition, notBefore: condition });

/** One condition of a date as it is kept with it: a length that is counted, or a day that is named. */
export type KeptCondition = z.infer<typeof Counted> | z.infer<typeof Named>;

/** What a key date is to be worked out from, kept with it: a rule set or a letter gave it. */
export type KeptConditions = Record<DateBound, KeptCondition | null>;

/** How they stand in a column. */
export const keptConditions = storedJson<KeptConditions>("the conditions of a key date", [Kept, Kept]);

/** The conditions of a rule. */
export function conditionsOfRule(rule: DateRule): KeptConditions {
  const source = rule.isHouseRule ? [rule.source, "house rule"].filter(Boolean).join(", ") : rule.source;
  const counted = (bound: DateBound): KeptCondition | null => {
    const offset = rule[bound];
    return offset === null ? null : { offset, base: rule.base, from: rule.from, words: "", source };
  };
  return { due: counted("due"), latest: counted("latest"), notBefore: counted("notBefore") };
}

/** The conditions of a date as the engine is asked about them. */
export function statedOf(key: string, label: string, conditions: KeptConditions): StatedCondition[] {
  return BOUNDS.flatMap((bound) => {
    const kept = conditions[bound];
    if (kept === null) return [];
    const { words, source } = kept;
    const named = "day" in kept;
    return [
      {
        key,
        label,
        bound,
        day: named ? kept.day : null,
        after: named ? null : { offset: kept.offset, base: kept.base, from: kept.from },
        words,
        source,
      },
    ];
  });
}

/** The days that conditions give, null where they give none or what they are counted from is not known. */
export function daysByConditions(conditions: KeptConditions, bases: BaseDays): Record<DateBound, Day | null> {
  const { due, latest, notBefore } = conditionsOf(null, statedOf("", "", conditions), bases);
  return { due: due?.day ?? null, latest: latest?.day ?? null, notBefore: notBefore?.day ?? null };
}

/** The same conditions, what they count counted from another base. What names a day goes on naming it. */
export function countedFrom(conditions: KeptConditions, base: Exclude<Base, "stated">): KeptConditions {
  const rebased = (kept: KeptCondition | null) =>
    kept === null || "day" in kept ? kept : { ...kept, base, from: null };
  return {
    due: rebased(conditions.due),
    latest: rebased(conditions.latest),
    notBefore: rebased(conditions.notBefore),
  };
}
