import type { Element } from "@xmldom/xmldom";
import { AppError } from "#app/platform/errors.ts";
import { plain, type SourceText } from "../source-text.ts";
import { countOpenChanges } from "./open-changes.ts";
import { WordBody } from "./word-body.ts";
import { ListCounter, Numbering } from "./word-numbering.ts";
import { WordPackage } from "./word-package.server.ts";
import { Styles } from "./word-styles.ts";
import { children } from "./word-xml.ts";

/**
 * Reads a .docx into blocks with the numbers Word shows (decision 0101): tracked insertions kept, deletions dropped,
 * hyperlinks and fields as their words, text boxes after the paragraph they hang on, footnotes apart.
 * @throws AppError `invalid` when the file is not a Word document or cannot be read.
 */
export async function readWord(name: string, bytes: Uint8Array): Promise<SourceText> {
  const file = await WordPackage.open(name, bytes);
  const main = await file.part(file.mainPart);
  const numbering = new Numbering(await file.beside("numbering.xml"));
  const styles = new Styles(await file.beside("styles.xml"));
  const bodies = main ? children(main, "body") : [];
  if (bodies.length === 0) {
    throw new AppError(
      "invalid",
      `“${name}” cannot be opened as a Word document: it has no body of text. Open it in Word, save it again as .docx and try again.`,
    );
  }
  try {
    const body = new WordBody(styles, numbering, new ListCounter(numbering));
    for (const element of bodies) body.read(element);
    const footnotes = [
      ...readNotes(await file.beside("footnotes.xml"), "footnote", styles, numbering),
      ...readNotes(await file.beside("endnotes.xml"), "endnote", styles, numbering),
    ];
    const openChanges = countOpenChanges(bodies, await file.beside("comments.xml"));
    return { name, blocks: body.finish(), footnotes, outside: await file.outside(), openChanges };
  } catch (cause) {
    if (cause instanceof AppError || !(cause instanceof RangeError)) throw cause;
    throw new AppError(
      "invalid",
      `“${name}” is built in a way that cannot be read: its parts are nested too deeply. Copy the words into a new Word document and try again.`,
      { cause },
    );
  }
}

function readNotes(root: Element | null, kind: string, styles: Styles, numbering: Numbering): string[] {
  return children(root, kind).flatMap((note) => {
    const body = new WordBody(styles, numbering, new ListCounter(numbering));
    body.read(note);
    return body
      .finish()
      .flatMap((block) => (block.kind === "table" ? [] : [block.text]))
      .filter((text) => plain(text) !== "");
  });
}
