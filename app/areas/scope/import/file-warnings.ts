import type { ImportWarning } from "./import-warning.ts";
import type { SourceText } from "./source-text.ts";

/**
 * What a file keeps from whoever reads it here. Whoever opens it in Word asks another address for something, such as a template, which may
 * hold macros and learns who opened it; an ordinary letter made from an organisation's template does so too. And parts of other programs
 * stand in it whose words were not read.
 */
export function fileWarnings({ name, outside = [], unread = [] }: SourceText): ImportWarning[] {
  const found: ImportWarning[] = [];
  if (outside.length > 0) {
    found.push({
      code: "fetches-from-outside",
      message: `“${name}” fetches a template, a picture or another part from elsewhere when it is opened in Word. The file is kept as it was given. If you do not know the address, ask who made it before anybody opens it.`,
      quotes: [...outside],
    });
  }
  if (unread.length > 0) {
    found.push({
      code: "part-not-read",
      message: `“${name}” carries ${unread.length === 1 ? "a part" : `${unread.length} parts`} of another kind whose words were not read. Open it in Word and look whether anything is missing here; to have it read, copy the words into the document and add it again.`,
      quotes: [...unread],
    });
  }
  return found;
}
