import { AppError } from "#app/platform/errors.ts";
import { shownName } from "#app/platform/reading/shown-name.ts";
import { decodeText } from "./decode-text.server.ts";
import {
  DOCUMENT_MOST_BYTES,
  emptySentence,
  isProtectedOffice,
  oldOfficeSentence,
  pdfSentence,
  rtfSentence,
  tooLargeSentence,
  unknownKindSentence,
} from "./document-refusals.ts";
import { readOpenDocumentText } from "./read-open-document-text.server.ts";
import { readPlainText } from "./read-plain-text.ts";
import { repairBreaks } from "./repair-breaks.ts";
import { blockTexts, plain, type SourceText } from "./source-text.ts";
import { readWord } from "./word/read-word.server.ts";

/** Characters of text, about 300 pages: more than that is not a letter or a memorandum. */
const MAX_CHARACTERS = 1_000_000;

/**
 * Reads a Word, OpenDocument, Markdown or text file into blocks with their visible numbers. Only its program imports this
 * (document-reader.server.ts): a file can be made so that reading it takes any time and memory. What the file is, is decided by its
 * bytes first and its name second.
 * @throws AppError `invalid` with one sentence that names the file, says what is wrong and what to do.
 */
export async function readDocument(file: { name: string; bytes: Uint8Array }): Promise<SourceText> {
  const name = shownName(file.name);
  refuseBySize(name, file.bytes);
  refuseByBytes(name, file.bytes);
  const extension = /\.([a-z0-9]{1,8})$/i.exec(name)?.[1]?.toLowerCase() ?? "";
  const isZip = startsWith(file.bytes, [0x50, 0x4b]);
  if (extension === "docx" && !isZip) {
    throw new AppError(
      "invalid",
      `“${name}” is not a Word document, although its name ends in .docx. Open it in the program it was made with, save it as a Word document and try again.`,
    );
  }
  const source = isZip ? await readZip(name, file.bytes) : readText(name, extension, file.bytes);
  const characters = source.blocks.flatMap(blockTexts).reduce((sum, text) => sum + text.length, 0);
  if (characters > MAX_CHARACTERS) throw tooManyWords(name, characters);
  const read = { ...source, blocks: repairBreaks(source.blocks) };
  if (!read.blocks.some((block) => block.kind === "table" || plain(block.text) !== "")) {
    throw new AppError(
      "invalid",
      `“${name}” holds no words. Choose the file with the text of the document in it.`,
    );
  }
  return read;
}

function readZip(name: string, bytes: Uint8Array): Promise<SourceText> {
  return isOpenDocument(bytes) ? readOpenDocumentText(name, bytes) : readWord(name, bytes);
}

/** By its first entry, which is not packed and says what it is. */
function isOpenDocument(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(30, 120)).toString("latin1").startsWith("mimetypeapplication/vnd.oasis");
}

function readText(name: string, extension: string, bytes: Uint8Array): SourceText {
  if (!["md", "markdown", "txt", "text"].includes(extension)) {
    throw new AppError("invalid", unknownKindSentence(name));
  }
  const text = decodeText(name, bytes);
  // Read no further than needed: the markup of a long text costs time too.
  if (text.length > 2 * MAX_CHARACTERS) throw tooManyWords(name, text.length);
  const isMarkdown = extension === "md" || extension === "markdown";
  return { name, blocks: readPlainText(text, isMarkdown ? "markdown" : "text"), footnotes: [] };
}

function tooManyWords(name: string, characters: number): AppError {
  return new AppError(
    "invalid",
    `“${name}” holds ${characters.toLocaleString("en-GB")} characters of text; a scope letter or a memorandum has at most ${MAX_CHARACTERS.toLocaleString("en-GB")}. Choose the document itself, not a collection of papers.`,
  );
}

function refuseBySize(name: string, bytes: Uint8Array): void {
  if (bytes.length === 0) throw new AppError("invalid", emptySentence(name));
  if (bytes.length > DOCUMENT_MOST_BYTES) throw new AppError("invalid", tooLargeSentence(name, bytes.length));
}

function refuseByBytes(name: string, bytes: Uint8Array): void {
  const head = Buffer.from(bytes.subarray(0, 1024)).toString("latin1");
  if (head.includes("%PDF-")) throw new AppError("invalid", pdfSentence(name));
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) {
    throw new AppError("invalid", oldOfficeSentence(name, isProtectedOffice(bytes)));
  }
  if (head.startsWith("{\\rtf")) throw new AppError("invalid", rtfSentence(name));
}

function startsWith(bytes: Uint8Array, mark: number[]): boolean {
  return mark.every((byte, index) => bytes[index] === byte);
}
