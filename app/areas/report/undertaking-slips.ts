import { sentencesOf, shortQuote } from "./passage.ts";

// "undertook to publish", "have undertaken that the plan will be published", "is committed to publishing", "the commitment to publish".
const CLAIM =
  /\b(?:undert(?:ook|ake[ns]?|aking)|commit(?:s|ted|ment|ments)?|promise[ds]?|agreed?) (?:[^.]{0,80}?\b)?publish(?:ed|ing)?\b/i;

/**
 * Where the text says that a council undertook to publish report or plan although not every council has done so in the record. A
 * sentence that says the contrary, or that it is expected or asked, is none.
 */
export function undertakingSlips(text: string, notUndertaken: readonly string[]): string[] {
  if (notUndertaken.length === 0) return [];
  return sentencesOf(text).flatMap((sentence) => {
    const claim = CLAIM.exec(sentence);
    if (claim === null || /\b(?:not|never|yet|expects?|expected|asks?|asked)\b/i.test(sentence)) return [];
    return [shortQuote(sentence, claim.index, claim[0].length)];
  });
}
