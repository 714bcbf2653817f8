import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { wordFromMarkdown } from "#tests/fixtures/scope/word-from-markdown.ts";
import { flattenClauses } from "./agreement/clause-tree.ts";
import { type ImportedPrompt, interpretScope, printedScope, type ScopeImport } from "./import-scope.ts";
import { readDocument } from "./read-document.server.ts";

const ROOT = new URL("../../../../", import.meta.url);
const FIXTURES = new URL("tests/fixtures/scope/", ROOT);
const SEEDS = new URL("../shared/seeds/", ROOT);

async function importFiles(folder: URL, letter: string, mou?: string): Promise<ScopeImport> {
  const read = (name: string) => readDocument({ name, bytes: readFileSync(new URL(name, folder)) });
  return interpretScope(await read(letter), mou === undefined ? undefined : await read(mou));
}

/** The same two documents, given Word's own automatic numbering on the way. */
async function importAsWord(folder: URL, letter: string, mou: string): Promise<ScopeImport> {
  const read = async (name: string) => {
    const bytes = await wordFromMarkdown(readFileSync(new URL(name, folder), "utf8"));
    return readDocument({ name: name.replace(/\.md$/, ".docx"), bytes });
  };
  return interpretScope(await read(letter), await read(mou));
}

/** "1.2 beginning of the prompt" → references, for every prompt and nested prompt. */
function traceTable(scope: ScopeImport): Record<string, string[]> {
  const table: Record<string, string[]> = {};
  const put = (prompt: ImportedPrompt, number: string) => {
    table[`${number} ${prompt.text.split(" ").slice(0, 3).join(" ")}`] = prompt.clauses;
    prompt.children.forEach((child, at) => {
      put(child, `${number}.${at + 1}`);
    });
  };
  for (const theme of scope.themes) {
    theme.prompts.forEach((prompt, at) => {
      put(prompt, `${theme.number}.${at + 1}`);
    });
  }
  return table;
}

const warningCodes = (scope: ScopeImport) => scope.warnings.map((warning) => warning.code).sort();
const dueDays = (scope: ScopeImport) =>
  Object.fromEntries(scope.milestones.map((m) => [m.key, [m.notBefore, m.dueOn]]));
const SLIPS = [
  "due-on-bank-holiday",
  "duty-names-one-council",
  "progress-review-conditions-conflict",
  "unfilled-placeholder",
  "unfilled-placeholder",
];

