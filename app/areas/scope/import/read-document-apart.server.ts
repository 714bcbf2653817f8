import { KIND_NAMES } from "#app/platform/reading/file-kind.server.ts";
import { type GivenFile, type ReadingPurpose, readApart } from "#app/platform/reading/read-apart.server.ts";
import {
  DOCUMENT_MOST_BYTES,
  damagedSentence,
  emptySentence,
  isProtectedOffice,
  notWordSentence,
  oldOfficeSentence,
  pdfSentence,
  protectedSentence,
  rtfSentence,
  tooBigSentence,
  tooLargeSentence,
  unknownKindSentence,
} from "./document-refusals.ts";
import type { SourceText } from "./source-text.ts";

/** A Word document, an OpenDocument text, Markdown or plain text. */
const DOCUMENT: ReadingPurpose = {
  program: {
    file: "document-reader",
    source: "app/areas/scope/import/document-reader.server.ts",
  },
  mostBytes: DOCUMENT_MOST_BYTES,
  // A report of 300 pages has some 200,000 elements; a tree of twice as many is still small. Pictures can pack to a tenth.
  archive: { unpackedBytes: 100 * 1024 * 1024, elements: 500_000 },
  answerBytes: 12 * 1024 * 1024,
  words: {
    empty: emptySentence,
    tooLarge: tooLargeSentence,
    kind: (name, kind, bytes) => {
      switch (kind) {
        case "word":
        case "open-document":
        case "text":
          return null;
        case "pdf":
          return pdfSentence(name);
        case "rtf":
          return rtfSentence(name);
        case "old-office":
          return oldOfficeSentence(name, isProtectedOffice(bytes));
        case "picture":
        case "other":
          return unknownKindSentence(name);
        default:
          return notWordSentence(name, KIND_NAMES[kind]);
      }
    },
    macros: (name) =>
      `“${name}” has macros in it, which are not taken. Open it in Word, save it as a Word document (.docx) and try again.`,
    encrypted: protectedSentence,
    damaged: damagedSentence,
    tooMuch: tooBigSentence,
    tooHard: (name) =>
      `“${name}” takes too long to read. Save the words alone in a new Word document and try again.`,
  },
};

/**
 * Reads a document in a process of its own, in `person`'s turn. What it may be and what it becomes: `readDocument`.
 * @throws AppError `invalid` with a sentence, or `too-many` when the person's files wait already.
 */
export function readDocumentApart(file: GivenFile, person: string): Promise<SourceText> {
  return readApart<SourceText>(file, DOCUMENT, person);
}
