type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** What is no answer of a person's: buttons, and what the page sends along. */
const NO_ANSWER = new Set(["hidden", "submit", "button", "reset", "image"]);

/** The fields of a form that a person answers, those outside of it that name it too. */
export function fieldsOf(form: HTMLFormElement): Field[] {
  return [...form.elements].filter((element): element is Field => {
    const isField =
      element instanceof HTMLInputElement ||
      element instanceof HTMLSelectElement ||
      element instanceof HTMLTextAreaElement;
    return isField && element.name !== "" && !NO_ANSWER.has(element.type);
  });
}

/** What a field says now, to be compared. */
function valueNow(field: Field): string {
  if (field instanceof HTMLSelectElement) {
    return [...field.selectedOptions].map(({ value }) => value).join("\n");
  }
  if (field instanceof HTMLInputElement) {
    if (field.type === "checkbox" || field.type === "radio") return String(field.checked);
    // Never what it holds: only whether a file was chosen.
    if (field.type === "file") return String(field.files?.length ?? 0);
  }
  return withPlainBreaks(field.value);
}

/** What a field was drawn with, whatever somebody who was quicker than the scripts has made of it since. */
function valueDrawn(field: Field): string {
  if (field instanceof HTMLSelectElement) {
    const options = [...field.options];
    const chosen = options.filter(({ defaultSelected }) => defaultSelected);
    // A browser chooses the first of a list in which none is chosen.
    const drawn =
      chosen.length > 0 || field.multiple ? chosen : options.filter(({ disabled }) => !disabled).slice(0, 1);
    return drawn.map(({ value }) => value).join("\n");
  }
  if (field instanceof HTMLInputElement) {
    if (field.type === "checkbox" || field.type === "radio") return String(field.defaultChecked);
    if (field.type === "file") return "0";
  }
  return withPlainBreaks(field.defaultValue);
}

function withPlainBreaks(text: string): string {
  return text.replace(/\r\n?/g, "\n");
}

/** Tells which fields of a form say something else than they were drawn with, or than when the form was saved last. */
export class FieldsOfForm {
  private saved = new WeakMap<Field, string>();

  constructor(private readonly formId: string) {
    for (const field of this.fields()) this.saved.set(field, valueDrawn(field));
  }

  /** What the fields say now is what is stored. */
  startAgain(): void {
    for (const field of this.fields()) this.saved.set(field, valueNow(field));
  }

  /** Those that say something else: one that came later, by a button of the page, counts from how it was drawn. */
  changed(): Field[] {
    return this.fields().filter((field) => valueNow(field) !== (this.saved.get(field) ?? valueDrawn(field)));
  }

  private fields(): Field[] {
    const form = document.getElementById(this.formId);
    return form instanceof HTMLFormElement ? fieldsOf(form) : [];
  }
}
