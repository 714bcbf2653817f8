import { matchPath } from "@remix-run/react";

/**
 * Which place of the navigation a page belongs to: the one whose pages say most of its path, since the team of a visit stands below the
 * visit. `places` with the paths they cover; null for a page of none.
 */
export function placeOfPage<P extends { covers: readonly string[] }>(
  places: readonly P[],
  path: string,
): P | null {
  const matches = places.flatMap((place) =>
    place.covers.flatMap((covered) => {
      const match = matchPath({ path: covered, end: false }, path);
      return match === null ? [] : [{ place, length: covered.split("/").length }];
    }),
  );
  return matches.sort((a, b) => b.length - a.length).at(0)?.place ?? null;
}
