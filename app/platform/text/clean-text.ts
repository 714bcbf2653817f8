/** Line breaks of Word, web pages and other systems: vertical tab, form feed, next line, line and paragraph separator. */
const OTHER_BREAKS = /[\v\f\u0085\u2028\u2029]/gu;

// Tab and line break are text. All else below space, DEL and what follows it are orders to devices of the past, and no
// file of Word or Excel may hold them; nor what Unicode says is no character, nor half of one.
const NO_TEXT = /(?![\t\n\r])\p{Cc}|[\uFFFE\uFFFF]|\p{Cs}/gu;

/** What nearly every text is made of; any other character is looked at more closely. */
const SUSPECT = /[^\t\n\r -~\u00A0-\u2027\u202A-\uD7FF\uE000-\uFFFD]/;

/**
 * A text as it may be stored, drawn and written into files: breaks of other kinds are line breaks, and what is no text is
 * gone. In a text without a line break such a break (Word's own, pasted into a name) becomes a space: one line stays one.
 */
export function cleanText(text: string): string {
  if (!SUSPECT.test(text)) return text;
  const instead = /[\r\n]/.test(text) ? "\n" : " ";
  return text.replace(OTHER_BREAKS, instead).replace(NO_TEXT, "");
}
