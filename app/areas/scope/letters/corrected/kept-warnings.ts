import type { Difference } from "./differences.ts";
import type { SaidByHand } from "./said-by-hand.ts";

/** A warning of the scope as a corrected letter brings it. */
export interface LetterWarning {
  code: string;
  message: string;
  quote: string;
  place: string;
  answer?: string | undefined;
}

/**
 * What a corrected letter says otherwise and is changed by hand: it stays open until somebody answers it. Where the letter before cannot be read nothing is
 * said of it.
 */
export function asWarning({ what, was, becomes }: SaidByHand, isEarlierKnown: boolean): LetterWarning {
  const message =
    becomes === null
      ? `${what}: the corrected letter does not say this any more. Nothing was changed by itself.`
      : was === null
        ? `${what}: the corrected letter says this${isEarlierKnown ? ", the letter before did not" : ""}. Nothing was changed by itself.`
        : `${what}: the corrected letter says otherwise than the letter before. Nothing was changed by itself.`;
  return warningOf(message, { Before: was, Now: becomes });
}

/** A difference that somebody left as it is on record: answered by that. */
export function leftAsItIs({ place, was, becomes }: Difference): LetterWarning {
  const where = place === "" ? "Title" : place;
  const [message, answer] =
    becomes === null
      ? [`${where}: the corrected letter does not have this any more.`, "It stays in the scope."]
      : was === null
        ? [`${where}: the corrected letter has this, and the scope does not.`, "It was not taken over."]
        : [
            `${where}: the corrected letter words this otherwise than the scope.`,
            "The scope keeps its words.",
          ];
  return { ...warningOf(message, { Scope: was, Letter: becomes }), answer };
}

/** A warning with the words of either side that there are. */
function warningOf(message: string, sides: Record<string, string | null>): LetterWarning {
  const quotes = Object.entries(sides).flatMap(([side, words]) =>
    words === null ? [] : [`${side}: ${words}`],
  );
  return { code: "corrected-letter", message, quote: quotes.join("\n"), place: "" };
}
