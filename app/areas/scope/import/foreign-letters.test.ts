import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { interpretScope, printedScope } from "./import-scope.ts";
import { readDocument } from "./read-document.server.ts";

// Letters of shapes that councils use lie beside the repository; letters of our own in the same shapes are read in letter/letter-account.test.ts.
const LETTERS = new URL("../../../../../shared/faults/letters/", import.meta.url);

interface Expected {
  councils: string[];
  letterDate?: string;
  scopeAgreed?: string;
  onSite: [string, string];
  questions: number[];
  prompts: number[];
  focusAreas: number;
  team: number;
  due: Record<string, string> | string;
  placeholders?: string[];
  openChanges?: Record<string, number>;
  contains?: string;
  containsNot?: string;
}

function expectations(): [string, Expected][] {
  if (!existsSync(LETTERS)) return [];
  const all = JSON.parse(readFileSync(new URL("expected.json", LETTERS), "utf8")) as Record<string, Expected>;
  const there = new Set(readdirSync(LETTERS));
  return Object.entries(all).flatMap(([names, expected]): [string, Expected][] =>
    names
      .split(", ")
      .filter((name) => there.has(name))
      .map((name) => [name, expected]),
  );
}

describe.skipIf(!existsSync(LETTERS))("foreign letters (skipped where ../shared/faults is absent)", () => {
  it.each(expectations())("%s", async (name, expected) => {
    const source = await readDocument({ name, bytes: readFileSync(new URL(name, LETTERS)) });
    const scope = interpretScope(source);
    const printed = printedScope(scope, null);
    expect(printed.challenge.councils).toEqual(expected.councils);
    expect([printed.challenge.onSite.start, printed.challenge.onSite.end]).toEqual(expected.onSite);
    expect(printed.themes.map(({ questions }) => questions.length)).toEqual(expected.questions);
    expect(printed.themes.map(({ prompts }) => prompts.length)).toEqual(expected.prompts);
    expect(printed.focusAreas).toHaveLength(expected.focusAreas);
    expect(printed.team).toHaveLength(expected.team);
    expect(scope.account.unaccounted).toBe(0);
    if (expected.letterDate) expect(printed.letterDate).toBe(expected.letterDate);
    if (expected.scopeAgreed) expect(printed.scopeAgreed).toBe(expected.scopeAgreed);
    if (expected.openChanges) expect(printed.openChanges).toEqual(expected.openChanges);
    const dueOf = Object.fromEntries(printed.milestones.map(({ key, due }) => [key, due]));
    if (typeof expected.due === "object") expect(dueOf).toMatchObject(expected.due);
    else expect(printed.milestones.filter(({ rule }) => rule.includes("scope letter"))).toEqual([]);
    const quotes = printed.warnings.map(({ quote }) => quote);
    expect(quotes).toEqual(expect.arrayContaining(expected.placeholders ?? []));
    const whole = JSON.stringify([printed, scope.account]);
    if (expected.contains) expect(whole).toContain(expected.contains);
    if (expected.containsNot) expect(whole).not.toContain(expected.containsNot);
  });
});
