import type { ImportWarning } from "./import-warning.ts";
import type { SourceText } from "./source-text.ts";

/**
 * Says that whoever opens the file in Word asks another address for something, such as a template, which may hold macros
 * and learns who opened it. An ordinary letter made from an organisation's template does so too.
 */
export function outsideWarnings({ name, outside = [] }: SourceText): ImportWarning[] {
  if (outside.length === 0) return [];
  return [
    {
      code: "fetches-from-outside",
      message: `“${name}” fetches a template, a picture or another part from elsewhere when it is opened in Word. The file is kept as it was given. If you do not know the address, ask who made it before anybody opens it.`,
      quotes: [...outside],
    },
  ];
}
