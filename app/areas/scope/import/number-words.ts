/** Small numbers as letters write them; each stands at its value. */
export const NUMBER_WORDS = "zero one two three four five six seven eight nine ten eleven twelve".split(" ");

/** The value of "4" or "four"; -1 for a word that is no small number. */
export function spokenNumber(words: string): number {
  return /^\d/.test(words) ? Number(words) : NUMBER_WORDS.indexOf(words.toLowerCase());
}
