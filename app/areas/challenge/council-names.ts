/** Characters of a council's name and of a title at most: they stand in headings and file names. */
export const NAME_LIMIT = 120;
export const TITLE_LIMIT = 160;
const MOST_FURTHER = 5;

/** Council names from a box with one a line. `problem` is a sentence when they cannot be used. */
export function listOfCouncils(text: string): { names: string[]; problem: string | null } {
  const names = text
    .split(/\r?\n/)
    .map((line) => line.replace(/\s+/g, " ").trim())
    .filter((line) => line !== "");
  const lower = names.map((name) => name.toLowerCase());
  const twice = names.find((_, index) => lower.indexOf(lower[index] ?? "") !== index);
  const long = names.find((name) => name.length > NAME_LIMIT);
  if (names.length > MOST_FURTHER) return { names, problem: "Enter at most five further councils" };
  if (twice !== undefined) return { names, problem: `“${twice}” is named twice. Name each council once` };
  if (long !== undefined) {
    return { names, problem: `“${long.slice(0, 40)}…” is longer than ${NAME_LIMIT} characters` };
  }
  return { names, problem: null };
}
