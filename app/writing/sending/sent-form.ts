import { OPENED_AS_FIELD, SENDING_FIELD } from "#app/platform/form-answer.ts";
import { DRAFT_FIELD, OPENINGS_FIELD } from "../drafts/draft.ts";

/** What a form sends along that may be another each time it is sent, though nobody has changed a thing in it. */
const OF_THE_SENDING = [SENDING_FIELD, OPENED_AS_FIELD, DRAFT_FIELD, OPENINGS_FIELD];

/** All that a form holds, its button and its files among it: what is the same twice was sent twice. */
export function heldIn(form: Iterable<[string, FormDataEntryValue]>): [string, FormDataEntryValue][] {
  return [...form].filter(([name]) => !OF_THE_SENDING.includes(name));
}
