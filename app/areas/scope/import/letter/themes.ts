import { AppError } from "#app/platform/errors.ts";
import { type Block, blockTexts, plain } from "../source-text.ts";
import { headingText } from "./letter-sections.ts";
import { isInnerHeading, type LetterPrompt, type LetterTheme, ThemeBody } from "./theme-body.ts";
import { findThemeHeads, knownTitle, type ThemeHead } from "./theme-headings.ts";

export interface ThemesReading {
  themes: LetterTheme[];
  /** Indexes of the blocks that were read as themes; the first of them opens the first theme. */
  taken: ReadonlySet<number>;
}

/** Five is usual, other programmes have other numbers: that is a warning. More than this is another document. */
const MAX_THEMES = 20;
const MAX_PROMPTS = 500;

/**
 * The themes of a scope letter with their questions and prompts.
 * @throws AppError `invalid` when there are none, or far too many to be the themes of a peer challenge.
 */
export function readLetterThemes(name: string, blocks: readonly Block[]): ThemesReading {
  const heads = findThemeHeads(blocks);
  const taken = new Set<number>();
  const themes = heads.map((head, index) => {
    const next = heads[index + 1]?.at ?? blocks.length;
    const { theme, read } = readTheme(head, index, bodyOf(blocks, head, next), index === heads.length - 1);
    for (const at of [head.at, ...read]) taken.add(at);
    return theme;
  });
  refuseByCount(name, themes, blocks);
  const prompts = themes.reduce((sum, theme) => sum + countPrompts(theme.prompts), 0);
  if (prompts > MAX_PROMPTS) {
    throw new AppError(
      "invalid",
      `“${name}” has ${prompts} prompts under its themes; a scope letter has a few dozen. Check that it is the right file.`,
    );
  }
  return { themes, taken };
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
  if (themes.length <= MAX_THEMES) return;
  const found = themes
    .slice(0, 12)
    .map((theme) => `${theme.number}. ${theme.title.slice(0, 80)}`)
    .join("; ");
  throw new AppError(
    "invalid",
    `${themes.length} themes were found in “${name}”, far more than a peer challenge has. Found: ${found}. Check that it is the right file.`,
  );
}

/** What the file does have, so that a person can see which file it is. */
function headingsFound(blocks: readonly Block[]): string {
  const titles = blocks.flatMap((block) => headingText(block) ?? []).slice(0, 8);
  return titles.length === 0
    ? ""
    : ` Its headings are: ${titles.map((title) => title.slice(0, 60)).join("; ")}.`;
}

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
  if (block.table !== head.table) return true;
  if (block.kind === "heading") return head.level === null || block.level <= head.level;
  return headingText(block) !== null && !isInnerHeading(plain(blockTexts(block).join(" ")));
}

function readTheme(
  head: ThemeHead,
  index: number,
  body: readonly Block[],
  isLast: boolean,
): { theme: LetterTheme; read: number[] } {
  const { title, rest, skip } = splitHead(head, body);
  const theme: LetterTheme = {
    number: head.number ?? index + 1,
    title,
    questions: [],
    leadIn: "",
    prompts: [],
  };
  const reader = new ThemeBody(theme, isLast);
  reader.readHead(rest);
  const from = head.at + 1;
  reader.read(body.slice(skip), from + skip);
  const skipped = Array.from({ length: skip }, (_, offset) => from + offset);
  return { theme, read: [...skipped, ...reader.taken] };
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
