/**
 * How much of a form would be lost if its page were left now: `drafted` where all of it is kept as a draft, `sending` where it was sent and has
 * no answer yet: it would be called back.
 */
export type Loss = "nothing" | "drafted" | "sending" | "some";

/** The worst first. */
const LOSSES = ["some", "sending", "drafted"] as const;

/** Asked when the page is about to be left. */
type Watched = () => Loss;

const forms = new Map<string, Watched>();
const listeners = new Set<() => void>();

/** Watches a form of this page until what it returns is called. */
export function watchForm(formId: string, watched: Watched): () => void {
  forms.set(formId, watched);
  for (const tell of listeners) tell();
  return () => {
    if (forms.get(formId) !== watched) return;
    forms.delete(formId);
    for (const tell of listeners) tell();
  };
}

/** The form that asks for all of a page: there is one question, however many forms stand on it. */
export function speakerOfPage(): string | null {
  return forms.keys().next().value ?? null;
}

/** Calls back when another form is the one that asks. */
export function onSpeaker(tell: () => void): () => void {
  listeners.add(tell);
  return () => listeners.delete(tell);
}

/** What would be lost of all forms of the page together. */
export function lossOfPage(): Loss {
  const losses = [...forms.values()].map((watched) => watched());
  return LOSSES.find((loss) => losses.includes(loss)) ?? "nothing";
}

/** The forms of the page of which something would be lost, but for one that was sent. */
export function unsavedForms(): { formId: string; loss: "drafted" | "some" }[] {
  return [...forms].flatMap(([formId, watched]) => {
    const loss = watched();
    return loss === "drafted" || loss === "some" ? [{ formId, loss }] : [];
  });
}

const drafts = new Map<string, boolean>();

/** Whether all long fields of a form are on the server as a draft, as whoever keeps it says. */
export function sayDraft(formId: string, isKept: boolean): void {
  drafts.set(formId, isKept);
}

export function hasDraft(formId: string): boolean {
  return drafts.get(formId) ?? false;
}
