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

/** What a corrected letter says otherwise and is changed by hand: it stays open until somebody answers it. */
export function asWarning({ what, was, becomes }: SaidByHand): LetterWarning {
  const message =
    becomes === null
      ? `${what}: the corrected letter does not say this any more. Nothing was changed by itself.`
      : was === null
        ? `${what}: the corrected letter says this, the letter before did not. Nothing was changed by itself.`
        : `${what}: the corrected letter says otherwise than the letter before. Nothing was changed by itself.`;
  const quotes = [was === null ? null : `Before: ${was}`, becomes === null ? null : `Now: ${becomes}`];
  return {
    code: "corrected-letter",
    message,
    quote: quotes.filter((one) => one !== null).join("\n"),
    place: "",
  };
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
  const quotes = [was === null ? null : `Scope: ${was}`, becomes === null ? null : `Letter: ${becomes}`];
  return {
    code: "corrected-letter",
    message,
    quote: quotes.filter((one) => one !== null).join("\n"),
    place: "",
    answer,
  };
}
