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
    return bytes.includes(0) ? null : new TextDecoder("windows-1252").decode(bytes);
  }
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
