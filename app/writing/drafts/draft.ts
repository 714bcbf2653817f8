/** Days a draft that was never saved is kept after the last word (house rule). */
export const DRAFT_DAYS = 30;

/** Characters of all long fields of a form together: the longest field takes 100,000. */
export const MOST_DRAFT_CHARACTERS = 300_000;

/** Drafts of one account; the oldest goes when another one comes. */
export const MOST_DRAFTS = 100;

/** Milliseconds after the last key until what was typed is sent. */
export const SETTLED_MS = 2_500;

/** The field by which a form that has a draft says so when it is saved: then the draft goes. */
export const DRAFT_FIELD = "keptDraft";

/** A draft as its writer gets it back. */
export interface FormDraft {
  /** Texts by the name of their field. */
  texts: Record<string, string>;
  /** Of the record when the form was opened, as the form sends it; empty for a new one. */
  version: string;
  /** ISO. */
  savedAt: string;
}

/** Which draft: the page the form stands on, and the form's id there. */
export interface DraftPlace {
  address: string;
  form: string;
}

/** Which draft the address of a store of drafts asks for. */
export function placeIn({ searchParams }: URL): DraftPlace {
  return { address: searchParams.get("address") ?? "", form: searchParams.get("form") ?? "" };
}

/** The challenge that an address belongs to, or null. */
export function challengeOf(address: string): string | null {
  return /^\/challenges\/([0-9A-Z]{26})(\/|$)/.exec(address)?.[1] ?? null;
}
