import { readdirSync, statSync } from "node:fs";
import { join, relative } from "node:path";

/** Paths of all files below a folder, relative to `root`, with forward slashes, sorted. Skips what `skip` names. */
export function filesBelow(
  root: string,
  folder: string,
  skip: (path: string) => boolean = () => false,
): string[] {
  return readdirSync(join(root, folder))
    .flatMap((name) => {
      const full = join(root, folder, name);
      const path = relative(root, full).replaceAll("\\", "/");
      if (skip(path)) return [];
      return statSync(full).isDirectory() ? filesBelow(root, path, skip) : [path];
    })
    .sort();
}
