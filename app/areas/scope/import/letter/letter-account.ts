import { placeholdersIn } from "./placeholders.ts";
import { type Block, blockTexts, plain, sentences } from "../source-text.ts";
import { isBoilerplate } from "./boilerplate.ts";
import { councilMentions } from "./councils.ts";
import type { LetterReading } from "./letter.ts";
import { headingText } from "./letter-sections.ts";
import type { LetterPrompt } from "./theme-body.ts";

/** What a line of a letter was read as. Every line has one. */
export const LINE_BUCKETS = [
  "title",
  "theme",
  "question",
  "prompt",
  "focus-area",
  "date",
  "team",
  "duty",
  "boilerplate",
  "not-understood",
] as const;
export type LineBucket = (typeof LINE_BUCKETS)[number];

/** A sentence, title or cell of a letter and what it was read as. */
export interface LetterLine {
  /** From 1, in reading order. */
  line: number;
  /** Where a person finds it: "under “Timing”", "table 2, row 3", "footnote". */
  place: string;
  text: string;
  bucket: LineBucket;
}

export interface LetterAccount {
  lines: LetterLine[];
  /** Share of the lines in each bucket, from 0 to 1. */
  shares: Record<LineBucket, number>;
  /** Lines whose words stand in no line of the account: none, or the account is wrong. */
  unaccounted: number;
}

interface Piece {
  place: string;
  text: string;
  isHeading: boolean;
  /** All words of the block it stands in. */
  whole: string;
}

/**
 * Says of every line of a letter what it was read as, by looking for it in what was read: a line that no part of the reading holds, and that is
 * not known to be general, is not understood. It is asked of the result and not of the readers, so that a reader that drops a line is found.
 */
export function accountFor(letter: LetterReading, footnotes: readonly string[]): LetterAccount {
  const known = knownWords(letter);
  const pieces = piecesOf(letter, footnotes);
  const lines = pieces.map((piece, at) => ({
    line: at + 1,
    place: piece.place,
    text: piece.text,
    bucket: bucketOf(piece, known),
  }));
  const shares = Object.fromEntries(
    LINE_BUCKETS.map((bucket) => [
      bucket,
      lines.length === 0 ? 0 : lines.filter((line) => line.bucket === bucket).length / lines.length,
    ]),
  ) as Record<LineBucket, number>;
  return { lines, shares, unaccounted: unaccounted(letter.blocks, footnotes, lines) };
}

/** The words that each part of the reading holds, plain. */
type KnownWords = Record<Exclude<LineBucket, "boilerplate" | "not-understood">, ReadonlySet<string>>;

function knownWords(letter: LetterReading): KnownWords {
  const promptTexts = (prompts: readonly LetterPrompt[]): string[] =>
    prompts.flatMap((prompt) => [prompt.text, ...promptTexts(prompt.children)]);
  const themes = letter.themes.flatMap(({ title, leadIn }) => [title, ...sentences(leadIn)]);
  const days = [letter.letterDate?.line, letter.scopeAgreed?.line].filter((line) => line !== undefined);
  return {
    title: new Set([letter.title]),
    theme: asked(themes),
    question: asked(letter.themes.flatMap(({ questions }) => questions)),
    prompt: asked(letter.themes.flatMap(({ prompts }) => promptTexts(prompts))),
    "focus-area": asked([...letter.focusAreas.areas, ...letter.focusAreas.intros]),
    date: asked([
      ...days,
      ...letter.onSiteStatements.map(({ sentence }) => sentence),
      ...letter.stated.map(({ sentence }) => sentence),
    ]),
    team: asked(letter.team.lines),
    duty: asked(letter.duties.map(({ text }) => text)),
  };
}

/** Texts and their sentences: what is read as a whole is found by each of its sentences. */
function asked(texts: readonly string[]): ReadonlySet<string> {
  return new Set(texts.flatMap((text) => [text, ...text.split("\n"), ...sentences(text)]).map(comparable));
}

/** Without what stands at the ends of a list's items. */
function comparable(text: string): string {
  return plain(text)
    .replace(/[;,.:]\s*(?:and|or)?$/i, "")
    .trim();
}

const IN_ORDER = ["question", "prompt", "theme", "focus-area", "team", "date", "title"] as const;

