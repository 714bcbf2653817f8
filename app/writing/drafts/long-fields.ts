import { valueAt } from "#app/platform/form-values.ts";
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
function writeInto(field: HTMLTextAreaElement, text: string): void {
  field.value = text;
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

/** What the long fields of a form say now, or with `defaultValue` what they were drawn with. */
export function textsIn(formId: string, which: "value" | "defaultValue" = "value"): Texts {
  return Object.fromEntries(longFieldsOf(formId).map((field) => [field.name, field[which]]));
}

/** What the record says in the long fields of a form, by the values that the form opens on; empty where it says nothing. */
export function storedIn(formId: string, stored: Readonly<Record<string, unknown>>): Texts {
  return Object.fromEntries(
    longFieldsOf(formId).map(({ name }) => {
      const text = valueAt(stored, name);
      return [name, typeof text === "string" ? text : ""];
    }),
  );
}

/** Those of `texts` that say something else than `stored`. */
export function changedFrom(stored: Texts, texts: Texts): Texts {
  return Object.fromEntries(
    Object.entries(texts).filter(([name, text]) => !saysTheSame(text, stored[name] ?? "")),
  );
}

/** Whether the fields say `texts`, each field that is not named in it what is `stored`. */
export function say(said: Texts, texts: Texts, stored: Texts): boolean {
  return Object.entries(said).every(([name, text]) => saysTheSame(text, texts[name] ?? stored[name] ?? ""));
}

/** Writes texts into the fields they are of, and what is stored into the others. */
export function writeTexts(formId: string, texts: Texts, stored: Texts): void {
  for (const field of longFieldsOf(formId)) {
    const text = texts[field.name] ?? stored[field.name] ?? "";
    if (!saysTheSame(field.value, text)) writeInto(field, text);
  }
}
