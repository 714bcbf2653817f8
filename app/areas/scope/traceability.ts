import type { Clause, Prompt, Theme } from "./scope-record.ts";
import { flatPrompts } from "./scope-record.ts";

/** What the traceability page shows. */
export const TRACE_VIEWS = ["prompts", "clauses", "gaps"] as const;
export type TraceView = (typeof TRACE_VIEWS)[number];

/** One prompt and where it stands. */
export interface PromptRow {
  prompt: Prompt;
  theme: Theme;
}

/** One clause and the prompts drawn from it. */
export interface ClauseRow {
  clause: Clause;
  /** How deep it lies in its document, from 0. */
  depth: number;
  prompts: { id: string; ref: string; text: string; reason: string; madeBy: "import" | "person" }[];
}

/** The chain between prompts and clauses, read both ways, and its gaps. */
export interface Traceability {
  prompts: PromptRow[];
  clauses: ClauseRow[];
  /** Prompts that no clause stands behind. A prompt that only introduces traced prompts is one too: people decide. */
  untracedPrompts: PromptRow[];
  /** Clauses that can be tested and that no prompt uses: red lines first, then in the order of the document. */
  unusedClauses: ClauseRow[];
}

/** Reads the chain both ways. `clauses` are in the order of their documents. */
export function traceability(themes: readonly Theme[], clauses: readonly Clause[]): Traceability {
  const prompts = themes.flatMap((theme) => flatPrompts(theme.prompts).map((prompt) => ({ prompt, theme })));
  const byClause = new Map<string, ClauseRow["prompts"]>();
  for (const { prompt } of prompts) {
    for (const trace of prompt.traces) {
      const uses = byClause.get(trace.clauseId) ?? [];
      uses.push({
        id: prompt.id,
        ref: prompt.ref,
        text: prompt.text,
        reason: trace.reason,
        madeBy: trace.madeBy,
      });
      byClause.set(trace.clauseId, uses);
    }
  }
  const depths = new Map<string, number>();
  const rows = clauses.map((clause): ClauseRow => {
    const depth = clause.parentId === null ? 0 : (depths.get(clause.parentId) ?? -1) + 1;
    depths.set(clause.id, depth);
    return { clause, depth, prompts: byClause.get(clause.id) ?? [] };
  });
  const unused = rows.filter((row) => row.clause.isTestable && row.prompts.length === 0);
  return {
    prompts,
    clauses: rows,
    untracedPrompts: prompts.filter(({ prompt }) => prompt.traces.length === 0),
    unusedClauses: [
      ...unused.filter((row) => row.clause.isRedLine),
      ...unused.filter((row) => !row.clause.isRedLine),
    ],
  };
}

/** What can be chosen in the filter. Empty means all. */
export interface TraceFilter {
  theme: number | null;
  sourceDocumentId: string | null;
  /** Only those whose words hold this text. */
  words: string;
}

/** The rows that fit the filter. A theme leaves only clauses its prompts use, and clauses no prompt uses at all. */
export function filterTraceability(all: Traceability, filter: TraceFilter): Traceability {
  const words = filter.words.trim().toLowerCase();
  const holds = (...texts: (string | null)[]) =>
    words === "" || texts.some((text) => text?.toLowerCase().includes(words));
  const promptFits = ({ prompt, theme }: PromptRow) =>
    (filter.theme === null || theme.number === filter.theme) &&
    (filter.sourceDocumentId === null ||
      prompt.traces.length === 0 ||
      prompt.traces.some((trace) => trace.sourceDocumentId === filter.sourceDocumentId)) &&
    holds(prompt.text, prompt.ref);
  const inTheme = (row: ClauseRow) =>
    filter.theme === null ||
    row.prompts.length === 0 ||
    row.prompts.some((prompt) => prompt.ref.startsWith(`${filter.theme}.`));
  const clauseFits = (row: ClauseRow) =>
    inTheme(row) &&
    (filter.sourceDocumentId === null || row.clause.sourceDocumentId === filter.sourceDocumentId) &&
    holds(row.clause.text, row.clause.heading, row.clause.ref);
  return {
    prompts: all.prompts.filter(promptFits),
    clauses: all.clauses.filter(clauseFits),
    untracedPrompts: all.untracedPrompts.filter(promptFits),
    unusedClauses: all.unusedClauses.filter(clauseFits),
  };
}
