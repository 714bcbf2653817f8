import { NUMBER_WORDS } from "../number-words.ts";
import { type Block, blockTexts, plain, sentences, type TableBlock } from "../source-text.ts";
import { isBoilerplate } from "./boilerplate.ts";
import { councilMentions } from "./councils.ts";
import type { LetterReading } from "./letter.ts";
import { headingText } from "./letter-sections.ts";
import { placeholdersIn } from "./placeholders.ts";
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
  /** In the head of a table of themes that was taken apart. */
  isTableHead: boolean;
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
type KnownWords = Record<Exclude<LineBucket, "boilerplate" | "not-understood">, ReadonlySet<string>> & {
  themeCount: number;
};

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
      ...letter.phases.said,
      ...letter.stated.map(({ sentence }) => sentence),
    ]),
    team: asked(letter.team.lines),
    duty: asked(letter.duties),
    themeCount: letter.themes.length,
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
    if ((bucket === "prompt" || bucket === "team" || bucket === "focus-area") && known[bucket].has(whole))
      return bucket;
  }
  // "Local focus: how the plan is understood": the prompt stands after its label.
  const labelled = /^[^:–—]{3,40}(?:[:–—]|\s-)\s+(.+)$/s.exec(text)?.[1];
  if (labelled !== undefined && known.prompt.has(labelled)) return "prompt";
  if (piece.isHeading || piece.isTableHead) return "title";
  if (announcesThemes(text, known.themeCount)) return "theme";
  if (known.duty.has(text) && !DATE_WORDS.test(piece.text)) return "duty";
  if (/^dear\b/i.test(text) || isTitle(piece.text)) return "title";
  if (text === "" || isBoilerplate(piece.text)) return "boilerplate";
  return "not-understood";
}

/** "The team will explore the five core themes": read, where it says as many themes as the letter has. */
function announcesThemes(text: string, themeCount: number): boolean {
  const count = new RegExp(`\\b(?:${NUMBER_WORDS[themeCount] ?? themeCount}|${themeCount})\\b`, "i");
  return (
    count.test(text) &&
    /\b(?:themes|areas|elements)\b/i.test(text) &&
    /\bpeer (?:team|challenge)|\bthe team\b/i.test(text) &&
    text.split(" ").length <= 16
  );
}

/** A line that names the council and what the paper is, and says nothing. */
function isTitle(text: string): boolean {
  if (/[.?!]$/.test(text) || text.length > 140 || placeholdersIn(text).length > 0) return false;
  const isKind =
    /\b(?:peer challenge|scop(?:e|ing)(?: (?:letter|note|document))?|position and scope)\b/i.test(text);
  const rest = text.replace(
    /\b(?:LGA|corporate|peer challenge|scoping|letter|note|scope|position and|of|the|and|for|agreement|document)\b|[\s:–—,-]/gi,
    "",
  );
  return (isKind && rest === "") || (councilMentions(text).length > 0 && text.split(" ").length <= 14);
}

/** What speaks of a date: a duty whose date was not read is listed, so that the date is not lost with it. */
const DATE_WORDS =
  /\b(?:\d{1,2}|two|three|four|five|six|nine|ten|twelve)\s+(?:days?|weeks?|months?|years?)\b|\b(?:january|february|march|april|june|july|august|september|october|november|december)\b/i;

function piecesOf(letter: LetterReading, footnotes: readonly string[]): Piece[] {
  const titles = letter.themes.map(({ title }) => title).sort((a, b) => b.length - a.length);
  let under = "";
  // Themes set as a table end with it: what follows stands under the heading before.
  let theme = "";
  let tables = 0;
  const ofBlocks = letter.blocks.flatMap((block, at): Piece[] => {
    if (block.kind === "table") {
      tables += 1;
      return tablePieces(block, `table ${tables}`);
    }
    const above = block.table === undefined || theme === "" ? under : theme;
    const place = above === "" ? "at the beginning" : `under “${above}”`;
    const title = headingText(block);
    if (title !== null && block.table !== undefined) theme = title;
    else if (title !== null) under = title;
    const isTableHead =
      block.table !== undefined &&
      block.kind === "paragraph" &&
      isBeforeThemes(letter.blocks, at, block.table);
    return block.text
      .split("\n")
      .flatMap((text) => themePieces(plain(text), titles, { place, isHeading: title !== null, isTableHead }));
  });
  return [
    ...ofBlocks,
    ...footnotes.flatMap((text) => split(plain(text), { ...IN_FOOTNOTE, whole: plain(text) })),
  ];
}

type PieceFacts = Omit<Piece, "text" | "whole">;

const IN_FOOTNOTE: PieceFacts = { place: "in a footnote", isHeading: false, isTableHead: false };

function tablePieces({ rows }: TableBlock, table: string): Piece[] {
  return rows.flatMap((row, at) => {
    const whole = row.map((cell) => plain(cell.join(" "))).join("\n");
    const facts = { place: `${table}, row ${at + 1}`, isHeading: false, isTableHead: false };
    return row.flat().flatMap((text) => split(plain(text), { ...facts, whole }));
  });
}

function isBeforeThemes(blocks: readonly Block[], at: number, table: number): boolean {
  return !blocks.slice(0, at).some((block) => block.table === table && block.kind === "heading");
}

/** The opening line of a theme holds its title and its questions. */
function themePieces(words: string, titles: readonly string[], facts: PieceFacts): Piece[] {
  const title = titles.find((one) => words.startsWith(one));
  const rest = title === undefined ? "" : words.slice(title.length).replace(/^\s*[:.–—-]?\s*/, "");
  if (title === undefined || rest === "") return split(words, { ...facts, whole: words });
  return [
    { ...facts, text: title, whole: title },
    ...split(rest, { ...facts, isHeading: false, whole: rest }),
  ];
}

function split(words: string, facts: Omit<Piece, "text">): Piece[] {
  if (words === "") return [];
  return (facts.isHeading ? [words] : sentences(words)).map((text) => ({ ...facts, text }));
}

/** Blocks and footnotes with words that no line has. */
function unaccounted(
  blocks: readonly Block[],
  footnotes: readonly string[],
  lines: readonly LetterLine[],
): number {
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
