import type { PhrasingContent, Root } from "mdast";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { BoundedCache } from "../bounded-cache.ts";
import { isTooKnotted } from "./markdown-bounds.ts";

const blocks = unified().use(remarkParse).use(remarkGfm).freeze();

// In one line of text "2024. A good year" is a sentence, not item 2024 of a list.
const BLOCK_CONSTRUCTS = [
  "list",
  "headingAtx",
  "setextUnderline",
  "blockQuote",
  "codeIndented",
  "codeFenced",
  "htmlFlow",
  "thematicBreak",
  "definition",
  "table",
  "gfmFootnoteDefinition",
];
const inline = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(function onlyInline() {
    const data = this.data();
    data.micromarkExtensions = [...(data.micromarkExtensions ?? []), { disable: { null: BLOCK_CONSTRUCTS } }];
  })
  .freeze();

// Nothing in such a text means anything in Markdown; most cells of a table are like it, and parsing each would take
// longer than drawing it.
const PLAIN = /^\p{L}[\p{L}\p{N} ,;'’"()£%?/–]*(?:\.(?= |$)[\p{L}\p{N} ,;'’"()£%?/–]*)*$/u;

function plainParagraph(text: string): PhrasingContent[] | null {
  return PLAIN.test(text) && !text.endsWith(" ") ? [{ type: "text", value: text }] : null;
}

// Deeper than anybody writes, and shallow enough that neither the parser nor what walks its tree runs out of room.
const DEEPEST = 20;
const marker = "[ \\t]*(?:[-*+>]|\\d{1,9}[.)])(?=[ \\t>])";
const TOO_MANY_MARKERS = new RegExp(`^((?:${marker}){${DEEPEST}})(?:${marker})+`, "gm");
const TOO_FAR_IN = new RegExp(`^([ ]{${DEEPEST * 4}}|\\t{${DEEPEST}})[ \\t]+`, "gm");
const TOO_MANY_STARS = /([*_~])\1{40,}/g;

/** The text with quotations, lists and emphasis nested no deeper than twenty. */
function levelled(markdown: string): string {
  return markdown
    .replace(TOO_MANY_MARKERS, "$1")
    .replace(TOO_FAR_IN, "$1")
    .replace(TOO_MANY_STARS, (run, mark: string) => mark.repeat(Math.min(run.length, DEEPEST * 2)));
}

// Reading takes longer than anything else that is done with Markdown, and the same sections are drawn again and again.
const trees = new BoundedCache<Root>(2_000_000);

/** A text that would take too long to read, as it was typed: every letter and line of it, none of it a mark. */
function asTyped(markdown: string): Root {
  return { type: "root", children: [{ type: "code", value: markdown }] };
}

/**
 * Reads Markdown (GitHub's flavour) into its syntax tree; a text that would take too long is one block of plain words. The tree is
 * shared: never change it.
 */
export function parseMarkdown(markdown: string): Readonly<Root> {
  const plain = plainParagraph(markdown);
  if (plain) return { type: "root", children: [{ type: "paragraph", children: plain }] };
  return trees.get(markdown, () =>
    isTooKnotted(markdown) ? asTyped(markdown) : blocks.parse(levelled(markdown)),
  );
}

/** Reads one piece of inline Markdown: emphasis, links and code, but no lists, headings or tables. */
export function parseInlineMarkdown(markdown: string): PhrasingContent[] {
  const lines = markdown.split("\n").map((line) => line.trim());
  const text = lines.filter((line) => line !== "").join(" ");
  const plain = plainParagraph(text);
  if (plain) return plain;
  if (isTooKnotted(text)) return [{ type: "text", value: text }];
  return inline
    .parse(levelled(text))
    .children.flatMap((node) => (node.type === "paragraph" ? node.children : []));
}

/** A line break written as HTML, as people do in the cells of tables. */
export const LINE_BREAK_TAG = /^<br\s*\/?>$/i;

/** The words of HTML without its tags; scripts, styles and comments go altogether. */
export function htmlText(html: string): string {
  return html
    .replace(/<!--[\s\S]*?(-->|$)/g, "")
    .replace(/<(script|style)\b[\s\S]*?(<\/\1\s*>|$)/gi, "")
    .replace(/<\/?[a-z!?/][^>]*>?/gi, " ")
    .replace(/\s+/g, " ");
}

/** What a tick box of a task list says in words. */
export function taskWords(done: boolean): string {
  return done ? "Done: " : "To do: ";
}
