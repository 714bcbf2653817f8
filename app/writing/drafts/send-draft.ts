import { to } from "#app/addresses.ts";
import { OPENED_AS_FIELD } from "#app/platform/form-answer.ts";
import { challengeOf, type DraftPlace, type FormDraft } from "./draft.ts";

/** What came of it: `later` may be tried again, `never` is refused to this person. */
export type Sending = "done" | "later" | "never";

/** The most that browsers send of a page that is being left, in characters of the body. */
const MOST_WHILE_LEAVING = 60_000;

/** Where the drafts of a page are kept. */
function storeOf(address: string, query?: DraftPlace): string {
  const challengeId = challengeOf(address);
  return challengeId === null
    ? to.writing.accountDrafts({}, { ...query })
    : to.writing.challengeDrafts({ challengeId }, { ...query });
}

/** The draft kept for a form, or null: none, or it cannot be asked for just now. */
export async function fetchDraft(place: DraftPlace, signal: AbortSignal): Promise<FormDraft | null> {
  try {
    const answer = await fetch(storeOf(place.address, place), { signal, redirect: "manual" });
    if (!answer.ok) return null;
    return ((await answer.json()) as { draft: FormDraft | null }).draft;
  } catch {
    return null;
  }
}

/**
 * Has the texts of a form kept (as JSON, with the version of the record), or with null forgotten, for whoever its page was drawn for: while
 * somebody else is signed in, nothing of it is.
 */
export async function sendDraft(
  place: DraftPlace,
  kept: { texts: string; version: string } | null,
  openedAs: string | null,
  signal?: AbortSignal,
): Promise<Sending> {
  const fields = kept === null ? { intent: "discard" } : { intent: "keep", ...kept };
  const body = new URLSearchParams({ ...place, ...fields });
  if (openedAs !== null) body.set(OPENED_AS_FIELD, openedAs);
  try {
    const answer = await fetch(storeOf(place.address), {
      method: "POST",
      body,
      keepalive: body.toString().length < MOST_WHILE_LEAVING,
      // To the sign-in page, when nobody is signed in any more.
      redirect: "manual",
      signal: signal ?? null,
    });
    if (answer.ok) return "done";
    return answer.status === 403 || answer.status === 404 ? "never" : "later";
  } catch {
    return "later";
  }
}
