import { cleanText } from "#app/platform/text/clean-text.ts";
import type { Traceability } from "./traceability.ts";

/** A cell: quoted, and never read as a formula by a spreadsheet (a leading = + - @ gets an apostrophe). */
function cell(typed: string): string {
  const value = cleanText(typed);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return `"${safe.replaceAll('"', '""')}"`;
}

const HEADER = [
  "Theme",
  "Prompt",
  "Prompt text",
  "Document",
  "Clause",
  "Red line",
  "Clause text",
  "Reason",
  "Made by",
];

/**
 * The chain as comma separated values, UTF-8 with a byte order mark so that Excel reads it: a line for each pair of
 * prompt and clause, then the prompts with no clause, then the testable clauses that no prompt uses.
 */
export function traceabilityCsv(all: Traceability): string {
  const redLines = new Set(all.clauses.filter((row) => row.clause.isRedLine).map((row) => row.clause.id));
  const pairs = all.prompts.flatMap(({ prompt, theme }) =>
    prompt.traces.map((trace) => [
      `${theme.number}. ${theme.title}`,
      prompt.ref,
      prompt.text,
      trace.sourceTitle,
      trace.ref,
      redLines.has(trace.clauseId) ? "yes" : "no",
      trace.text,
      trace.reason,
      trace.madeBy,
    ]),
  );
  const untraced = all.untracedPrompts.map(({ prompt, theme }) => [
    `${theme.number}. ${theme.title}`,
    prompt.ref,
    prompt.text,
    "",
    "no clause",
    "",
    "",
    "",
    "",
  ]);
  const unused = all.unusedClauses.map(({ clause }) => [
    "",
    "no prompt",
    "",
    clause.sourceTitle,
    clause.ref,
    clause.isRedLine ? "yes" : "no",
    [clause.heading, clause.text].filter(Boolean).join(": "),
    "",
    "",
  ]);
  const lines = [HEADER, ...pairs, ...untraced, ...unused].map((row) => row.map(cell).join(","));
  return `\uFEFF${lines.join("\r\n")}\r\n`;
}
