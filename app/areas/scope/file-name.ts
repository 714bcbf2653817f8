/** The name of a file without the folders some browsers and people put before it; at most 200 characters. */
export function lastPartOf(path: string): string {
  return (path.split(/[\\/]/).at(-1) ?? path).slice(0, 200);
}
