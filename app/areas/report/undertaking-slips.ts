import { sentencesOf } from "#app/areas/outgoing/sentences.ts";
import { shortQuote } from "./passage.ts";

// "undertook to publish", "have undertaken that the plan will be published", "is committed to publishing", "the commitment to publish".
const CLAIM =
  /\b(?:undert(?:ook|ake[ns]?|aking)|commit(?:s|ted|ment|ments)?|promise[ds]?|agreed?) (?:[^.]{0,80}?\b)?publish(?:ed|ing)?\b/i;

/** A sentence that says that a council undertook to publish, and of which councils that is not on record. */
export interface UndertakingSlip {
  quote: string;
  notUndertaken: readonly string[];
}

/**
 * Where the text says that a council undertook to publish report or plan although that is not on record of it: of the councils a sentence
 * names, else of all. A sentence that says the contrary, or that it is expected or asked, is none. `councils` are those of the challenge.
 */
export function undertakingSlips(
  text: string,
  councils: readonly { name: string; hasUndertaken: boolean }[],
): UndertakingSlip[] {
  if (councils.every(({ hasUndertaken }) => hasUndertaken)) return [];
  return sentencesOf(text).flatMap((sentence) => {
    const claim = CLAIM.exec(sentence);
    if (claim === null || /\b(?:not|never|yet|expects?|expected|asks?|asked)\b/i.test(sentence)) return [];
    const named = councils.filter(({ name }) => sentence.includes(name));
    const meant = named.length === 0 ? councils : named;
    const notUndertaken = meant.filter(({ hasUndertaken }) => !hasUndertaken).map(({ name }) => name);
    if (notUndertaken.length === 0) return [];
    return [{ quote: shortQuote(sentence, claim.index, claim[0].length), notUndertaken }];
  });
}
