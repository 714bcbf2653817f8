import type { WordBlock, WordDocument } from "./document.ts";

/** What a document says, as text for rules that look for words: a heading, paragraph, item or cell on a line of its own, Markdown as it is. */
export function documentWords({
  title,
  subtitle = "",
  description,
  sections,
}: Omit<WordDocument, "kind">): string {
  return [title, subtitle, description, ...Object.values(sections).flat().flatMap(blockWords)]
    .filter((line) => line !== "")
    .join("\n");
}

function blockWords(block: WordBlock): string[] {
  switch (block.kind) {
    case "heading":
    case "paragraph":
      return [block.text];
    case "markdown":
      return [block.markdown];
    case "list":
      return block.items;
    case "table":
      return [block.caption, ...block.columns.map(({ heading }) => heading), ...block.rows.flat()];
    case "facts":
      return block.rows.flatMap(({ term, detail }) => [term, detail]);
    case "page-break":
      return [];
  }
}
