import { SENDING_FIELD } from "#app/platform/form-answer.ts";
import { newOpening } from "../drafts/draft.ts";
import { heldIn } from "./sent-form.ts";

/** Forms that were sent from this page and had no answer yet: of more than these the oldest is forgotten. */
const MOST_UNANSWERED = 20;

/** Which sending each of them was, by where it went and all that it held. */
const unanswered = new Map<string, string>();

/**
 * Says in a form that is being sent which sending it is. Sent once more as it is, because its answer was lost or the button was pressed again
 * before it came, it is the same one. What is returned is to be called once there is an answer. A form that does not ask for it is left alone.
 */
export function nameSending(sentTo: string, body: BodyInit | null | undefined): () => void {
  const isForm = body instanceof FormData || body instanceof URLSearchParams;
  if (!isForm || !body.has(SENDING_FIELD)) return () => undefined;
  const held = heldIn(body as Iterable<[string, FormDataEntryValue]>).map(([name, value]) =>
    typeof value === "string" ? [name, value] : [name, value.name, value.size, value.lastModified],
  );
  const key = JSON.stringify([sentTo, held]);
  const sending = unanswered.get(key) ?? newOpening();
  unanswered.set(key, sending);
  const [oldest = key] = unanswered.keys();
  if (unanswered.size > MOST_UNANSWERED) unanswered.delete(oldest);
  body.set(SENDING_FIELD, sending);
  return () => {
    unanswered.delete(key);
  };
}
