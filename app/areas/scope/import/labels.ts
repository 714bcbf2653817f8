import { BULLET } from "./source-text.ts";

/** A label read into its parts. `letter` and `roman` overlap (`i.`, `v.`, `c.`): the caller decides by sequence. */
export interface LabelParts {
  /** `2.2` → [2, 2]; empty when the label is not a number. */
  numbers: number[];
  /** 1 for a, 2 for b; null when it cannot be a single letter. */
  letter: number | null;
  /** 4 for iv; null when it cannot be a Roman numeral. */
  roman: number | null;
  isBullet: boolean;
  /** The bare characters, lower case, without brackets or stops. */
  bare: string;
}

const BULLET_MARK = /^(?:[-*+•·▪◦‣⁃●○■□➢➤\uf0b7\uf0a7–—]|o(?=\t))\s+/;
const NUMBER =
  /^(?:\((\d{1,3})\)|\d{1,3}(?:\.\d{1,3}){0,4}(?:\([a-z]{1,5}\)){1,3}[.:]?|(\d{1,3}(?:\.\d{1,3}){1,4})[.):]?|(\d{1,2})[.):])\s+/;
const LETTER = /^(?:\(([a-z]{1,5})\)|([a-z]{1,5})[.)]|\(([A-Z])\)|([A-Z])[.)])\s+/;

/** Splits a typed label off the front of inline Markdown. Looks through opening emphasis, so `**1. Title**` works. */
export function splitTypedLabel(markdown: string): { label: string | null; text: string } {
  const trimmed = markdown.replace(/^\s+/, "");
  const bullet = BULLET_MARK.exec(trimmed);
  if (bullet) {
    const inner = splitTypedLabel(trimmed.slice(bullet[0].length));
    return { label: inner.label ?? BULLET, text: inner.text };
  }
  const opening = /^\*{1,3}(?=\S)/.exec(trimmed)?.[0] ?? "";
  const body = trimmed.slice(opening.length).replace(/^(\d{1,3})\\([.)])/, "$1$2");
  const match = NUMBER.exec(body) ?? LETTER.exec(body);
  if (!match) return labelInOwnEmphasis(trimmed) ?? { label: null, text: trimmed };
  const label = match[0].trim();
  const bare = bareLabel(label);
  if (/^[a-z]{2,}$/i.test(bare) && romanValue(bare) === null) return { label: null, text: trimmed };
  return { label, text: opening + body.slice(match[0].length) };
}

/** `**1.** Title`: the label alone is emphasised. */
function labelInOwnEmphasis(trimmed: string): { label: string; text: string } | null {
  const match = /^(\*{1,3})(\(?[0-9a-zA-Z.]{1,12}[.):]?)\1\s+/.exec(trimmed);
  if (!match?.[2]) return null;
  const parts = `${match[2]} x`;
  if (!NUMBER.test(parts) && !LETTER.test(parts)) return null;
  return { label: match[2], text: trimmed.slice(match[0].length) };
}

function bareLabel(label: string): string {
  return label
    .replace(/[()\s:]/g, "")
    .replace(/\.$/, "")
    .toLowerCase();
}

export function labelParts(label: string): LabelParts {
  if (label === BULLET || label === "") {
    return { numbers: [], letter: null, roman: null, isBullet: true, bare: "" };
  }
  const bare = bareLabel(label);
  const numbers = /^\d+(\.\d+)*$/.test(bare) ? bare.split(".").map(Number) : [];
  const letter = /^[a-z]$/.test(bare) ? bare.charCodeAt(0) - 96 : null;
  return { numbers, letter, roman: romanValue(bare), isBullet: false, bare };
}

const ROMAN_DIGITS: Record<string, number> = { i: 1, v: 5, x: 10, l: 50, c: 100 };

/** `iv` → 4; null for anything that is not a well-formed small Roman numeral. */
export function romanValue(text: string): number | null {
  const bare = text.toLowerCase();
  if (!/^(?=.)(c{0,3})(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})$/.test(bare)) return null;
  let total = 0;
  for (let index = 0; index < bare.length; index += 1) {
    const here = ROMAN_DIGITS[bare[index] ?? ""] ?? 0;
    const next = ROMAN_DIGITS[bare[index + 1] ?? ""] ?? 0;
    total += here < next ? -here : here;
  }
  return total;
}

export function toRoman(value: number): string {
  const steps: [number, string][] = [
    [1000, "m"],
    [900, "cm"],
    [500, "d"],
    [400, "cd"],
    [100, "c"],
    [90, "xc"],
    [50, "l"],
    [40, "xl"],
    [10, "x"],
    [9, "ix"],
    [5, "v"],
    [4, "iv"],
    [1, "i"],
  ];
  let rest = Math.min(Math.max(0, Math.trunc(value)), 3999);
  let text = "";
  for (const [size, digits] of steps) {
    while (rest >= size) {
      text += digits;
      rest -= size;
    }
  }
  return text;
}

/** 1 → a, 26 → z, 27 → aa, as Word counts. */
export function toLetters(value: number): string {
  if (value < 1) return "";
  const times = Math.min(Math.ceil(value / 26), 50);
  return String.fromCharCode(97 + ((value - 1) % 26)).repeat(times);
}
