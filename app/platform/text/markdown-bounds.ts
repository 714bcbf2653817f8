/**
 * How much a text may ask of the Markdown parser. Its time grows with the square of what stands in one paragraph (each
 * `*` looks back at those before it, each `<!--` looks ahead for its end), so what it would have to do is
 * estimated first, in one pass over the text.
 */
const MOST = {
  /** Lines, marks and halves of cells of the whole text, however short it is, and one more for so many characters. */
  signs: 2_000,
  charactersASign: 25,
  /** Marks of one paragraph, list item or table. */
  marksTogether: 1_000,
  /** Characters that are looked through for the ends of what begins in one paragraph. */
  charactersAhead: 4_000_000,
  /** Cells of one table: every row is as wide as the widest. */
  cells: 10_000,
};

/** Whatever may begin or end something within a paragraph; a run of the same mark is one. */
const MARK = /\*+|_+|~+|`+|[[\]<&\\@]|www\.|:\/\//gi;

/** Those of them that look ahead for their end. */
const LOOKS_AHEAD = /`+|[[<]/g;

const PIPE = /\|/g;

/** One of the marks of quotations and lists that a line begins with. */
const LEADER = /[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t]|$))/y;

/** A line that ends the paragraph before it, whatever that is. */
const EMPTY = /^[ \t>]*$/;

const ITEM = /^([ \t]*)(?:([-+*])|(\d{1,9})[.)])([ \t]+)\S/;

/** What is said where such a text was typed. */
export const TOO_KNOTTED =
  "This text has too many marks (such as * _ [ or |) or too many short lines. Take some of them away, or put empty lines between its paragraphs";

/**
 * Whether reading the text as Markdown could take much longer than reading as many plain words. Such a text is refused where it is
 * typed, and drawn as plain words where it was stored before.
 */
export function isTooKnotted(markdown: string): boolean {
  let signs = 0;
  let block = nothing();
  let inset = 0;
  const mostSigns = MOST.signs + markdown.length / MOST.charactersASign;
  for (let from = 0; from <= markdown.length; ) {
    const next = markdown.indexOf("\n", from);
    const to = next === -1 ? markdown.length : next;
    const line = markdown.slice(from, to);
    from = to + 1;
    const item = ITEM.exec(line);
    if (EMPTY.test(line)) inset = 0;
    if (EMPTY.test(line) || (item !== null && beginsAnItem(item, inset))) {
      block = nothing();
    }
    if (item !== null) inset = widthOf(item[0]) - 1;
    const marks = countOf(MARK, line);
    const pipes = countOf(PIPE, line);
    signs += 1 + marks + pipes / 2 + countOf(LEADER, line);
    block.marks += marks;
    block.ahead += countOf(LOOKS_AHEAD, line);
    block.characters += line.length;
    block.lines += 1;
    block.columns = Math.max(block.columns, pipes);
    if (
      signs > mostSigns ||
      block.marks > MOST.marksTogether ||
      block.ahead * block.characters > MOST.charactersAhead ||
      block.columns * block.lines > MOST.cells
    )
      return true;
  }
  return false;
}

const nothing = () => ({ marks: 0, ahead: 0, characters: 0, lines: 0, columns: 0 });

/** How often a mark (of the whole line, or one after the other from its beginning) stands in a line. */
function countOf(mark: RegExp, line: string): number {
  let count = 0;
  mark.lastIndex = 0;
  while (mark.test(line)) count += 1;
  return count;
}

/**
 * Whether the item ends the paragraph before it: further in than three columns a mark is a word, and so is a
 * number other than one unless it follows an item.
 */
function beginsAnItem(item: RegExpExecArray, inset: number): boolean {
  const indent = widthOf(item[1] ?? "");
  if (indent > inset + 3) return false;
  return item[3] === undefined || Number(item[3]) === 1 || indent < inset;
}

/** Columns of the beginning of a line; a tab goes to the next multiple of four, and so is at most four. */
function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += character === "\t" ? 4 - (width % 4) : 1;
  return width;
}
