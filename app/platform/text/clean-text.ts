/** Line breaks of Word, web pages and other systems: vertical tab, form feed, next line, line and paragraph separator. */
const OTHER_BREAKS = /[\v\f\u0085\u2028\u2029]/gu;

// Tab and line break are text. All else below space, DEL and what follows it are orders to devices of the past, and no
// file of Word or Excel may hold them; nor what Unicode says is no character, nor half of one.
//
// U+202A to 202E and 2066 to 2069 turn the order in which all that follows is shown: a text that holds one says on the page
// something else than is stored, and its end turns the words of whoever writes beside it. What is written from right to left needs none
// of them: letters carry their own direction. The soft hyphen, the byte order mark, joiners of formulas and notes between lines are what
// Word and web pages leave behind; nobody sees them, and a search does not find the word they stand in.
const NO_TEXT =
  /(?![\t\n\r])\p{Cc}|[\uFFFE\uFFFF]|\p{Cs}|[\u00AD\u202A-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB\u{1D173}-\u{1D17A}]/gu;

/** Letters that say which of the three nations a flag is of; anywhere else nobody sees them. */
const TAGS = /(\u{1F3F4}[\u{E0020}-\u{E007E}]{2,6}\u{E007F})|[\u{E0000}-\u{E007F}]/gu;

// The two joiners are spelling where letters join (Persian, Urdu, the languages of India and Sri Lanka), and hold an emoji of several
// together. After a letter of Latin, Greek or Cyrillic, a space or another joiner they do nothing that can be seen.
const IDLE_JOINERS =
  /(?<!(?![\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}])\p{L}|\p{M}|\p{Extended_Pictographic}|\p{Emoji_Modifier})[\u200C\u200D]/gu;

/** What may break a line between two words where no space stands between them: Thai, Lao, Khmer and Burmese. */
const IDLE_SPACES =
  /(?<![\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Nd}])\u200B|\u200B(?![\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Nd}])/gu;

/** Put a full stop or a number on the right side of a word that is written from right to left; they turn nothing else. */
const DIRECTION_MARKS = /[\u061C\u200E\u200F]/gu;

/** Letters that are written from right to left: Hebrew, Arabic and their like. */
const RIGHT_TO_LEFT =
  /(?=\p{L})[\u05D0-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;

/** What nearly every text is made of; any other character is looked at more closely. */
const SUSPECT =
  /[^\t\n\r -~\u00A0-\u00AC\u00AE-\u061B\u061D-\u1FFF\u2010-\u2027\u202F-\u205F\u2070-\uD7FF\uE000-\uFEFE\uFF00-\uFFF8\uFFFC\uFFFD]/;

/**
 * A text as it may be stored, drawn and written into files: breaks of other kinds are line breaks, and what is no text is
 * gone, with what nobody can see and no language needs where it stands (decision 0615). In a text without a line break such a
 * break (Word's own, pasted into a name) becomes a space: one line stays one.
 */
export function cleanText(text: string): string {
  if (!SUSPECT.test(text)) return text;
  const instead = /[\r\n]/.test(text) ? "\n" : " ";
  const visible = text.replace(OTHER_BREAKS, instead).replace(NO_TEXT, "").replace(TAGS, "$1");
  const directed = RIGHT_TO_LEFT.test(visible) ? visible : visible.replace(DIRECTION_MARKS, "");
  return directed.replace(IDLE_SPACES, "").replace(IDLE_JOINERS, "");
}
