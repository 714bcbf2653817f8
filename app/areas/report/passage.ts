/** A piece of the report as people wrote it, and where it stands. */
export interface Passage {
  /** "Executive summary", "Recommendation 3", "Theme 2: Residents trust their council". */
  where: string;
  /** Markdown. */
  text: string;
  /** The address of the page where it can be mended; null when there is none. */
  href: string | null;
}

/**
 * The text with one space where there were several, and at most one empty line: what a pattern looks for may stand apart by any
 * space, and a thousand of them would be tried in every way there is.
 */
export function squeezed(text: string): string {
  const lines = text.split("\n").map((line) => line.replace(/\s+/g, " ").trimEnd());
  return lines.filter((line, index) => line !== "" || lines[index - 1] !== "").join("\n");
}

/** The words round a place, to show what a slip rests on. */
export function shortQuote(sentence: string, at = 0, length = 0): string {
  const most = 160;
  if (sentence.length <= most) return sentence;
  const start = Math.max(0, Math.min(at - Math.floor((most - length) / 2), sentence.length - most));
  const cut = sentence.slice(start, start + most).trim();
  return `${start > 0 ? "…" : ""}${cut}${start + most < sentence.length ? "…" : ""}`;
}
