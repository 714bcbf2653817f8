import { type Paragraph, Tab, TextRun } from "docx";
import type { WordBlock } from "./document.ts";
import type { Drawing } from "./drawing.ts";
import { cellToWord, drawHeading, lineToWord, markdownToWord } from "./markdown-to-word.ts";
import { isBlank, runText } from "./run-text.ts";
import { WORD_STYLE } from "./styles.ts";
import { drawTable } from "./table-to-word.ts";

const PARAGRAPH_STYLE = {
  normal: undefined,
  lead: WORD_STYLE.lead,
  caption: WORD_STYLE.caption,
  quote: WORD_STYLE.quote,
} as const;

/** Draws blocks in order into the flow of the document. Blocks with nothing to show are left out. */
export function blocksToWord(blocks: readonly WordBlock[], drawing: Drawing): void {
  for (const block of blocks) blockToWord(block, drawing);
}

function blockToWord(block: WordBlock, drawing: Drawing): void {
  switch (block.kind) {
    case "heading": {
      const text = runText(block.text).trim();
      if (!isBlank(text)) drawHeading(drawing, block.level, text, [new TextRun(text)]);
      return;
    }
    case "markdown":
      markdownToWord(block.markdown, drawing, block.headingBase ?? 2);
      return;
    case "paragraph": {
      const children = lineToWord(block.text);
      const style = PARAGRAPH_STYLE[block.style ?? "normal"];
      // What leads into a list or a table does not stand alone at the end of a page.
      const keepNext = block.text.trimEnd().endsWith(":") ? { keepNext: true } : {};
      if (children.length > 0) drawing.addParagraph({ ...(style ? { style } : {}), ...keepNext, children });
      return;
    }
    case "list": {
      const list = drawing.newList(block.ordered);
      for (const item of block.items) {
        const children = lineToWord(item);
        if (children.length > 0)
          drawing.addParagraph({ style: WORD_STYLE.list, numbering: { ...list, level: 0 }, children });
      }
      return;
    }
    case "table":
      captionedTable(block, drawing);
      return;
    case "facts":
      for (const [index, { term, detail }] of block.rows.entries()) {
        const words = lineToWord(detail);
        drawing.addParagraph({
          style: WORD_STYLE.fact,
          // A short group stays on one page.
          ...(block.rows.length <= 8 && index < block.rows.length - 1 ? { keepNext: true } : {}),
          children: [
            new TextRun({ text: runText(term), bold: true }),
            new TextRun({ children: [new Tab()] }),
            ...(words.length > 0 ? words : [new TextRun("–")]),
          ],
        });
      }
      return;
    case "page-break":
      drawing.startNewPage();
      return;
  }
}

function captionedTable(block: Extract<WordBlock, { kind: "table" }>, drawing: Drawing): void {
  if (block.columns.length === 0) throw new Error(`The table "${block.caption}" has no columns.`);
  const caption = isBlank(block.caption) ? "Table" : runText(block.caption).trim();
  drawing.addParagraph({ style: WORD_STYLE.caption, children: [new TextRun(caption)] });
  drawTable(drawing, {
    description: caption,
    weights: block.columns.map((column) => column.widthPercent),
    heading: block.columns.map((column) => lineToWord(column.heading)),
    rows: block.rows.map((row) =>
      block.columns.map((_, column): Paragraph[] =>
        cellToWord(row[column] ?? "", drawing, WORD_STYLE.tableText),
      ),
    ),
  });
}
