import { useCallback, useEffect, useRef, useState } from "react";
import { withoutLineEnds } from "../merge/word-differences.ts";
import { challengeOf, type Draft, type DraftPlace, MOST_DRAFT_CHARACTERS, SETTLED_MS } from "./draft.ts";

/** Where the drafts of a page are kept. */
function storeOf(address: string): string {
  const challengeId = challengeOf(address);
  return challengeId === null ? "/account/drafts" : `/challenges/${challengeId}/drafts`;
}

/** The draft kept for a form, or null: none, or it cannot be asked for just now. */
export async function fetchDraft(place: DraftPlace, signal: AbortSignal): Promise<Draft | null> {
  const query = new URLSearchParams({ address: place.address, form: place.form });
  try {
    const answer = await fetch(`${storeOf(place.address)}?${query}`, { signal });
    if (!answer.ok) return null;
    return ((await answer.json()) as { draft: Draft | null }).draft;
  } catch {
    return null;
  }
}

async function send(
  place: DraftPlace,
  fields: Record<string, string>,
  signal?: AbortSignal,
): Promise<boolean> {
  try {
    const body = new URLSearchParams({ ...place, ...fields });
    // Of the page that is being left too, as far as browsers let that through.
    const keepalive = body.toString().length < 60_000;
    const answer = await fetch(storeOf(place.address), {
      method: "POST",
      body,
      keepalive,
      ...(signal ? { signal } : {}),
    });
    return answer.ok;
  } catch {
    return false;
  }
}

export function discardDraft(place: DraftPlace): Promise<boolean> {
  return send(place, { intent: "discard" });
}

const fieldsOf = (formId: string) => [
  ...(document.getElementById(formId)?.querySelectorAll<HTMLTextAreaElement>("textarea[name]") ?? []),
];

/**
 * Follows what is typed into the long fields of a form. `isUnsaved` while any of them says something else than at `begin`; with
 * `keepsDraft` they are sent a moment after the last key, and `hasDraft` tells that the server may have them.
 */
export function useKeeping(
  place: DraftPlace,
  { version, keepsDraft }: { version: string; keepsDraft: boolean },
): {
  isUnsaved: boolean;
  hasDraft: boolean;
  begin: () => void;
  startAgain: () => void;
  stopKeeping: () => void;
} {
  const { address, form } = place;
  const opened = useRef(new Map<string, string>());
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const sending = useRef<AbortController | null>(null);
  const [isUnsaved, setUnsaved] = useState(false);
  const [hasDraft, setHasDraft] = useState(false);

  /** From now on only what is typed anew counts; what was on its way is called back. */
  const stopKeeping = useCallback(() => {
    clearTimeout(timer.current);
    sending.current?.abort();
  }, []);

  const begin = useCallback(() => {
    opened.current = new Map(
      fieldsOf(form).map((field) => [field.name, withoutLineEnds(field.defaultValue)]),
    );
    setUnsaved(false);
  }, [form]);

  const startAgain = useCallback(() => {
    stopKeeping();
    opened.current = new Map(fieldsOf(form).map((field) => [field.name, withoutLineEnds(field.value)]));
    setUnsaved(false);
    setHasDraft(false);
  }, [form, stopKeeping]);

  useEffect(() => {
    const keep = async () => {
      const fields = fieldsOf(form);
      const texts = JSON.stringify(Object.fromEntries(fields.map((field) => [field.name, field.value])));
      if (texts.length > MOST_DRAFT_CHARACTERS) return;
      sending.current = new AbortController();
      // Said before the answer: a form that is saved meanwhile has to take the draft with it.
      setHasDraft(true);
      await send({ address, form }, { intent: "keep", texts, version }, sending.current.signal);
    };
    const onInput = (event: Event) => {
      const field = event.target;
      if (!(field instanceof HTMLTextAreaElement) || field.form?.id !== form) return;
      const differs = fieldsOf(form).some(
        (each) => withoutLineEnds(each.value) !== opened.current.get(each.name),
      );
      setUnsaved(differs);
      if (!keepsDraft) return;
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void keep(), SETTLED_MS);
    };
    document.addEventListener("input", onInput);
    return () => {
      document.removeEventListener("input", onInput);
      clearTimeout(timer.current);
    };
  }, [address, form, version, keepsDraft]);

  return { isUnsaved, hasDraft, begin, startAgain, stopKeeping };
}
