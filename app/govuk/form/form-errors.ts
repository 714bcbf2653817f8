import type { ErrorSummaryItem } from "./error-summary.tsx";

/** conform's `form.allErrors`: field name → its messages; the empty name is the form itself. */
export type FormErrors = Readonly<Record<string, readonly string[] | null | undefined>>;

/**
 * The lines of the error summary: one per field, in the order of the fields on the page, each leading to its field. The
 * words are those beside the field. What belongs to the whole form comes first and leads nowhere.
 *
 * conform keeps zod's order, which is the order of the schema, except that checks added afterwards come last; a page
 * where that matters passes `fieldOrder`.
 */
export function summaryItems(
  formId: string,
  errors: FormErrors,
  fieldOrder: readonly string[] = [],
): ErrorSummaryItem[] {
  const place = (name: string) => {
    if (name === "") return -1;
    const index = fieldOrder.findIndex((known) => name === known || isPartOf(name, known));
    return index === -1 ? fieldOrder.length : index;
  };
  return Object.entries(errors)
    .flatMap(([name, messages]) => {
      const text = messages?.[0];
      return text === undefined ? [] : [{ name, text }];
    })
    .sort((a, b) => place(a.name) - place(b.name))
    .map(({ name, text }) => (name === "" ? { text } : { text, href: `#${formId}-${name}` }));
}

function isPartOf(name: string, whole: string): boolean {
  return name.startsWith(`${whole}.`) || name.startsWith(`${whole}[`);
}
