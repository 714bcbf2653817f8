import { fileTypeFromBuffer } from "file-type";
import { type ArchiveEntry, ArchiveRefused, readDirectory } from "./archive.server.ts";

/** What an uploaded file is, whatever its name says. */
export type FileKind =
  | "word"
  | "workbook"
  | "binary-workbook"
  | "presentation"
  | "open-document"
  | "archive"
  | "old-office"
  | "pdf"
  | "rtf"
  | "text"
  | "picture"
  | "other";

/** How each kind is called in a sentence, after "is". */
export const KIND_NAMES: Record<FileKind, string> = {
  word: "a Word document",
  workbook: "an Excel workbook",
  "binary-workbook": "a binary workbook (.xlsb)",
  presentation: "a PowerPoint presentation",
  "open-document": "an OpenDocument file",
  archive: "a zip archive of other files",
  "old-office": "in the format of Office 2003 and earlier, or protected with a password",
  pdf: "a PDF",
  rtf: "a rich text (RTF) file",
  text: "plain text",
  picture: "a picture",
  other: "a file of another kind",
};

/** Bytes at the start of a file that say what it is. */
const HEAD_BYTES = 4_100;

/** How Office's old container begins; what comes after its first four bytes may be missing. */
const OLD_OFFICE_MARK = "\u00d0\u00cf\u0011\u00e0";

/** Whether the bytes are a zip: office files are told apart by what is in them (`kindOfArchive`). */
export function isArchive(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b;
}

/** What a file that is no zip is, by its first bytes; text of any encoding is `text`. */
export async function kindOfBytes(bytes: Uint8Array): Promise<FileKind> {
  const head = bytes.subarray(0, HEAD_BYTES);
  const latin = Buffer.from(head).toString("latin1");
  if (latin.slice(0, 1_024).includes("%PDF-")) return "pdf";
  if (latin.startsWith("{\\rtf")) return "rtf";
  if (latin.startsWith(OLD_OFFICE_MARK)) return "old-office";
  // Before the signatures: some are two letters long, which a list may well begin with.
  if (looksLikeText(head)) return "text";
  const mime: string = (await fileTypeFromBuffer(head))?.mime ?? "";
  if (mime === "") return "text";
  return mime.startsWith("image/") ? "picture" : "other";
}

function looksLikeText(head: Uint8Array): boolean {
  const hasUtf16Mark = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);
  if (hasUtf16Mark) return true;
  return !head.some(
    (byte) => byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0c && byte !== 0x0d,
  );
}

/** The part of an office file in which it says what its parts are. */
export const PART_TYPES = "[Content_Types].xml";

/** What a zip is, by the names of its parts, and by what an office file says of them itself (`partTypes`). */
export function kindOfArchive(entries: readonly Pick<ArchiveEntry, "name">[], partTypes = ""): FileKind {
  const names = new Set(entries.map(({ name }) => name));
  if (names.has("xl/workbook.bin")) return "binary-workbook";
  if (names.has("xl/workbook.xml")) return "workbook";
  if (names.has("ppt/presentation.xml")) return "presentation";
  if (names.has("content.xml")) return "open-document";
  // A few programs call the main part otherwise, most of them in this folder.
  if (names.has("word/document.xml") || [...names].some((name) => /^word\/[^/]+\.xml$/i.test(name)))
    return "word";
  // The main part may stand anywhere: the file says where.
  if (/wordprocessingml\.(?:document|template)\.main\+xml/.test(partTypes)) return "word";
  return "archive";
}

/** Whether a file is a workbook of Excel, as far as a look at its directory tells; false also for a damaged zip. */
export function isWorkbook(bytes: Uint8Array): boolean {
  if (!isArchive(bytes)) return false;
  try {
    return /workbook$/.test(kindOfArchive(readDirectory(bytes, { entries: Number.POSITIVE_INFINITY })));
  } catch (error) {
    if (error instanceof ArchiveRefused) return false;
    throw error;
  }
}

/** Whether parts hold programs that would run when the file is opened. */
export function hasMacros(entries: readonly Pick<ArchiveEntry, "name">[]): boolean {
  return entries.some(({ name }) => /(^|\/)(vbaProject\.bin|vbaData\.xml|activeX\/.*\.bin)$/i.test(name));
}
