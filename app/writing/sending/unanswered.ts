import { SENDING_FIELD } from "#app/platform/form-answer.ts";
import { newOpening } from "../drafts/draft.ts";
import { heldIn } from "./sent-form.ts";

/** Forms that were sent from this page and have led nowhere yet: of more than these the oldest is forgotten. */
const MOST_SENT = 20;

interface SentBefore {
  sending: string;
  /** It was saved, and the page that it leads to is on its way: until that is there, its form stands where it stood. */
  isSaved: boolean;
  page: string;
}

/** By where each of them went and all that it held. */
const sentBefore = new Map<string, SentBefore>();

/**
 * Says in a form that is being sent which sending it is. Sent once more as it is, because its answer was lost or the button was pressed again
 * before the next page was there, it is the same one. `page` tells one drawing of a page from the next, also at the same address. What is
 * returned is to be called once there is an answer, with whether the form was saved. A form that does not ask for it is left alone.
 */
export function nameSending(
  sentTo: string,
  body: BodyInit | null | undefined,
  page: string,
): (isSaved: boolean) => void {
  const isForm = body instanceof FormData || body instanceof URLSearchParams;
  if (!isForm || !body.has(SENDING_FIELD)) return () => undefined;
  const held = heldIn(body as Iterable<[string, FormDataEntryValue]>).map(([name, value]) =>
    typeof value === "string" ? [name, value] : [name, value.name, value.size, value.lastModified],
  );
  const key = JSON.stringify([sentTo, held]);
  const before = sentBefore.get(key);
  const isSame = before !== undefined && (!before.isSaved || before.page === page);
  const sending = isSame ? before.sending : newOpening();
  sentBefore.set(key, { sending, isSaved: false, page });
  const [oldest = key] = sentBefore.keys();
  if (sentBefore.size > MOST_SENT) sentBefore.delete(oldest);
  body.set(SENDING_FIELD, sending);
  return (isSaved) => {
    if (isSaved) sentBefore.set(key, { sending, isSaved, page });
    else sentBefore.delete(key);
  };
}
