import type { ListLevel, OpenDocumentStyles } from "./open-document-styles.ts";

/** Shown before an item that has no number. */
export const BULLET_LABEL = "•";

/** Counts the items of lists as the program shows them. Lists of one style go on where they say so; others begin anew. */
export class OpenDocumentCounter {
  private readonly counts = new Map<string, (number | undefined)[]>();

  constructor(private readonly levelOf: (list: string, level: number) => ListLevel | null) {}

  /** Begins a list anew from a level on. */
  begin(list: string, level: number): void {
    const counts = this.counts.get(list);
    if (counts !== undefined) counts.length = Math.min(counts.length, level - 1);
  }

  /** The label of the next item on a level, from 1; null where it shows none. `start` is a number that the item itself begins at. */
  next(list: string, level: number, start: number | null): string | null {
    const own = this.levelOf(list, level);
    if (own === null) return BULLET_LABEL;
    const counts = this.counts.get(list) ?? [];
    this.counts.set(list, counts);
    counts.length = Math.min(counts.length, level);
    counts[level - 1] = start ?? (counts[level - 1] ?? own.start - 1) + 1;
    if (own.format === null) return BULLET_LABEL;
    if (own.format === "") return null;
    const first = Math.max(1, level - own.shown + 1);
    const numbers = [];
    for (let at = first; at <= level; at += 1) {
      const shown = this.levelOf(list, at);
      if (shown === null || shown.format === null || shown.format === "") continue;
      numbers.push(inFormat(counts[at - 1] ?? shown.start, shown.format));
    }
    const label = `${own.prefix}${numbers.join(".")}${own.suffix}`.trim();
    return label === "" ? null : label;
  }
}

/** Counts the headings of a document that numbers them. */
export function outlineCounter(styles: OpenDocumentStyles): OpenDocumentCounter {
  return new OpenDocumentCounter((_list, level) => styles.outline.get(level) ?? null);
}

function inFormat(value: number, format: string): string {
  switch (format) {
    case "a":
      return letters(value);
    case "A":
      return letters(value).toUpperCase();
    case "i":
      return roman(value);
    case "I":
      return roman(value).toUpperCase();
    default:
      return String(value);
  }
}

/** 1 is a, 27 is aa, 28 is ab. */
function letters(value: number): string {
  let text = "";
  for (let left = value; left > 0; left = Math.floor((left - 1) / 26)) {
    text = String.fromCharCode(97 + ((left - 1) % 26)) + text;
  }
  return text;
}

const ROMAN: readonly [number, string][] = [
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

function roman(value: number): string {
  let text = "";
  let left = Math.min(value, 3_999);
  for (const [worth, sign] of ROMAN) {
    while (left >= worth) {
      text += sign;
      left -= worth;
    }
  }
  return text;
}
