import { describe, expect, it } from "vitest";
import {
  type Clause,
  moved,
  nextRef,
  type Prompt,
  promptTree,
  type Theme,
  type Trace,
} from "./scope-record.ts";
import { readTraceAddress, traceQuery } from "./trace-filter.ts";
import { filterTraceability, traceability } from "./traceability.ts";
import { traceabilityCsv } from "./traceability-csv.ts";

const clause = (id: string, ref: string, more: Partial<Clause> = {}): Clause => ({
  id,
  ref,
  sourceDocumentId: "doc",
  sourceTitle: "Agreement",
  parentId: null,
  heading: null,
  text: `Words of ${ref}`,
  isRedLine: false,
  isTestable: true,
  ...more,
});

const trace = (from: Clause): Trace => ({
  clauseId: from.id,
  ref: from.ref,
  heading: null,
  text: from.text,
  sourceDocumentId: from.sourceDocumentId,
  sourceTitle: from.sourceTitle,
  reason: "says the same",
  madeBy: "import",
});

const prompt = (ref: string, traces: Trace[] = [], children: Prompt[] = []): Prompt => ({
  id: ref,
  ref,
  text: `Point ${ref}`,
  traces,
  children,
});

const section = clause("s", "2", { isTestable: false, heading: "Aims" });
const used = clause("a", "2.1", { parentId: "s" });
const unused = clause("b", "2.2", { parentId: "s" });
const redLine = clause("r", "5.5", { isRedLine: true, text: "Neither council is merged" });
const themes: Theme[] = [
  {
    id: "t1",
    number: 1,
    title: "Outcomes",
    questions: [],
    prompts: [prompt("1.1", [trace(used)], [prompt("1.1.1")])],
  },
  { id: "t4", number: 4, title: "Finance", questions: [], prompts: [prompt("4.1", [trace(used)])] },
];
const all = traceability(themes, [section, used, unused, redLine]);

describe("the chain between prompts and clauses", () => {
  it("is read from clause to prompt, nested prompts too", () => {
    expect(all.clauses.map((row) => [row.clause.ref, row.depth, row.prompts.map(({ ref }) => ref)])).toEqual([
      ["2", 0, []],
      ["2.1", 1, ["1.1", "4.1"]],
      ["2.2", 1, []],
      ["5.5", 0, []],
    ]);
  });

  it("shows prompts with no clause, and testable clauses no prompt uses, red lines first", () => {
    expect(all.untracedPrompts.map(({ prompt: one }) => one.ref)).toEqual(["1.1.1"]);
    expect(all.unusedClauses.map((row) => row.clause.ref)).toEqual(["5.5", "2.2"]);
  });

  it.each([
    [{ theme: 4, sourceDocumentId: null, words: "" }, ["4.1"], ["2", "2.1", "2.2", "5.5"]],
    [{ theme: null, sourceDocumentId: null, words: "merged" }, [], ["5.5"]],
    [{ theme: null, sourceDocumentId: "other", words: "" }, ["1.1.1"], []],
  ])("is filtered by %o", (filter, prompts, clauses) => {
    const shown = filterTraceability(all, filter);
    expect(shown.prompts.map((row) => row.prompt.ref)).toEqual(prompts);
    expect(shown.clauses.map((row) => row.clause.ref)).toEqual(clauses);
  });

  it("is a file a spreadsheet reads and does not run", () => {
    const evil = traceability(
      [{ ...(themes[0] as Theme), prompts: [{ ...prompt("1.1"), text: '=HYPERLINK("x")' }] }],
      [redLine],
    );
    const csv = traceabilityCsv(evil);
    expect(csv.startsWith('\uFEFF"Theme"')).toBe(true);
    expect(csv).toContain('"\'=HYPERLINK(""x"")"');
    expect(csv.trim().split("\r\n")).toHaveLength(3);
  });
});

it.each([
  ["4", [], "4.1"],
  ["4", ["4.1", "4.3"], "4.4"],
  ["1.5", ["1.5.1", "1.5.2"], "1.5.3"],
  ["1", ["1.9", "1.10"], "1.11"],
])("a new prompt under %s beside %j is %s", (parent, siblings, ref) => {
  expect(nextRef(parent, siblings)).toBe(ref);
});

it("moves by one place and stops at the ends", () => {
  const list = [{ id: "a" }, { id: "b" }, { id: "c" }];
  expect(moved(list, "c", -1).map(({ id }) => id)).toEqual(["a", "c", "b"]);
  expect(moved(list, "a", -1).map(({ id }) => id)).toEqual(["a", "b", "c"]);
  expect(moved(list, "x", 1).map(({ id }) => id)).toEqual(["a", "b", "c"]);
});

it("keeps a prompt whose parent is missing", () => {
  const rows = [{ id: "b", parentId: "gone", ref: "1.1.1", text: "", traces: [] }];
  expect(promptTree(rows).map(({ ref }) => ref)).toEqual(["1.1.1"]);
});

it("reads the address of the page and writes it", () => {
  const { view, filter } = readTraceAddress(new URLSearchParams("view=gaps&theme=4&words=red"));
  expect(traceQuery(view, filter)).toEqual({ view: "gaps", theme: 4, source: null, words: "red" });
  expect(readTraceAddress(new URLSearchParams("view=x&theme=-2")).filter.theme).toBeNull();
});
