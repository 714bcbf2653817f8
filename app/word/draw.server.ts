import { type FileChild, type IPatch, Paragraph, PatchType, patchDocument, TextRun } from "docx";
import { blocksToWord } from "./blocks-to-word.ts";
import { contentsList } from "./contents-list.ts";
import {
  TEMPLATE_PAGE,
  WORD_CONTENTS_PLACEHOLDER,
  WORD_LINE_PLACEHOLDERS,
  WORD_SECTIONS,
  type WordDocument,
  type WordPaper,
} from "./document.ts";
import { Drawing } from "./drawing.ts";
import { isBlank, runText, xmlText } from "./run-text.ts";
import { textWidth } from "./styles.ts";
import { loadTemplate } from "./template-store.server.ts";

const line = (text: string): IPatch => ({ type: PatchType.PARAGRAPH, children: [new TextRun(text)] });
const paragraphs = (children: readonly FileChild[]): IPatch => ({ type: PatchType.DOCUMENT, children });

/**
 * Draws a document or a paper into the template of its kind and gives the bytes of the .docx file.
 * @throws Error when the title or the organisation is empty, a section is not one of its kind, a table has no columns, or the template does
 * not fit: faults of the program or the template, never of what people wrote.
 */
export async function drawWord(document: WordDocument | WordPaper): Promise<Uint8Array> {
  const known: readonly string[] = WORD_SECTIONS[document.kind];
  const strange = Object.keys(document.sections).filter((name) => !known.includes(name));
  if (strange.length > 0)
    throw new Error(
      `A ${document.kind} document has no section ${strange.join(", ")}. Its sections are: ${known.join(", ")}.`,
    );
  if (isBlank(document.title)) throw new Error(`The ${document.kind} document has no title.`);
  if (isBlank(document.organisation))
    throw new Error(`The ${document.kind} document does not say which organisation issues it.`);

  const template = await loadTemplate(document.kind, document.orientation);
  const drawing = new Drawing(textWidth(document.orientation, TEMPLATE_PAGE[document.kind]));
  if (document.contentsList) drawing.startNewPage();
  else drawing.standClearOfCover();
  const sections = template.placeholders
    .filter((name) => known.includes(name))
    .map((name): [string, FileChild[]] => {
      blocksToWord(document.sections[name] ?? [], drawing);
      return [name, drawing.take()];
    });
  // A Word document cannot end with a table: the last thing in it is a paragraph, if only an empty one.
  const last = sections.findLast(([, children]) => children.length > 0);
  if (last && drawing.endsWithTable) last[1].push(new Paragraph({}));

  const patches: Record<string, IPatch> = {};
  for (const name of WORD_LINE_PLACEHOLDERS) {
    const text = runText(document[name] ?? "").trim();
    patches[name] = isBlank(text) ? paragraphs([]) : line(text);
  }
  patches[WORD_CONTENTS_PLACEHOLDER] = paragraphs(
    document.contentsList ? contentsList(drawing.headings, document.orientation) : [],
  );
  // docx looks through the whole document again for every patch, so the longest goes in last.
  sections.sort(([, one], [, other]) => one.length - other.length);
  for (const [name, children] of sections) patches[name] = paragraphs(children);

  return patchDocument({
    outputType: "uint8array",
    data: template.bytes,
    patches,
    footnotes: drawing.footnotes,
    numbering: drawing.numbering,
    properties: {
      title: xmlText(document.title).trim(),
      creator: xmlText(document.organisation).trim(),
      lastModifiedBy: xmlText(document.organisation).trim(),
      description: xmlText(document.description).trim(),
    },
  });
}