describe("the letter and memorandum of two invented councils", () => {
  it("gives the challenge, its themes and its key dates", async () => {
    const scope = await importFiles(FIXTURES, "partnership-letter.md", "partnership-mou.md");
    expect(scope.challenge).toEqual({
      title: "Corporate Peer Challenge: Wexcombe Borough Council's Shared Services Partnership",
      councils: ["Wexcombe Borough Council", "Harrowmere District Council"],
      commissioningCouncil: "Wexcombe Borough Council",
      letterDate: "2024-09-17",
      scopeAgreed: null,
      scopeAgreedLine: null,
      onSite: { start: "2025-03-25", end: "2025-03-28" },
      phases: [{ start: "2025-03-25", end: "2025-03-28" }],
    });
    expect(
      scope.themes.map((theme) => [theme.number, theme.title, theme.questions.length, theme.prompts.length]),
    ).toEqual([
      [1, "Local priorities and outcomes", 3, 3],
      [2, "Organisational and place leadership", 2, 2],
      [3, "Governance and culture", 2, 2],
      [4, "Financial planning and management", 2, 3],
      [5, "Capacity for improvement", 1, 1],
    ]);
    expect(dueDays(scope)).toMatchObject({
      "draft-report": [null, "2025-04-18"],
      "report-published": [null, "2025-06-28"],
      "action-plan-published": [null, "2025-08-28"],
      "progress-review": ["2026-03-28", "2026-01-31"],
    });
    expect(warningCodes(scope)).toEqual(
      [...SLIPS, "agreement-date-incomplete", "duration-differs", "onsite-in-pre-election-period"].sort(),
    );
    expect(scope.sources[0]?.title).toBe("Memorandum of Understanding");
  });

  it("traces every prompt but one", async () => {
    const scope = await importFiles(FIXTURES, "partnership-letter.md", "partnership-mou.md");
    expect(traceTable(scope)).toEqual({
      "1.1 Sharing what they": ["2.2(a)"],
      "1.2 Keeping a front": ["3.1(b)"],
      "1.3 Making headway on": ["4.1"],
      "1.3.1 Cutting the carbon": ["4.1(a)"],
      "1.3.2 Bringing empty homes": ["4.1(b)"],
      "1.3.3 Helping small traders": ["4.1(c)"],
      "2.1 Speaking as one": ["2.2(d)"],
      "2.2 Lining up their": ["5.2"],
      "3.1 One workforce serving": ["3.1(a)"],
      "3.2 Holding joint scrutiny": ["4.2"],
      "4.1 Dividing savings fairly": ["5.1"],
      "4.2 Buying together to": ["2.2(b)"],
      "4.3 Testing artificial intelligence": [],
      "5.1 Growing their own": ["2.2(c)"],
    });
  });

  it("has the clauses that no prompt uses: red lines, the first year and the leaders' undertakings", async () => {
    const scope = await importFiles(FIXTURES, "partnership-letter.md", "partnership-mou.md");
    const clauses = flattenClauses(scope.sources[0]?.clauses ?? []);
    const used = new Set(Object.values(traceTable(scope)).flat());
    const unused = clauses
      .filter((clause) => clause.isTestable && !used.has(clause.ref))
      .map((clause) => clause.ref);
    expect(unused).toEqual([
      ...["5.3(1.1)", "5.3(1.2)", "5.3(1.3)", "5.3(2.1)", "5.3(2.2)"],
      ...["6.1(a)", "6.1(b)", "6.1(c)", "6.2", "7.1(a)", "7.1(b)", "7.1(c)"],
    ]);
    expect(new Set(clauses.map((clause) => clause.ref)).size).toBe(clauses.length);
  });

  it("reads the team, with the two peers of one line and the names of the staff", async () => {
    const scope = await importFiles(FIXTURES, "partnership-letter.md");
    expect(scope.team.map((entry) => [entry.roles, entry.name])).toEqual([
      [["Leader peer"], null],
      [["Independent member peer", "Conservative peer"], null],
      [["Chief executive peer"], null],
      [["LGA Peer Challenge Manager"], "Ottoline Marsh"],
      [["LGA Project Support Officer"], "Bram Fell"],
    ]);
    expect(scope.team[0]?.brief).toMatch(/^ideally .* several years\. The political/);
  });

  it("without the memorandum has one council, no clauses, and says that the partner is missing", async () => {
    const scope = await importFiles(FIXTURES, "partnership-letter.md");
    expect(scope.challenge.councils).toEqual(["Wexcombe Borough Council"]);
    expect(scope.sources).toEqual([]);
    expect(warningCodes(scope)).toContain("partner-council-not-named");
    expect(warningCodes(scope)).toContain("duty-names-one-council");
  });

  it("gives the same through the Word files kept beside them", async () => {
    const fromText = await importFiles(FIXTURES, "partnership-letter.md", "partnership-mou.md");
    const fromWord = await importFiles(FIXTURES, "partnership-letter.docx", "partnership-mou.docx");
    expect(printedScope(fromWord, "id")).toEqual(printedScope(fromText, "id"));
  });

  it("gives the same through Word files made now, so that the kept ones are not out of date", async () => {
    const fromText = await importFiles(FIXTURES, "partnership-letter.md", "partnership-mou.md");
    const fromWord = await importAsWord(FIXTURES, "partnership-letter.md", "partnership-mou.md");
    expect(printedScope(fromWord, "id")).toEqual(printedScope(fromText, "id"));
  });
});

