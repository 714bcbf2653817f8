/**
 * Text on its way into a Word file: what XML cannot hold is taken out, and what people typed is kept apart from the
 * placeholders of the templates.
 */

// Everything XML 1.0 refuses: control characters but tab, line feed and carriage return, halves of surrogate pairs,
// and the two non-characters, the second of which docx also uses as a mark of its own while it patches.
const NOT_XML =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these characters are what is being removed
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** The text without the characters that would make the file unreadable; a line or page end that came with pasted words stays a space. */
export function xmlText(text: string): string {
  return text.replace(PASTED_LINE_ENDS, " ").replace(NOT_XML, "");
}

// A vertical tab is how Word hands over a line break, a form feed a page break: words stand on either side of them.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these characters are what is being replaced
const PASTED_LINE_ENDS = /[\u000B\u000C]/g;

/** An invisible character that keeps two braces apart. */
export const WORD_JOINER = "\u2060";

/**
 * The text of one run: XML-safe, line ends as single spaces, and any `{{` that a person typed held apart by an
 * invisible character, so that patching the template never takes it for a placeholder.
 */
export function runText(text: string): string {
  return xmlText(text)
    .replace(/[ \t]*[\r\n]+[ \t]*/g, " ")
    .replace(/([{}])(?=\1)/g, `$1${WORD_JOINER}`);
}

/** True when nothing can be seen: spaces of every kind and invisible formatting characters only. */
export function isBlank(text: string): boolean {
  return !/[^\s\p{Cf}\p{Z}]/u.test(text);
}
