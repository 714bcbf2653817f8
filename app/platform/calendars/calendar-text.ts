// Texts in calendar files (RFC 5545), which every room that writes one needs alike.

/** What no calendar file may hold: control characters but the line end, and halves of characters. */
export function calendarText(text: string): string {
  return text
    .replaceAll(/\r\n?/g, "\n")
    .replaceAll(/[^\P{Cc}\n]/gu, " ")
    .replaceAll(/\p{Cs}/gu, "\ufffd");
}

/** A text on one line: the name of a calendar is written in two places, of which the library escapes one. */
export function calendarLine(text: string): string {
  return calendarText(text)
    .replaceAll(/\s*[\n\u2028\u2029]\s*/g, " ")
    .trim();
}
