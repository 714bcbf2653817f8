import { toLetters, toRoman } from "../labels.ts";

const UNITS =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(
    " ",
  );
const TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
const IRREGULAR_ORDINALS: Record<string, string> = {
  one: "first",
  two: "second",
  three: "third",
  five: "fifth",
  eight: "eighth",
  nine: "ninth",
  twelve: "twelfth",
};

/** A number in one of the formats of Word's lists (`w:numFmt`), as Word shows it. Formats of other scripts are shown in figures. */
export function numberAsWord(value: number, format: string): string {
  switch (format) {
    case "lowerLetter":
      return toLetters(value);
    case "upperLetter":
      return toLetters(value).toUpperCase();
    case "lowerRoman":
      return toRoman(value);
    case "upperRoman":
      return toRoman(value).toUpperCase();
    case "decimalZero":
      return String(value).padStart(2, "0");
    case "ordinal":
      return `${value}${ordinalEnding(value)}`;
    case "cardinalText":
      return capitalised(inWords(value));
    case "ordinalText":
      return capitalised(ordinalInWords(value));
    case "none":
    case "bullet":
      return "";
    default:
      return String(value);
  }
}

function ordinalEnding(value: number): string {
  const tens = value % 100;
  if (tens >= 11 && tens <= 13) return "th";
  return ["th", "st", "nd", "rd"][value % 10] ?? "th";
}

function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Word counts paragraphs, so hundreds are as far as it goes; beyond, figures. */
function inWords(value: number): string {
  if (value < 0 || value > 999) return String(value);
  if (value < 20) return UNITS[value] ?? String(value);
  const ones = value % 10;
  if (value < 100) return `${TENS[Math.floor(value / 10) - 2]}${ones === 0 ? "" : `-${UNITS[ones]}`}`;
  const rest = value % 100;
  return `${UNITS[Math.floor(value / 100)]} hundred${rest === 0 ? "" : ` ${inWords(rest)}`}`;
}

function ordinalInWords(value: number): string {
  const words = inWords(value);
  const [, before = "", last = ""] = /^(.*?)([a-z]*)$/.exec(words) ?? [];
  if (last === "") return `${value}${ordinalEnding(value)}`;
  return (
    before + (IRREGULAR_ORDINALS[last] ?? (last.endsWith("y") ? `${last.slice(0, -1)}ieth` : `${last}th`))
  );
}
