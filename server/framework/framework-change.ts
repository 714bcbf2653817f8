/** One place of a framework file and what stands there instead. */
export interface FrameworkChange {
  /** The end of the file's path. */
  file: string;
  /** As the file has it, exactly once. */
  from: string;
  to: string;
}

/** A framework file with its places changed. Throws when one is not there exactly once; `writtenIn` is the file that knows them. */
export function withChanges(source: string, changes: readonly FrameworkChange[], writtenIn: string): string {
  let changed = source;
  for (const { file, from, to } of changes) {
    if (changed.split(from).length !== 2) {
      throw new Error(
        `${file} is not the file that ${writtenIn} was written for: this is not in it exactly once:\n${from}`,
      );
    }
    changed = changed.replace(from, () => to);
  }
  return changed;
}
