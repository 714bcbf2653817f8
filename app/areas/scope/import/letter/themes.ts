import { AppError } from "#app/platform/errors.ts";
import { type Block, BULLET, blockTexts, type ItemBlock, plain, sentences } from "../source-text.ts";
import { headingText } from "./letter-sections.ts";
import { findThemeHeads, knownTitle, type ThemeHead } from "./theme-headings.ts";

export interface LetterPrompt {
  text: string;
  children: LetterPrompt[];
}

export interface LetterTheme {
  number: number;
  title: string;
  /** Sentences that ask something about every council. */
  questions: string[];
  /** What the prompts complete, such as "Are the councils..."; "" when there is none. */
  leadIn: string;
  prompts: LetterPrompt[];
}

export interface ThemesReading {
  themes: LetterTheme[];
  /** Index of the first block of the first theme, and of the first block after the last. */
  from: number;
  to: number;
}

/** A challenge has five themes. One more or fewer is let through with a warning; anything else is another document. */
const MIN_THEMES = 4;
const MAX_THEMES = 6;
const MAX_PROMPTS = 500;

/**
 * The themes of a scope letter with their questions and prompts.
 * @throws AppError `invalid` when there are none, or too few or too many to be the themes of a peer challenge.
 */
export function readLetterThemes(name: string, blocks: readonly Block[]): ThemesReading {
  const heads = findThemeHeads(blocks);
  const bodies = heads.map((head, index) => bodyOf(blocks, head, heads[index + 1]?.at ?? blocks.length));
  const themes = heads.map((head, index) => readTheme(head, index, bodies[index] ?? []));
  refuseByCount(name, themes, blocks);
  const prompts = themes.reduce((sum, theme) => sum + countPrompts(theme.prompts), 0);
  if (prompts > MAX_PROMPTS) {
    throw new AppError(
      "invalid",
      `“${name}” has ${prompts} prompts under its themes; a scope letter has a few dozen. Check that it is the right file.`,
    );
  }
  const to = (heads.at(-1)?.at ?? 0) + 1 + (bodies.at(-1)?.length ?? 0);
  return { themes, from: heads[0]?.at ?? 0, to };
}

/** Prompts with the ones nested in them. */
function countPrompts(prompts: readonly LetterPrompt[]): number {
  return prompts.reduce((sum, prompt) => sum + 1 + countPrompts(prompt.children), 0);
}

function refuseByCount(name: string, themes: readonly LetterTheme[], blocks: readonly Block[]): void {
  if (themes.length === 0) {
    throw new AppError(
      "invalid",
      `No themes were found in “${name}”. A scope letter has five themes, each with a number or a heading and its questions, such as “1. Local priorities and outcomes: Are the council’s priorities clear?”: check that it is the right file.${headingsFound(blocks)}`,
    );
  }
  if (themes.length >= MIN_THEMES && themes.length <= MAX_THEMES) return;
  const count = COUNT_WORDS[themes.length] ?? String(themes.length);
  const found = themes
    .slice(0, 12)
    .map((theme) => `${theme.number}. ${theme.title.slice(0, 80)}`)
    .join("; ");
  const noun = themes.length === 1 ? "theme was" : "themes were";
  throw new AppError(
    "invalid",
    `${count} ${noun} found in “${name}”, but a peer challenge has five. Found: ${found}. Correct the numbering of the themes in the letter and try again.`,
  );
}

/** What the file does have, so that a person can see which file it is. */
function headingsFound(blocks: readonly Block[]): string {
  const titles = blocks.flatMap((block) => headingText(block) ?? []).slice(0, 8);
  return titles.length === 0
    ? ""
    : ` Its headings are: ${titles.map((title) => title.slice(0, 60)).join("; ")}.`;
}

const COUNT_WORDS: Record<number, string> = {
  1: "One",
  2: "Two",
  3: "Three",
  7: "Seven",
  8: "Eight",
  9: "Nine",
  10: "Ten",
};

/** The blocks between a theme's opening and the next theme or the next section of the letter. */
function bodyOf(blocks: readonly Block[], head: ThemeHead, next: number): Block[] {
  const body: Block[] = [];
  for (const block of blocks.slice(head.at + 1, next)) {
    if (endsTheme(block, head)) break;
    body.push(block);
  }
  return body;
}

