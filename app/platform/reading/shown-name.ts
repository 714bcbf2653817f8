/** The last part of a path without control characters, short enough for a sentence. */
export function shownName(name: string): string {
  const last =
    name
      .split(/[\\/]/)
      .at(-1)
      ?.replace(/\p{Cc}/gu, "")
      .trim() ?? "";
  if (last === "") return "the file";
  return last.length > 120 ? `${last.slice(0, 80)}…${last.slice(-20)}` : last;
}
