import type { TrailLine } from "./store.server.ts";

/** A cell a spreadsheet would take for a formula gets an apostrophe in front: somebody's name must not compute. */
function cellOf(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}

/** A trail as comma-separated values, with a first line of headings and a mark that says it is UTF-8. */
export function trailCsv(lines: readonly TrailLine[]): string {
  const rows = [
    ["Number", "When (UTC)", "Who", "What", "Kind", "Details"],
    ...lines.map((line) => [
      String(line.sequence ?? ""),
      line.at.toISOString(),
      line.actorName,
      line.means,
      line.type,
      line.details.join("; "),
    ]),
  ];
  return `\uFEFF${rows.map((row) => `${row.map(cellOf).join(",")}\r\n`).join("")}`;
}
