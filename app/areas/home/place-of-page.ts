/**
 * Which place of the navigation a page belongs to: the one whose pages say most of its path, since the team of a visit stands below the
 * visit. `places` with the address patterns they cover; null for a page of none.
 */
export function placeOfPage<P extends { covers: readonly string[] }>(
  places: readonly P[],
  path: string,
): P | null {
  const matches = places.flatMap((place) =>
    place.covers.flatMap((covered) => {
      const parts = covered.split("/");
      return isBelow(parts, path.split("/")) ? [{ place, length: parts.length }] : [];
    }),
  );
  return matches.sort((a, b) => b.length - a.length).at(0)?.place ?? null;
}

/** Whether a path is at an address pattern or below it: each part the same, or a parameter. */
function isBelow(pattern: readonly string[], path: readonly string[]): boolean {
  return pattern.every((part, index) => {
    const there = path[index] ?? "";
    return part.startsWith(":") ? there !== "" : part === there;
  });
}
