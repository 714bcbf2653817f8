const AND = new Intl.ListFormat("en-GB", { type: "conjunction" });

/** Words as a sentence lists them: "A, B and C". */
export function listedWithAnd(words: readonly string[]): string {
  return AND.format(words);
}