function bucketOf(piece: Piece, known: KnownWords): LineBucket {
  const text = comparable(piece.text);
  const whole = comparable(piece.whole);
  for (const bucket of IN_ORDER) {
    if (known[bucket].has(text)) return bucket;
    if ((bucket === "prompt" || bucket === "team" || bucket === "focus-area") && known[bucket].has(whole)) return bucket;
  }
  // "Local focus: how the plan is understood": the prompt stands after its label.
  const labelled = /^[^:–—]{3,40}(?:[:–—]|\s-)\s+(.+)$/s.exec(text)?.[1];
  if (labelled !== undefined && known.prompt.has(labelled)) return "prompt";
  if (piece.isHeading) return "title";
  if (known.duty.has(text) && !speaksOfUnreadDate(piece.text)) return "duty";
  if (/^dear\b/i.test(text) || isTitle(piece.text)) return "title";
  if (text === "" || isBoilerplate(piece.text)) return "boilerplate";
  return "not-understood";
}

/** A line that names the council and what the paper is, and says nothing. */
function isTitle(text: string): boolean {
  if (/[.?!]$/.test(text) || text.length > 140 || placeholdersIn(text).length > 0) return false;
  const isKind = /\b(?:peer challenge|scop(?:e|ing)(?: (?:letter|note|document))?|position and scope)\b/i.test(text);
  const rest = text.replace(/\b(?:LGA|corporate|peer challenge|scoping|letter|note|scope|position and|of|the|and|for|agreement|document)\b|[\s:–—,-]/gi, "");
  return (isKind && rest === "") || (councilMentions(text).length > 0 && text.split(" ").length <= 14);
}

const DATE_WORDS =
  /\b(?:\d{1,2}|two|three|four|five|six|nine|ten|twelve)\s+(?:days?|weeks?|months?|years?)\b|\b(?:january|february|march|april|june|july|august|september|october|november|december)\b/i;

/** A duty whose date was not read is listed, so that the date is not lost with it. */
function speaksOfUnreadDate(text: string): boolean {
  return DATE_WORDS.test(text);
}

function piecesOf(letter: LetterReading, footnotes: readonly string[]): Piece[] {
  const titles = new Set(letter.themes.map(({ title }) => title));
  const pieces: Piece[] = [];
  let under = "";
  let tables = 0;
  for (const block of letter.blocks) {
    const heading = headingText(block);
    if (block.kind === "table") {
      tables += 1;
      block.rows.forEach((row, at) => {
        for (const text of row.flat()) pieces.push(...split(text, row.map((cell) => plain(cell.join(" "))).join("\n"), `table ${tables}, row ${at + 1}`, false));
      });
      continue;
    }
    const place = under === "" ? "at the beginning" : `under “${under}”`;
    for (const text of block.text.split("\n")) pieces.push(...splitTitle(text, place, heading !== null, titles));
    if (heading !== null) under = heading;
  }
  return [...pieces, ...footnotes.flatMap((text) => split(text, text, "in a footnote", false))];
}

/** The opening line of a theme holds its title and its questions. */
function splitTitle(text: string, place: string, isHeading: boolean, titles: ReadonlySet<string>): Piece[] {
  const words = plain(text);
  const title = [...titles].filter((one) => words.startsWith(one)).sort((a, b) => b.length - a.length)[0];
  const rest = title === undefined ? "" : words.slice(title.length);
  if (title === undefined || rest === "") return split(text, text, place, isHeading);
  return [{ place, text: title, isHeading, whole: title }, ...split(rest.replace(/^\s*[:.–—-]?\s*/, ""), rest, place, false)];
}

function split(text: string, whole: string, place: string, isHeading: boolean): Piece[] {
  const words = plain(text);
  if (words === "") return [];
  return (isHeading ? [words] : sentences(words)).map((part) => ({ place, text: part, isHeading, whole: whole.includes("\n") ? whole : plain(whole) }));
}

/** Blocks and footnotes with words that no line has. */
function unaccounted(blocks: readonly Block[], footnotes: readonly string[], lines: readonly LetterLine[]): number {
  const words = (text: string) => text.match(/[\p{L}\p{N}]+/gu) ?? [];
  const counts = new Map<string, number>();
  for (const word of lines.flatMap(({ text }) => words(text))) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...blocks.flatMap(blockTexts), ...footnotes].filter((text) => {
    let isMissing = false;
    for (const word of words(plain(text))) {
      const left = counts.get(word) ?? 0;
      if (left === 0) isMissing = true;
      else counts.set(word, left - 1);
    }
    return isMissing;
  }).length;
}
