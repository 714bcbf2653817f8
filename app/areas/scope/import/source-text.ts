/**
 * The neutral form every imported document takes, whatever file it came from: a flat list of blocks in reading
 * order. Text inside a block is inline Markdown (only emphasis is kept), "\n" is a deliberate line break.
 */
export type Block = (HeadingBlock | ParagraphBlock | ItemBlock | TableBlock) & {
  /** The number of the table it stood in, where a table of themes was taken apart (letter/theme-tables.ts). */
  table?: number;
};

export interface HeadingBlock {
  kind: "heading";
  /** 1 is the highest. */
  level: number;
  text: string;
  /** The number a reader sees before the heading, such as `2.` or `2.2`; null when there is none. */
  label: string | null;
}

export interface ParagraphBlock {
  kind: "paragraph";
  text: string;
}

/** A list item, or any paragraph with a number or letter in front of it. */
export interface ItemBlock {
  kind: "item";
  text: string;
  /** What a reader sees before the text: `2.2`, `a.`, `(iv)`, or `•` for any bullet. */
  label: string;
  /** 0 is the outermost list. */
  depth: number;
}

export interface TableBlock {
  kind: "table";
  /** rows → cells → paragraphs */
  rows: string[][][];
}

export interface SourceText {
  /** The file name as it was given, for messages. */
  name: string;
  blocks: Block[];
  /** Footnotes and endnotes, kept apart so that they never run into a sentence. */
  footnotes: string[];
  /** Addresses of what the file fetches from elsewhere when it is opened, such as a template. */
  outside?: string[];
  /** Parts that stand in the file and were not read, each with its place in words. */
  unread?: string[];
  /** What stands at the head and foot of pages: inline Markdown, each once. */
  margins?: string[];
  /** Tracked changes and comments that nobody has dealt with, as a Word file counts them. */
  openChanges?: OpenChanges;
}

export interface OpenChanges {
  insertions: number;
  deletions: number;
  comments: number;
}

export const NO_OPEN_CHANGES: OpenChanges = { insertions: 0, deletions: 0, comments: 0 };

export const BULLET = "•";

const PROTECT_FROM = 0xe000;
const ESCAPED = /\\([!-/:-@[-`{-~])/g;
const PROTECTED = /[\ue021-\ue07e]/g;

/** Inline Markdown → the words a person reads, on one line. */
export function plain(markdown: string): string {
  return plainLines(markdown).replace(/\s+/g, " ").trim();
}

/** As `plain`, but keeps deliberate line breaks. */
export function plainLines(markdown: string): string {
  return markdown
    .replace(ESCAPED, (_, mark: string) => String.fromCharCode(PROTECT_FROM + mark.charCodeAt(0)))
    .replace(/!?\[([^\][\n]{0,500})\]\([^()\s]{0,500}\)/g, "$1")
    .replace(/\*{1,3}(?=\S)|(?<=\S)\*{1,3}/g, "")
    .replace(/(?<![\w_])_{1,2}(?=[^\s_])|(?<=[^\s_])_{1,2}(?![\w_])/g, "")
    .replace(/`/g, "")
    .replace(PROTECTED, (mark) => String.fromCharCode(mark.charCodeAt(0) - PROTECT_FROM));
}

/** Escapes the marks that inline Markdown would read as formatting. */
export function escapeInline(text: string): string {
  return text.replace(/[\\*_`[\]]/g, "\\$&");
}

/** Odd spaces to plain spaces, invisible characters gone. */
export function tidyCharacters(text: string): string {
  return text
    .replace(/[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g, " ")
    .replace(/[\u00ad\u200b-\u200f\u2028-\u202e\u2060\ufeff]/g, "");
}

/** Straight quotes, plain hyphens, lower case: for comparing, never for showing. */
export function forComparison(text: string): string {
  return text
    .replace(/[\u2018\u2019\u201a\u201b\u2032]/g, "'")
    .replace(/[\u201c-\u201f\u2033]/g, '"')
    .replace(/[\u2010-\u2015\u2212]/g, "-")
    .toLowerCase();
}

/** True when the whole block is set in bold, as headings without a heading style are. */
export function isBold(markdown: string): boolean {
  const text = markdown.trim();
  return /^\*\*/.test(text) && /\*\*[.:]?$/.test(text) && !/[^*]\*\*[^*]/.test(text.slice(2, -2));
}

const ABBREVIATION =
  /(?:^|[\s("'])(?:e\.g|i\.e|etc|cf|viz|no|nos|dr|mr|mrs|ms|st|cllr|para|approx|inc|vs)\.$/i;

/** Splits plain text into sentences; linear in its length. */
export function sentences(text: string): string[] {
  const found: string[] = [];
  let start = 0;
  const end = /[.?!…]["'’”)\]]{0,3}\s+(?=["'‘“([]?[A-Z0-9])/g;
  for (let match = end.exec(text); match !== null; match = end.exec(text)) {
    const stop = match.index + match[0].trimEnd().length;
    if (match[0].startsWith(".") && ABBREVIATION.test(text.slice(Math.max(start, stop - 10), stop))) continue;
    found.push(text.slice(start, stop).trim());
    start = end.lastIndex;
  }
  const rest = text.slice(start).trim();
  if (rest !== "") found.push(rest);
  return found;
}

/** Every run of text in a block, as inline Markdown: one for most blocks, one per cell paragraph for a table. */
export function blockTexts(block: Block): string[] {
  return block.kind === "table" ? block.rows.flat(2) : [block.text];
}

/** All words of a document, plain, in order; used to find names and placeholders. */
export function plainParagraphs(source: SourceText): string[] {
  return [...source.blocks.flatMap(blockTexts), ...source.footnotes].map(plain).filter((text) => text !== "");
}
