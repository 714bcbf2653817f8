import { fieldText, isOwnField } from "../../platform/form-answer.ts";
import { isId } from "../../platform/ids.ts";
import { hasFile, isSecretField } from "../answer-form.server.ts";
import { fieldWords, isSentAlong, valueWords } from "./field-words.ts";

/** What was typed into a form: the button, and the texts by the names of their fields, in the order in which they were sent. */
export interface TypedWords {
  intent: string;
  entries: [name: string, text: string][];
  hadFile: boolean;
}

/** What was sent by a form, without the form's own fields and without secrets; no entries at all when nobody typed or chose anything. */
export function typedWords(form: FormData): TypedWords {
  const entries = [...form].filter(
    (entry): entry is [string, string] =>
      typeof entry[1] === "string" &&
      entry[0] !== "intent" &&
      !isOwnField(entry[0]) &&
      !isSecretField(entry[0]),
  );
  return {
    intent: fieldText(form, "intent"),
    entries: entries.some(isTyped) ? entries : [],
    hadFile: hasFile(form),
  };
}

/** The same as a person may read it and copy it: what each field is called, and what was typed or chosen there. */
export function wordsToCopy(form: FormData): [label: string, text: string][] {
  return typedWords(form)
    .entries.filter(isTyped)
    .map(([name, text]) => [fieldWords(name), valueWords(name, text)]);
}

/** What a person may have typed or chosen: not what the page sent along, and no record that was chosen, which is an id here. */
function isTyped([name, text]: [string, string]): boolean {
  return text.trim() !== "" && !isId(text) && !isSentAlong(name);
}
