export type Direction = "up" | "down";

/** The list with one id moved a place up or down; unchanged at the end it already stands at, or when unknown. */
export function reordered(ids: readonly string[], id: string, direction: Direction): string[] {
  const from = ids.indexOf(id);
  const to = direction === "up" ? from - 1 : from + 1;
  if (from === -1 || to < 0 || to >= ids.length) return [...ids];
  const result = [...ids];
  result.splice(from, 1);
  result.splice(to, 0, id);
  return result;
}
