import type { PhrasingContent, Root } from "mdast";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";

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

/** Reads Markdown (GitHub's flavour) into its syntax tree. */
export function parseMarkdown(markdown: string): Root {
  const plain = plainParagraph(markdown);
  if (plain) return { type: "root", children: [{ type: "paragraph", children: plain }] };
  return blocks.parse(markdown);
}

/** Reads one piece of inline Markdown: emphasis, links and code, but no lists, headings or tables. */
export function parseInlineMarkdown(markdown: string): PhrasingContent[] {
  const text = markdown.trim().replace(/\s*\r?\n\s*/g, " ");
  const plain = plainParagraph(text);
  if (plain) return plain;
  return inline.parse(text).children.flatMap((node) => (node.type === "paragraph" ? node.children : []));
}
