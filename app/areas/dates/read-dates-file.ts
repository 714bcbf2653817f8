import type { z } from "zod";
import { AppError } from "#app/platform/errors.ts";
import { type DatesFile, datesFile } from "./dates-file-shape.ts";
import { isMilestoneKey, RULE_SETS } from "./rule-sets.ts";

/** Reads a question about dates that came as JSON. Throws invalid, with a sentence for each of the first faults. */
export function readDatesFile(json: unknown): DatesFile {
  const read = datesFile.safeParse(json);
  if (!read.success) refuse(read.error.issues.flatMap((issue) => faultsOf(issue, [])));
  const faults = [...repeatedIn(read.data), ...unknownIn(read.data)];
  if (faults.length > 0) refuse(faults);
  return read.data;
}

const MOST_FAULTS = 5;

function refuse(sentences: readonly string[]): never {
  const said = [...new Set(sentences)];
  const more = said.length - MOST_FAULTS;
  const rest = more === 1 ? "There is one more such fault." : `There are ${more} more such faults.`;
  throw new AppError(
    "invalid",
    ["The dates cannot be worked out.", ...said.slice(0, MOST_FAULTS), ...(more > 0 ? [rest] : [])].join(
      "\n",
    ),
  );
}

/** The sentences of one fault. Where several shapes would do, they are about the one that was meant. */
function faultsOf(issue: z.core.$ZodIssue, above: readonly PropertyKey[]): string[] {
  const path = [...above, ...issue.path];
  if (issue.code === "invalid_union") {
    const meant = issue.errors.find((faults) =>
      faults.every(({ path: inner, code }) => inner.length > 0 || code === "unrecognized_keys"),
    );
    if (meant !== undefined) return meant.flatMap((fault) => faultsOf(fault, path));
  }
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((name) => `${placeOf([...path, name])} is not a field of this format.`);
  }
  const where = path.length === 0 ? "The file" : placeOf(path);
  return [`${where} ${saidOf(issue)}.`];
}

const EXPECTED: Partial<Record<string, string>> = {
  object: "must be fields in braces",
  record: "must be fields in braces",
  array: "must be a list",
  boolean: "must be true or false",
};

/** What is wrong, in the words of the shape, or in ours where it has none. */
function saidOf(issue: z.core.$ZodIssue): string {
  if (!/^(Invalid|Unrecognized|Too)\b/.test(issue.message)) return issue.message;
  if (/received undefined$/.test(issue.message)) return "must be there";
  return (issue.code === "invalid_type" && EXPECTED[issue.expected]) || "is not as the format says";
}

/** "councils[2].elections[1].day": places in lists are counted from 1. */
function placeOf(path: readonly PropertyKey[]): string {
  return path
    .map((part, index) =>
      typeof part === "number" ? `[${part + 1}]` : `${index === 0 ? "" : "."}${String(part)}`,
    )
    .join("");
}

/** What stands twice where it may stand once. */
function repeatedIn(file: DatesFile): string[] {
  const faults: string[] = [];
  const once = (place: string, names: readonly string[]) => {
    for (const name of new Set(names.filter((one, index) => names.indexOf(one) !== index))) {
      faults.push(`${place} has ${name} more than once.`);
    }
  };
  const quoted = (name: string) => `“${name}”`;
  const keys = (list: readonly { key: string }[]) => list.map(({ key }) => quoted(key));
  once("ruleSet.rules", typeof file.ruleSet === "string" ? [] : keys(file.ruleSet.rules));
  once("overrides", keys(file.overrides));
  once("done", keys(file.done));
  once(
    "councils",
    file.councils.map(({ name }) => quoted(name)),
  );
  for (const [index, { bodies, elections }] of file.councils.entries()) {
    once(
      `councils[${index + 1}].bodies`,
      bodies.map(({ name }) => quoted(name)),
    );
    // The newest holds: entries of a year are told apart by the day on which they were made known.
    once(
      `councils[${index + 1}].elections`,
      elections.map(
        ({ year, on }) =>
          `${year} ${on === null ? "without the day it was made known (on)" : `made known on ${on}`}`,
      ),
    );
  }
  return faults;
}

/** Names that lead nowhere. */
function unknownIn(file: DatesFile): string[] {
  const ofRules = new Set(keysOfRules(file));
  const labelled = new Set(
    [...file.stated, ...file.overrides].filter(({ label }) => label !== null).map(({ key }) => key),
  );
  const isDate = (key: string) => ofRules.has(key) || labelled.has(key) || isMilestoneKey(key);
  const nameless = (place: string, list: readonly { key: string }[]) =>
    list.flatMap(({ key }, index) =>
      isDate(key) ? [] : [`${place}[${index + 1}].key “${key}” is no date of the rules: give it a label.`],
    );
  const there = new Set([...ofRules, ...[...file.stated, ...file.overrides].map(({ key }) => key)]);
  return [
    ...nameless("stated", file.stated),
    ...nameless("overrides", file.overrides),
    ...Object.keys(file.bases.countFrom)
      .filter((key) => !ofRules.has(key))
      .map((key) => `bases.countFrom has “${key}”, which is no date of the rules.`),
    ...file.done.flatMap(({ key }, index) =>
      there.has(key) ? [] : [`done[${index + 1}].key “${key}” is none of these dates.`],
    ),
    ...file.councils.flatMap(({ bodies }, council) =>
      bodies.flatMap(({ decides }, body) =>
        decides.flatMap((key, index) =>
          there.has(key)
            ? []
            : [
                `councils[${council + 1}].bodies[${body + 1}].decides[${index + 1}] “${key}” is none of these dates.`,
              ],
        ),
      ),
    ),
    ...file.done.flatMap(({ day }, index) =>
      file.today !== null && day > file.today
        ? [`done[${index + 1}].day is after today, ${file.today}.`]
        : [],
    ),
    ...file.councils.flatMap(({ lastDay, successor }, index) =>
      successor !== null && lastDay === null
        ? [`councils[${index + 1}] has a successor and no lastDay.`]
        : [],
    ),
  ];
}

function keysOfRules({ ruleSet }: DatesFile): string[] {
  const rules =
    typeof ruleSet === "string" ? (RULE_SETS.find(({ key }) => key === ruleSet)?.rules ?? []) : ruleSet.rules;
  return rules.map(({ key }) => key);
}
