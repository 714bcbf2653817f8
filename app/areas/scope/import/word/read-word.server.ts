import type { Element } from "@xmldom/xmldom";
import { AppError } from "#app/platform/errors.ts";
import { decodeText } from "../decode-text.server.ts";
import { pageAsMarkdown } from "../html-text.ts";
import { readPlainText } from "../read-plain-text.ts";
import { type Block, plain, type SourceText } from "../source-text.ts";
import { countOpenChanges } from "./open-changes.ts";
import { WordBody, type WordSource } from "./word-body.ts";
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
  const numbering = new Numbering(await file.related("numbering"));
  const styles = new Styles(await file.related("styles"));
  const bodies = main ? children(main, "body") : [];
  if (bodies.length === 0) {
    throw new AppError(
      "invalid",
      `“${name}” cannot be opened as a Word document: it has no body of text. Open it in Word, save it again as .docx and try again.`,
    );
  }
  const counting = () => ({ styles, numbering, counter: new ListCounter(numbering) });
  const unread: string[] = [];
  try {
    const body = new WordBody({ ...counting(), inside: await readInside(file), unread });
    for (const element of bodies) body.read(element);
    const apart = { inside: new Map(), unread };
    const notes = async (kind: string) =>
      children(await file.related(`${kind}s`), kind).flatMap((note) =>
        wordsOfPart(note, { ...counting(), ...apart }),
      );
    const footnotes = [...(await notes("footnote")), ...(await notes("endnote"))];
    const margins: string[] = [];
    for (const kind of ["header", "footer"]) {
      for (const { path } of await file.partsOf(kind)) {
        const part = await file.part(path);
        if (part !== null)
          margins.push(...wordsOfPart(part, { ...counting(), inside: new Map(), unread: [] }));
      }
    }
    const openChanges = countOpenChanges(bodies, await file.related("comments"));
    return {
      name,
      blocks: body.finish(),
      footnotes,
      margins: [...new Set(margins)],
      outside: await file.outside(),
      unread,
      openChanges,
    };
  } catch (cause) {
    if (cause instanceof AppError || !(cause instanceof RangeError)) throw cause;
    throw new AppError(
      "invalid",
      `“${name}” is built in a way that cannot be read: its parts are nested too deeply. Copy the words into a new Word document and try again.`,
      { cause },
    );
  }
}

/** Documents of other kinds that a Word file carries whole: pages of HTML and plain text are read, others are not. */
async function readInside(file: WordPackage): Promise<Map<string, Block[] | null>> {
  const found = new Map<string, Block[] | null>();
  for (const { id, path } of await file.partsOf("aFChunk")) {
    const bytes = await file.bytesOf(path);
    const extension = /\.([a-z]+)$/i.exec(path)?.[1]?.toLowerCase() ?? "";
    if (bytes === null || !/^(?:x?html?|txt)$/.test(extension)) {
      found.set(id, null);
      continue;
    }
    const text = decodeText(file.name, bytes);
    const blocks =
      extension === "txt" ? readPlainText(text, "text") : readPlainText(pageAsMarkdown(text), "markdown");
    found.set(id, blocks);
  }
  return found;
}

function wordsOfPart(root: Element, source: WordSource): string[] {
  const body = new WordBody(source);
  body.read(root);
  return body
    .finish()
    .flatMap((block) => (block.kind === "table" ? [] : [block.text]))
    .filter((text) => plain(text) !== "");
}
