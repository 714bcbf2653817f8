import { contrast } from "#app/word/lint/contrast.ts";

/**
 * Colours of a council on a page: what can be read on them, and where they can be seen. The numbers are those of WCAG 2.2:
 * 1.4.3 (text, 4.5 to 1) and 1.4.11 (lines and shapes, 3 to 1).
 */

/** A colour as "#rrggbb", small letters. */
export type Colour = string;

export const TEXT_CONTRAST = 4.5;
export const SHAPE_CONTRAST = 3;

const WHITE = "#ffffff";
/** Not the softer one of GOV.UK's text, which misses 4.5 to 1 by a hair on a few greens and greys on which white does too. */
const BLACK = "#000000";

/** A colour as people type it, "1D70B8", "#1d70b8" or "#17b", in the one form that is stored; null when it is none. */
export function readColour(typed: string): Colour | null {
  const hex = /^#?([0-9a-f]{6}|[0-9a-f]{3})$/i.exec(typed.trim())?.[1]?.toLowerCase();
  if (hex === undefined) return null;
  return `#${hex.length === 3 ? hex.replace(/./g, "$&$&") : hex}`;
}

/** How far two colours stand apart, 1 to 21 (WCAG 2.2, definition of contrast ratio). */
export function contrastOf(one: Colour, other: Colour): number {
  return contrast(one.slice(1), other.slice(1));
}

/** The colour of words on a colour: white or black, whichever can be read better. One of them always reaches 4.5 to 1. */
export function textOn(colour: Colour): { colour: Colour; name: "white" | "black" } {
  return contrastOf(colour, WHITE) >= contrastOf(colour, BLACK)
    ? { colour: WHITE, name: "white" }
    : { colour: BLACK, name: "black" };
}

/** "4.5 to 1", cut and not rounded: what falls short is never shown as enough. */
export function contrastInWords(ratio: number): string {
  return `${Math.floor(ratio * 10) / 10} to 1`;
}

/** What a colour is good for, and what pages do about what it is not, in sentences. */
export interface ColourAdvice {
  /** Whether words in this colour can be read on white. */
  isTextOnWhite: boolean;
  /** Whether a line or a shape in it can be seen on white. */
  isSeenOnWhite: boolean;
  /** Of words that stand on it, and of the colour on a white page. */
  sentences: readonly [onIt: string, onWhite: string];
}

/** Judges a colour against white and against the words that stand on it. */
export function judgeColour(colour: Colour): ColourAdvice {
  const onWhite = contrastOf(colour, WHITE);
  const words = textOn(colour);
  const isTextOnWhite = onWhite >= TEXT_CONTRAST;
  const isSeenOnWhite = onWhite >= SHAPE_CONTRAST;
  const ratio = contrastInWords(onWhite);
  return {
    isTextOnWhite,
    isSeenOnWhite,
    sentences: [
      `Words on it are ${words.name} (${contrastInWords(contrastOf(colour, words.colour))}; ${TEXT_CONTRAST} to 1 is needed).`,
      isTextOnWhite
        ? `On white it can be read, as words too (${ratio}).`
        : isSeenOnWhite
          ? `On white it can be seen as a line or a shape (${ratio}); as words it would be too pale, so words stay black.`
          : `On white it is too pale to be seen (${ratio}; ${SHAPE_CONTRAST} to 1 is needed), so it gets a dark edge there.`,
    ],
  };
}
