/** Days for which it is remembered that the words of an opening were saved: no request is under way for longer. */
export const ENDED_DAYS = 2;

/** Days a draft that was never saved is kept after the last word (house rule). */
export const DRAFT_DAYS = 30;

/** Characters of all long fields of a form together: the longest field takes 100,000. */
export const MOST_DRAFT_CHARACTERS = 300_000;

/** Drafts of one account; the oldest goes when another one comes. */
export const MOST_DRAFTS = 100;

/** Milliseconds after the last key until what was typed is sent. */
export const SETTLED_MS = 2_500;

/** Drafts of one form that are offered at a time, the newest; others follow when these are gone. */
export const MOST_OFFERED = 10;

/** The field by which a form that has a draft says so when it is saved: then the draft goes. */
export const DRAFT_FIELD = "keptDraft";

/** The field by which such a form says which drafts it holds the words of (`openingsField`). */
export const OPENINGS_FIELD = "draftOpenings";

/** A draft as somebody saw it. */
export interface SeenDraft {
  /** The opening of the page that it is of. */
  opening: string;
  /** ISO: it is taken over or forgotten only while it is still this one. Null for what this page itself wrote: no other one does. */
  savedAt: string | null;
  /** Of what this page itself wrote: its last sending that is meant. What was sent before it and arrives later is dropped. */
  sequence?: number | undefined;
}

/** A draft as its writer gets it back. */
export interface FormDraft {
  /** The opening of the page that it was written in: it tells the drafts of one form apart. */
  opening: string;
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

/** A name for one opening of a page. */
export function newOpening(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** What stands in OPENINGS_FIELD. */
export function openingsField(drafts: readonly SeenDraft[]): string {
  return drafts
    .map(({ opening, savedAt, sequence }) => {
      if (savedAt !== null) return `${opening}@${savedAt}`;
      return sequence ? `${opening}#${sequence}` : opening;
    })
    .join(" ");
}

/** The drafts that a field of `openingsField` names; what is none of them is left out. */
export function openingsIn(field: string): SeenDraft[] {
  return field
    .split(" ")
    .slice(0, 2 * MOST_OFFERED)
    .flatMap((part) => {
      const [, opening = "", sequence, savedAt] = /^([0-9a-f]{0,40})(?:#(\d{1,9})|@(.+))?$/.exec(part) ?? [];
      const isKnown =
        part !== "" && (savedAt === undefined ? opening !== "" : !Number.isNaN(Date.parse(savedAt)));
      if (!isKnown) return [];
      const sent = sequence === undefined ? {} : { sequence: Number(sequence) };
      return [{ opening, savedAt: savedAt ?? null, ...sent }];
    });
}

/** Which draft the address of a store of drafts asks for. */
export function placeIn({ searchParams }: URL): DraftPlace {
  return { address: searchParams.get("address") ?? "", form: searchParams.get("form") ?? "" };
}

/** The challenge that an address belongs to, or null. */
export function challengeOf(address: string): string | null {
  return /^\/challenges\/([0-9A-Z]{26})(\/|$)/.exec(address)?.[1] ?? null;
}
