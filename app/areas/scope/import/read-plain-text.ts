import { withoutHtml } from "./html-text.ts";
import { splitTypedLabel } from "./labels.ts";
import { type Block, BULLET, plain, tidyCharacters } from "./source-text.ts";

/**
 * Markdown or plain text → blocks, line by line and in linear time. Not a full Markdown parser on purpose: real
 * letters come with tables made of tabs, lists whose indentation is broken and numbers typed by hand, which a strict
 * parser would turn into one long paragraph.
 */
export function readPlainText(text: string, kind: "markdown" | "text"): Block[] {
  const lines = prepare(text);
  // Word's "save as plain text" puts each paragraph on one long line with no blank line between.
  const isUnwrapped = kind === "text" && lines.some((line) => line.length > 200);
  const width =
    kind === "text" ? lines.reduce((most, line) => Math.max(most, line.trimEnd().length), 0) : null;
  const reader = new LineReader(isUnwrapped, width);
  lines.forEach((line, index) => {
    reader.take(line, lines[index + 1] ?? "");
  });
  return reader.finish();
}

const ENTITIES: Record<string, string> = {
  amp: "&",
  nbsp: " ",
  quot: '"',
  apos: "'",
  ndash: "–",
  mdash: "—",
  lsquo: "‘",
  rsquo: "’",
  ldquo: "“",
  rdquo: "”",
  hellip: "…",
  lt: "<",
  gt: ">",
};