const hasSeeds = existsSync(new URL("scope-letter.md", SEEDS));

describe.skipIf(!hasSeeds)("the real letter and memorandum (skipped where ../shared/seeds is absent)", () => {
  const fromText = () => importFiles(SEEDS, "scope-letter.md", "heads-of-terms-mou.md");

  it("gives the councils, the dates, the counts and the milestones", async () => {
    const scope = await fromText();
    expect(scope.challenge.councils).toHaveLength(2);
    expect(scope.challenge.onSite).toEqual({ start: "2024-03-04", end: "2024-03-08" });
    const prompts = scope.themes.flatMap((theme) => theme.prompts);
    expect([scope.themes.length, prompts.length, prompts.flatMap((p) => p.children).length]).toEqual([
      5, 23, 5,
    ]);
    expect(scope.themes.map((theme) => theme.questions.length)).toEqual([4, 3, 2, 2, 2]);
    expect(scope.themes.every((theme) => theme.leadIn.endsWith("..."))).toBe(true);
    expect(scope.team).toHaveLength(7);
    expect(scope.team.flatMap((entry) => (entry.isStaff ? [] : entry.roles))).toHaveLength(6);
    expect(dueDays(scope)).toMatchObject({
      "draft-report": [null, "2024-03-29"],
      "report-published": [null, "2024-06-08"],
      "action-plan-published": [null, "2024-08-08"],
      "progress-review": ["2025-03-08", "2024-12-31"],
    });
    expect(warningCodes(scope)).toEqual(
      [
        ...SLIPS,
        ...["agreement-called-otherwise", "agreement-date-incomplete"],
        ...["attachment-not-held", "duration-differs", "promise-without-day"],
      ].sort(),
    );
  });

  it("traces each of the 28 prompts to its clause, and one to none", async () => {
    expect(Object.values(traceTable(await fromText())).map((refs) => refs.join("+"))).toEqual([
      ...["2.2(d)", "3.1(c)", "3.1(d)", "4.1", "4.4", "4.4(a)", "4.4(b)", "4.4(c)", "4.4(d)", "4.4(e)"],
      ...["2.2(g)", "4.2", "5.2", "5.2", "5.2"],
      ...["3.1(a)", "4.3", "5.1"],
      ...["2.2(a)", "2.2(c)", "2.2(f)", "3.1(f)", "5.3", ""],
      ...["2.2(b)", "2.2(e)", "3.1(b)", "3.1(e)"],
    ]);
  });

  it("has the clauses that no prompt uses: red lines, first focus and the leaders' commitments", async () => {
    const scope = await fromText();
    const clauses = flattenClauses(scope.sources[0]?.clauses ?? []);
    const used = new Set(Object.values(traceTable(scope)).flat());
    const unused = clauses
      .filter((clause) => clause.isTestable && !used.has(clause.ref))
      .map((clause) => clause.ref);
    expect(unused).toEqual([
      "5.4",
      ...["5.5(1.1)", "5.5(1.2)", "5.5(1.3)", "5.5(2.1)", "5.5(2.2)", "5.5(2.3)", "5.5(3.1)", "5.5(3.2)"],
      ...["6.1(a)", "6.1(b)", "6.1(c)", "6.1(d)", "6.2", "6.3"],
      ..."abcdefghij".split("").map((letter) => `7.1(${letter})`),
      "7.2",
    ]);
    expect(new Set(clauses.map((clause) => clause.ref)).size).toBe(clauses.length);
  });

  it("gives the same through Word files with automatic numbering", async () => {
    const word = await importAsWord(SEEDS, "scope-letter.md", "heads-of-terms-mou.md");
    expect(printedScope(word, "id")).toEqual(printedScope(await fromText(), "id"));
  });
});
