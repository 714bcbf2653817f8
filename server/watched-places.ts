import { statSync } from "node:fs";

/** A file or folder that the server has open or comes back to, and what it is called to whoever runs the server. */
export interface WatchedPlace {
  path: string;
  called: string;
}

/** What is known of a file that the server may not look at. */
const OUT_OF_REACH = Symbol("out of reach");

/**
 * Remembers which file or folder stands at each place now, and returns what says in sentences which of them is gone or is another by then.
 * An open file can be written long after somebody moved it away, and nobody would look for it there. A place that is not there yet is
 * remembered once it is.
 */
export function watchPlaces(places: readonly WatchedPlace[]): () => string[] {
  const first = new Map(places.map(({ path }) => [path, identityOf(path)]));
  return () =>
    places.flatMap(({ path, called }) => {
      const known = first.get(path);
      const found = identityOf(path);
      if (found === OUT_OF_REACH) {
        return [`${called} cannot be looked at: give the user that runs the server its rights back.`];
      }
      if (known === undefined || known === null || known === OUT_OF_REACH) {
        first.set(path, found);
        return [];
      }
      if (found === known) return [];
      const what = found === null ? "is gone" : "is another one";
      return [
        `${called} ${what} since the server started: stop it, put the right one back, then start again.`,
      ];
    });
}

/** What tells a file from another at the same place; null: there is none. */
function identityOf(path: string): string | typeof OUT_OF_REACH | null {
  try {
    const found = statSync(path, { throwIfNoEntry: false });
    return found === undefined ? null : `${found.dev}:${found.ino}`;
  } catch {
    return OUT_OF_REACH;
  }
}
