/** A scope letter or a memorandum is a few pages: ten megabytes leaves room for a crest and a signature. */
export const DOCUMENT_MOST_BYTES = 10 * 1024 * 1024;

/** Why a document is not read, each in a sentence that names the file and says what to do. */

const KINDS = "Word (.docx), OpenDocument (.odt) or text (.txt, .md)";

export function emptySentence(name: string): string {
  return `“${name}” is empty. Choose the file with the text of the document in it.`;
}

export function tooLargeSentence(name: string, bytes: number): string {
  const size = (bytes / 1024 / 1024).toFixed(1).replace(/\.0$/, "");
  return `“${name}” is ${size} MB; the most that can be read is 10 MB. Take the pictures out, or save the words alone, and try again.`;
}

export function pdfSentence(name: string): string {
  return `“${name}” is a PDF. The words and numbers of a PDF cannot be read reliably: ask for the Word document (.docx) it was made from.`;
}

export function rtfSentence(name: string): string {
  return `“${name}” is a rich text (RTF) file. Open it in Word, save it as .docx and try again.`;
}

export function protectedSentence(name: string): string {
  return `“${name}” is protected with a password. Open it in Word, take the password off (File, Info, Protect document), save it and try again.`;
}

/** Whether a file in the old binary container is a newer one behind a password. */
export function isProtectedOffice(bytes: Uint8Array): boolean {
  // "EncryptedPackage" as UTF-16, which a list of the container's parts is in.
  const text = new TextDecoder("latin1").decode(bytes);
  return text.includes([..."EncryptedPackage"].join("\0"));
}

/** The old binary container holds both .doc files and password-protected .docx files. */
export function oldOfficeSentence(name: string, isProtected = false): string {
  if (isProtected) return protectedSentence(name);
  return `“${name}” is in the format of Word 2003 and earlier. Open it in Word, save it as a Word document (.docx) and try again.`;
}

export function unknownKindSentence(name: string): string {
  return `“${name}” is not a kind of file that can be read here. Save the document as ${KINDS} and try again.`;
}

/** `other` says what it is, such as "an Excel workbook". */
export function notWordSentence(name: string, other: string): string {
  return `“${name}” is ${other}, not a Word document. Save it as a Word document (.docx) and try again.`;
}

export function damagedSentence(name: string): string {
  return `“${name}” cannot be opened as a Word document: the file is damaged or incomplete. Open it in Word, save it again as .docx and try again.`;
}

export function tooBigSentence(name: string): string {
  return `“${name}” unpacks to far more than a letter or a memorandum holds, so it was not read. Save the words alone in a new Word document and try again.`;
}

export function damagedOpenDocumentSentence(name: string): string {
  return `“${name}” cannot be opened as an OpenDocument text: the file is damaged or incomplete. Open it in the program it was made with, save it again and try again.`;
}

export function otherOpenDocumentSentence(name: string): string {
  return `“${name}” is an OpenDocument file, but not one of text. Save the words as a Word document (.docx) or an OpenDocument text (.odt) and try again.`;
}
