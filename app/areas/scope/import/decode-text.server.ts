import { AppError } from "#app/platform/errors.ts";

/**
 * Bytes of a text file → text. Takes UTF-8 (with or without a byte order mark), UTF-16 with one, and what older
 * Windows programs write (windows-1252).
 * @throws AppError `invalid` when the bytes are not text.
 */
export function decodeText(name: string, bytes: Uint8Array): string {
  const text = decode(bytes);
  if (text === null || looksBinary(text)) {
    throw new AppError(
      "invalid",
      `“${name}” is not a text file: it holds bytes that are not words. Save the document as .docx, .md or plain text (UTF-8) and try again.`,
    );
  }
  return text;
}

function decode(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return bytes.includes(0) ? null : decodeWindows1252(bytes);
  }
}

/** What windows-1252 has in the place of the control characters 0x80 to 0x9f. */
const WINDOWS_1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

/** Written out because TextDecoder in Node 20 leaves these characters as they are. */
function decodeWindows1252(bytes: Uint8Array): string {
  const latin = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
  return latin.replace(/[\u0080-\u009f]/g, (mark) => WINDOWS_1252[mark.charCodeAt(0) - 0x80] ?? mark);
}

/** Control characters other than tab, line ends and form feed are never part of a letter. */
function looksBinary(text: string): boolean {
  let odd = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === 0) return true;
    const isSpace = code >= 9 && code <= 13;
    if ((code < 32 && !isSpace) || (code >= 0x7f && code < 0xa0) || code === 0xfffd) odd += 1;
  }
  return odd > Math.max(2, text.length * 0.005);
}