function prepare(text: string): string[] {
  const cleaned = withoutComments(text)
    .replace(/\r\n?|\v/g, "\n")
    .replace(/\f/g, "\n\n")
    .replace(/&(#\d{1,6}|[a-z]{2,6});/gi, (whole, name: string) => decodeEntity(whole, name));
  return tidyCharacters(withoutHtml(cleaned)).split("\n");
}

/** Takes out `<!-- … -->`; one that is never closed is left as it is. */
function withoutComments(text: string): string {
  let kept = "";
  let from = 0;
  for (;;) {
    const open = text.indexOf("<!--", from);
    const close = open < 0 ? -1 : text.indexOf("-->", open);
    if (close < 0) return kept + text.slice(from);
    kept += text.slice(from, open);
    from = close + 3;
  }
}

function decodeEntity(whole: string, name: string): string {
  if (!name.startsWith("#")) return ENTITIES[name.toLowerCase()] ?? whole;
  const code = Number(name.slice(1));
  return code >= 32 && code <= 0xffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCharCode(code) : "";
}

const HEADING = /^ {0,3}(#{1,6})\s+(.*)$/;
const SEPARATOR = /^\s*\|?\s*:?-{2,}:?\s*(?:[|\t]\s*:?-{2,}:?\s*)*\|?\s*$/;
const LIST = /^([ \t]*)([-*+•·▪◦‣⁃●○■□➢➤\uf0b7\uf0a7–—]|o(?=\t))[ \t]+(\S.*)$/;
const SENTENCE_END = /[.;:?!…]["'’”)*_]{0,4}\s*$/;
const GLYPH_DEPTH: Record<string, number> = { o: 1, "◦": 1, "○": 1, "▪": 2, "\uf0a7": 2 };

interface OpenText {
  kind: "paragraph" | "item";
  lines: string[];
  label: string;
  depth: number;
}

class LineReader {
  private readonly blocks: Block[] = [];
  private open: OpenText | null = null;
  private table: string[][][] | null = null;
  private indents: number[] = [];
  private wasBlank = true;

  constructor(
    private readonly isUnwrapped: boolean,
    /** Characters of the longest line; null where the end of a line means nothing, as in Markdown. */
    private readonly width: number | null,
  ) {}

  take(line: string, next: string): void {
    if (line.trim() === "") {
      this.wasBlank = true;
      return;
    }
    this.takeFilled(line, next);
    this.wasBlank = false;
  }

  finish(): Block[] {
    this.close();
    return this.blocks;
  }

  private takeFilled(line: string, next: string): void {
    if (this.takeRule(line)) return;
    const heading = HEADING.exec(line);
    if (heading?.[1]) {
      this.close();
      this.indents = [];
      this.pushHeading(heading[1].length, (heading[2] ?? "").replace(/\s+#+\s*$/, ""));
      return;
    }
    const row = this.tableRow(line, next);
    if (row) {
      this.closeText();
      this.table ??= [];
      this.table.push(row);
      return;
    }
    if (this.takeItem(line)) return;
    this.takeWords(line);
  }

  /** Rules, table separators, and underlines that make the line above a heading. */
  private takeRule(line: string): boolean {
    if (SEPARATOR.test(line) && (this.table !== null || /[|\t]/.test(line))) return true;
    const isUnderline = /^\s*(?:={2,}|-{2,})\s*$/.test(line);
    if (isUnderline && this.open?.kind === "paragraph" && this.open.lines.length === 1 && !this.wasBlank) {
      const text = this.open.lines[0] ?? "";
      this.open = null;
      this.pushHeading(line.trim().startsWith("=") ? 1 : 2, text);
      return true;
    }
    if (isUnderline || /^\s*(?:\*\s*){3,}$|^\s*(?:_\s*){3,}$/.test(line)) {
      this.close();
      return true;
    }
    return false;
  }

  private tableRow(line: string, next: string): string[][] | null {
    const isPipe =
      /^\s*\|.*\|/.test(line) || (line.includes("|") && SEPARATOR.test(next) && next.includes("|"));
    if (isPipe || (this.table !== null && !this.wasBlank && line.includes("|"))) {
      const cells = line
        .trim()
        .replace(/^\||\|$/g, "")
        .split(/(?<!\\)\|/);
      return cells.map(cellParagraphs);
    }
    if (!line.includes("\t") || LIST.test(line)) return null;
    const continues = this.table !== null && line.startsWith("\t");
    if (!continues && !/\S[^\t]*\t+\s*\S/.test(line.trimStart())) return null;
    if (!continues && splitTypedLabel(line).label !== null) return null;
    const cells = line.replace(/\s+$/, "").split(/\t/).map(cellParagraphs);
    return continues || cells.filter((cell) => cell.length > 0).length > 1 ? cells : null;
  }

  private takeItem(line: string): boolean {
    const list = LIST.exec(line);
    const typed = splitTypedLabel(list?.[3] ?? line);
    if (!list && typed.label === null) return false;
    if (!list && !this.mayStartItem()) return false;
    const indent = columns(list?.[1] ?? /^[ \t]*/.exec(line)?.[0] ?? "");
    this.close();
    const depth = Math.max(this.depthFor(indent), GLYPH_DEPTH[list?.[2] ?? ""] ?? 0);
    this.open = { kind: "item", lines: [typed.text], label: typed.label ?? BULLET, depth };
    return true;
  }

  /** A number at the start of a wrapped line ("clause\n2.2 of the ...") does not start an item. */
  private mayStartItem(): boolean {
    if (this.wasBlank || this.open === null || this.isUnwrapped || this.open.kind === "item") return true;
    return SENTENCE_END.test(this.open.lines.at(-1) ?? "");
  }

  /** One column of difference is a slip of the keyboard, two are a deeper list. */
  private depthFor(indent: number): number {
    while (this.indents.length > 0 && indent < (this.indents.at(-1) ?? 0) - 1) this.indents.pop();
    const top = this.indents.at(-1);
    if (top === undefined || indent >= top + 2) this.indents.push(indent);
    return this.indents.length - 1;
  }

  private takeWords(line: string): void {
    const previous = this.open?.lines.at(-1);
    const isJoined = this.open !== null && !this.wasBlank && !this.isEndedEarly(previous ?? "", line);
    const isHardBreak = previous !== undefined && / {2,}$|\\$|<br\s*\/?>\s*$/i.test(previous);
    if (isJoined && (!this.isUnwrapped || isHardBreak)) {
      this.open?.lines.push(line);
      return;
    }
    this.close();
    this.open = { kind: "paragraph", lines: [line], label: "", depth: 0 };
  }

  /** A line that had room for the next word, which begins a line of its own: an address, a date, the members of a team. */
  private isEndedEarly(previous: string, line: string): boolean {
    if (this.width === null || this.open?.kind !== "paragraph") return false;
    const [word = ""] = line.trim().split(/\s/, 1);
    return previous.trimEnd().length + 1 + word.length <= this.width && /^[\p{Lu}\d]/u.test(word);
  }

  private pushHeading(level: number, text: string): void {
    const typed = splitTypedLabel(text);
    const bare = /^(\d{1,2})\s+(?=[A-Z])/.exec(text);
    const isNumber = typed.label !== null && typed.label !== BULLET;
    const label = isNumber ? typed.label : (bare?.[1] ?? null);
    const words = isNumber ? typed.text : bare ? text.slice(bare[0].length) : text;
    if (plain(words) !== "") this.blocks.push({ kind: "heading", level, text: words.trim(), label });
  }

  private closeText(): void {
    const open = this.open;
    this.open = null;
    if (!open) return;
    const text = open.lines
      .map((line) =>
        line
          .replace(/\\$/, "")
          .replace(/<\/?p>|<br\s*\/?>/gi, " ")
          .trim(),
      )
      .join("\n")
      .trim();
    if (text === "") return;
    if (open.kind === "paragraph") this.blocks.push({ kind: "paragraph", text });
    else this.blocks.push({ kind: "item", text, label: open.label, depth: open.depth });
  }

  private close(): void {
    this.closeText();
    if (this.table) this.blocks.push({ kind: "table", rows: this.table });
    this.table = null;
  }
}

function columns(space: string): number {
  return space.replace(/\t/g, "    ").length;
}

function cellParagraphs(cell: string): string[] {
  return cell
    .split(/<\/?p>|<br\s*\/?>/i)
    .map((part) => part.trim())
    .filter((part) => part !== "");
}
