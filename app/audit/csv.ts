import { cleanText } from "../platform/text/clean-text.ts";
import type { TrailLine } from "./store.server.ts";

/** A cell a spreadsheet would take for a formula gets an apostrophe in front: somebody's name must not compute. */
function cellOf(typed: string): string {
  const text = cleanText(typed);
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}

/** Rows as comma-separated values, with a mark that says it is UTF-8. */
export function csvOf(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map((row) => `${row.map(cellOf).join(",")}\r\n`).join("")}`;
}

/** A trail as comma-separated values, with a first line of headings. */
export function trailCsv(lines: readonly TrailLine[]): string {
  return csvOf([
    ["Number", "When (UTC)", "Who", "What", "Kind", "Details"],
    ...lines.map((line) => [
      String(line.sequence ?? ""),
      line.at.toISOString(),
      line.actorName,
      line.means,
      line.type,
      line.details.join("; "),
    ]),
  ]);
}
