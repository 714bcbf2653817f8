import { formatDay } from "#app/platform/day-words.ts";
import type { Day } from "#app/platform/days.ts";
import { type BaseDays, baseInWords, missingBase } from "./bases.ts";
import { compare } from "./compare.ts";
import type { DateWarning } from "./day-warnings.ts";
import { applyOffset, isClamped, type Offset, offsetInWords } from "./offsets.ts";
import type { Base, DateRule } from "./rule-sets.ts";

/** The three days a date can have. */
export const BOUNDS = ["due", "latest", "notBefore"] as const;
export type DateBound = (typeof BOUNDS)[number];

/** A condition that the letter states itself: a day it names, or a length it counts. */
export interface StatedCondition {
  key: string;
  /** What the date is called, where neither rules nor list have it. */
  label: string | null;
  bound: DateBound;
  /** The day it names; null when it counts. */
  day: Day | null;
  /** What it counts; null when it names a day. */
  after: { offset: Offset; base: Base; from: Day | null } | null;
  /** How the letter says it; "" where nobody has written it down. */
  words: string;
  source: string;
}

/** One condition of a date: the day, and where it comes from in words. */
export interface Condition {
  day: Day;
  words: string;
  /** What the rules would give where the letter goes before them. */
  instead: Day | null;
}

/** The conditions of one date, null where there is none or its base is not known. */
export type Conditions = Record<DateBound, Condition | null> & { base: Base | null; warnings: DateWarning[] };

interface Given extends Condition {
  base: Base;
}

/** What rule and letter say of a date. Of two days that the letter states for one bound the stricter counts, and a warning names both. */
export function conditionsOf(
  rule: DateRule | null,
  stated: readonly StatedCondition[],
  bases: BaseDays,
): Conditions {
  const warnings: DateWarning[] = [];
  const missing = new Set<Base>();
  const found = { due: null, latest: null, notBefore: null } as Record<DateBound, Given | null>;
  const seen: Base[] = [];
  for (const bound of BOUNDS) {
    const byRule = rule === null ? null : fromRule(rule, bound, bases);
    const byLetter = stated
      .filter((one) => one.bound === bound)
      .map((one) => fromLetter(one, bases))
      .sort(
        (a, b) => compare(a.day ?? "", b.day ?? "") || compare(a.words, b.words) || compare(a.base, b.base),
      );
    const known = byLetter.filter((one): one is Given => one.day !== null);
    const chosen = (bound === "notBefore" ? known.at(-1) : known[0]) ?? null;
    if (new Set(known.map(({ day }) => day)).size > 1) warnings.push(statedTwice(bound, known));
    const used = byLetter.length > 0 ? (chosen ?? byLetter[0]) : byRule;
    if (used === null || used === undefined) continue;
    seen.push(used.base);
    if (used.day === null) {
      missing.add(used.base);
      continue;
    }
    const instead = byLetter.length > 0 && byRule?.day !== used.day ? (byRule?.day ?? null) : null;
    found[bound] = { ...used, day: used.day, instead };
  }
  const counted = seen.find((base) => base !== "stated");
  return {
    ...found,
    base: counted ?? seen[0] ?? null,
    warnings: [
      ...[...missing].map((base) => ({ code: "base-missing" as const, message: missingBase(base) })),
      ...warnings,
    ],
  };
}

type Uncertain = Omit<Given, "day"> & { day: Day | null };

function fromRule(rule: DateRule, bound: DateBound, bases: BaseDays): Uncertain | null {
  const offset = rule[bound];
  if (offset === null) return null;
  const source = rule.isHouseRule ? [rule.source, "house rule"].filter(Boolean).join(", ") : rule.source;
  return counted(offset, rule.base, rule.from, bases, source);
}

function fromLetter({ day, after, words, source }: StatedCondition, bases: BaseDays): Uncertain {
  const quoted = words === "" ? "" : `“${words}”`;
  if (after !== null) {
    const said = [source, quoted].filter(Boolean).join(": ");
    return counted(after.offset, after.base, after.from, bases, said);
  }
  return {
    day,
    words: `${quoted || "a day that is stated"}${inBrackets(source)}`,
    instead: null,
    base: "stated",
  };
}

function counted(offset: Offset, base: Base, from: Day | null, bases: BaseDays, source: string): Uncertain {
  const start = base === "stated" ? from : bases[base];
  if (start === null) return { day: null, words: "", instead: null, base };
  const day = applyOffset(start, offset);
  const clamped = isClamped(start, offset)
    ? `; that month has no day ${Number(start.slice(8))}, so its last day`
    : "";
  const words = `${offsetInWords(offset, baseInWords(base, start))}${clamped}${inBrackets(source)}`;
  return { day, words, instead: null, base };
}

const inBrackets = (source: string) => (source === "" ? "" : ` (${source})`);

const BOUND_NAMES = { due: "a day it is due", latest: "a latest day", notBefore: "an earliest day" } as const;

function statedTwice(bound: DateBound, known: readonly Given[]): DateWarning {
  const days = [...new Set(known.map(({ day, words }) => `${formatDay(day)}, ${words}`))];
  return {
    code: "stated-twice",
    message: `There is ${BOUND_NAMES[bound]} more than once: ${days.join("; ")}. The stricter one is shown; agree which one counts.`,
  };
}
