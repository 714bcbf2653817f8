/** Between points on the screen and places of a day's grid. Lengths are CSS pixels, times minutes after midnight. */

/** Where the rows and columns of one drawn day lie, measured from the corner of its body. */
export interface GridGeometry {
  /** Minutes of the first row; a row is `rowMinutes`. */
  firstMinute: number;
  rowMinutes: number;
  /** Height of each row: rows grow with what stands in them. */
  rows: readonly number[];
  /** Each column's id with its left and right edge. */
  columns: readonly { id: string; left: number; right: number }[];
}

/** A time and a column of a drawn day. */
export interface GridPlace {
  minute: number;
  column: string;
}

/**
 * The place of a point, the time at the nearest multiple of `stepMinutes`. Beside the grid the nearest column counts; above and below
 * it the first and the last time do. Null when nothing is drawn.
 */
export function placeAt(
  { firstMinute, rowMinutes, rows, columns }: GridGeometry,
  x: number,
  y: number,
  stepMinutes: number,
): GridPlace | null {
  const [first] = columns;
  if (first === undefined || rows.length === 0) return null;
  let left = y;
  let row = 0;
  while (row < rows.length && left > (rows[row] ?? 0)) {
    left -= rows[row] ?? 0;
    row += 1;
  }
  const within = row < rows.length ? Math.max(0, left) / Math.max(1, rows[row] ?? 1) : 0;
  const minute = firstMinute + (row + within) * rowMinutes;
  const last = firstMinute + rows.length * rowMinutes - stepMinutes;
  const distance = (column: { left: number; right: number }) =>
    x < column.left ? column.left - x : Math.max(0, x - column.right);
  const nearest = columns.reduce((a, b) => (distance(b) < distance(a) ? b : a), first);
  return {
    minute: Math.min(last, Math.max(firstMinute, Math.round(minute / stepMinutes) * stepMinutes)),
    column: nearest.id,
  };
}

/** Lengths of a resolved CSS track list such as "52px 8.5px 8.5px". Names of lines are passed over. */
export function trackLengths(resolved: string): number[] {
  return [...resolved.replaceAll(/\[[^\]]*\]/g, "").matchAll(/([\d.]+)px/g)].map(([, length]) =>
    Number(length),
  );
}
