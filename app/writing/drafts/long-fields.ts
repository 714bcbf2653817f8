import { withoutLineEnds } from "../merge/word-differences.ts";

/** Texts by the name of their field. */
export type Texts = Record<string, string>;

/** The fields of a form in which people write more than a line. */
export function longFieldsOf(formId: string): HTMLTextAreaElement[] {
  const form = document.getElementById(formId);
  return form === null ? [] : [...form.querySelectorAll<HTMLTextAreaElement>("textarea[name]")];
}

/** Whether two texts say the same, however their lines end. */
export function saysTheSame(one: string, other: string): boolean {
  return withoutLineEnds(one) === withoutLineEnds(other);
}

/** Writes into a field as if it had been typed, so that what counts its words hears of it. */
export function writeInto(field: HTMLTextAreaElement, text: string): void {
  field.value = text;
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

/**
 * Puts a draft into the fields it is of: `stored` when they hold it already as what is stored, `typed` when somebody has begun to write
 * something else into them.
 */
export function putBack(formId: string, texts: Texts): "put-back" | "stored" | "typed" {
  const fields = longFieldsOf(formId)
    .map((field) => ({ field, text: texts[field.name] ?? field.defaultValue }))
    .filter(({ field, text }) => !saysTheSame(text, field.defaultValue));
  if (fields.length === 0) return "stored";
  const isTyped = ({ field: { value, defaultValue }, text }: (typeof fields)[number]) =>
    !saysTheSame(value, defaultValue) && !saysTheSame(value, text);
  if (fields.some(isTyped)) return "typed";
  for (const { field, text } of fields) writeInto(field, text);
  return "put-back";
}