function endsTheme(block: Block, head: ThemeHead): boolean {
  if (block.kind === "heading") return head.level === null || block.level <= head.level;
  return (
    headingText(block) !== null &&
    !/^(?:prompts?|questions?|key (?:questions|lines).*)$/i.test(plain(blockTexts(block).join(" ")))
  );
}

function readTheme(head: ThemeHead, index: number, body: readonly Block[]): LetterTheme {
  const { title, rest, skip } = splitHead(head, body);
  const theme: LetterTheme = {
    number: head.number ?? index + 1,
    title,
    questions: [],
    leadIn: "",
    prompts: [],
  };
  takeSentences(theme, rest);
  const blocks = body.slice(skip).filter((block) => block.kind !== "heading");
  const firstItem = blocks.findIndex((block) => block.kind === "item");
  const before = firstItem < 0 ? blocks : blocks.slice(0, firstItem);
  for (const text of before.flatMap(blockTexts)) takeParagraph(theme, plain(text), firstItem >= 0);
  // What stands between or after the prompts is comment, so only the items count from here.
  const items = firstItem < 0 ? [] : blocks.slice(firstItem).filter((block) => block.kind === "item");
  takeItems(theme, items);
  return theme;
}

/** The title is what stands before the first question: up to a colon, a dash, a full stop or the end of the usual title. */
function splitHead(head: ThemeHead, body: readonly Block[]): { title: string; rest: string; skip: number } {
  const { text } = head;
  if (text === "") {
    // "Theme 1" alone on its line: the next one is the title.
    const next = body[0];
    return next && next.kind === "paragraph"
      ? { ...splitTitle(plain(next.text)), skip: 1 }
      : { title: `Theme ${head.number ?? ""}`.trim(), rest: "", skip: 0 };
  }
  return { ...splitTitle(text), skip: 0 };
}

function splitTitle(text: string): { title: string; rest: string } {
  const limit = text.includes("?") ? text.indexOf("?") : text.length;
  const mark = /:|\s[–—-]\s|[.](?=\s)/.exec(text.slice(0, limit));
  if (mark && mark.index > 0) {
    return { title: text.slice(0, mark.index).trim(), rest: text.slice(mark.index + mark[0].length).trim() };
  }
  const known = knownTitle(text);
  if (known) return { title: text.slice(0, known.length).trim(), rest: text.slice(known.length).trim() };
  return { title: text.replace(/[:.]$/, "").slice(0, 200), rest: "" };
}

function takeSentences(theme: LetterTheme, text: string): void {
  for (const sentence of sentences(text)) {
    if (/\?["'’”)]*$/.test(sentence)) theme.questions.push(sentence);
    else theme.leadIn = theme.leadIn === "" ? sentence : `${theme.leadIn} ${sentence}`;
  }
}

function takeParagraph(theme: LetterTheme, text: string, hasItems: boolean): void {
  const isAfterLeadIn = /(?:…|\.\.\.|:)$/.test(theme.leadIn);
  if (text !== "" && !hasItems && isAfterLeadIn && !text.endsWith("?"))
    theme.prompts.push({ text, children: [] });
  else takeSentences(theme, text);
}

interface OpenPrompt {
  prompt: LetterPrompt;
  depth: number;
  label: string;
}

function takeItems(theme: LetterTheme, items: readonly ItemBlock[]): void {
  // Bullets that ask, before any prompt, are the theme's questions set as a list when the text asks none.
  const mayAsk = theme.questions.length === 0;
  const open: OpenPrompt[] = [];
  for (const item of items) {
    const text = plain(item.text);
    if (text === "") continue;
    if (mayAsk && theme.prompts.length === 0 && text.endsWith("?")) {
      theme.questions.push(text);
      continue;
    }
    while (open.length > 0 && !isInside(open.at(-1) as OpenPrompt, item)) open.pop();
    const prompt: LetterPrompt = { text, children: [] };
    (open.at(-1)?.prompt.children ?? theme.prompts).push(prompt);
    open.push({ prompt, depth: item.depth, label: item.label });
  }
}

/** Deeper, or a list of another kind at the same depth after a colon: indentation is often lost on the way. */
function isInside(above: OpenPrompt, item: ItemBlock): boolean {
  if (item.depth !== above.depth) return item.depth > above.depth;
  const isOtherKind = (above.label === BULLET) !== (item.label === BULLET);
  return isOtherKind && above.prompt.text.endsWith(":");
}
