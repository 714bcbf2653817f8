import { to } from "#app/addresses.ts";
import { OPENED_AS_FIELD } from "#app/platform/form-answer.ts";
import { challengeOf, type DraftPlace, type FormDraft, type SeenDraft } from "./draft.ts";

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

/** The drafts kept for a form, the newest first; none also when they cannot be asked for just now. */
export async function fetchDrafts(place: DraftPlace, signal: AbortSignal): Promise<FormDraft[]> {
  try {
    const answer = await fetch(storeOf(place.address, place), { signal, redirect: "manual" });
    if (!answer.ok) return [];
    return ((await answer.json()) as { drafts: FormDraft[] }).drafts;
  } catch {
    return [];
  }
}

let sent = 0;

/** Counts what this page sends, over all its forms and openings: what is sent later has a larger number. */
export function nextSequence(): number {
  sent += 1;
  return sent;
}

/** What is sent of a form while somebody writes. */
export interface SentDraft {
  opening: string;
  sequence: number;
  /** As JSON. */
  texts: string;
  /** Of the record, as the form sends it. */
  version: string;
  /** The draft that was put back and is typed on in. */
  takesOver: SeenDraft | null;
}

/**
 * Has the texts of a form kept for whoever its page was drawn for (`openedAs`): while somebody else is signed in, nothing of it is.
 */
export function sendDraft(
  place: DraftPlace,
  { takesOver, ...draft }: SentDraft,
  openedAs: string | null,
  signal?: AbortSignal,
): Promise<Sending> {
  const fields: Record<string, string> = { intent: "keep", ...draft, sequence: String(draft.sequence) };
  if (takesOver !== null) {
    fields.takesOver = takesOver.opening;
    if (takesOver.savedAt !== null) fields.takesOverSavedAt = takesOver.savedAt;
  }
  return post(place, fields, openedAs, signal);
}

/** Has drafts of a form forgotten, those that another page may have changed meanwhile only while they are as they were seen. */
export async function discardDrafts(
  place: DraftPlace,
  drafts: readonly SeenDraft[],
  openedAs: string | null,
  signal?: AbortSignal,
): Promise<Sending> {
  for (const { opening, savedAt, sequence } of drafts) {
    const fields: Record<string, string> = { intent: "discard", opening };
    if (savedAt !== null) fields.savedAt = savedAt;
    else if (sequence !== undefined) fields.sequence = String(sequence);
    const came = await post(place, fields, openedAs, signal);
    if (came !== "done") return came;
  }
  return "done";
}

async function post(
  place: DraftPlace,
  fields: Record<string, string>,
  openedAs: string | null,
  signal?: AbortSignal,
): Promise<Sending> {
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
