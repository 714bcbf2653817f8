/** Prints one table: the first column to the left, the others to the right. */
export function print(title: string, heads: string[], rows: string[][]): void {
  const all = [heads, ...rows];
  const widths = heads.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  const line = (row: string[]) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join("  ");
  console.log(`${title}\n${all.map((row) => `  ${line(row)}`).join("\n")}`);
}
