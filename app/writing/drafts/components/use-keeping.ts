import { useCallback, useEffect, useRef, useState } from "react";
import { useOpenedAs } from "#app/govuk/form/page-answer.tsx";
import { type DraftPlace, MOST_DRAFT_CHARACTERS } from "../draft.ts";
import { type DraftKeeper, makeDraftKeeper } from "../draft-keeper.ts";
import { longFieldsOf, saysTheSame, type Texts, writeInto } from "../long-fields.ts";
import { sendDraft } from "../send-draft.ts";

interface Keeping {
  /** A long field says something else than what is stored. */
  isUnsaved: boolean;
  /** All of it is on the server, as a draft. */
  isKept: boolean;
  /** The server may have a draft of it. */
  hasDraft: boolean;
  /** What the fields say now has been on the server already. */
  adopt: () => void;
  /** What the fields say now is what is stored. */
  startAgain: () => void;
  /** Writes what is stored into the fields again. */
  putStoredBack: () => void;
  /** The form is on its way: nothing more is sent beside it. */
  pause: () => void;
  /** Looks at the fields again, as after a key. */
  look: () => void;
}

interface KeepingOptions {
  /** Of the record, as the form sends it. */
  version: string;
  keepsDraft: boolean;
  /** Whether the page came with an answer to the form: then its fields are drawn with what was typed, not with what is stored. */
  isAnswered: boolean;
}

/**
 * Follows what is typed into the long fields of a form. With `keepsDraft` those that say something else than what is stored are sent some
 * seconds after the last key, when the page is left, and when there is a connection again.
 */
export function useKeeping(
  { address, form }: DraftPlace,
  { version, keepsDraft, isAnswered }: KeepingOptions,
): Keeping {
  const openedAs = useOpenedAs();
  const stored = useRef<Texts>({});
  const keeper = useRef<DraftKeeper | null>(null);
  const versionNow = useRef(version);
  versionNow.current = version;
  const [isUnsaved, setUnsaved] = useState(false);
  const [isKept, setKept] = useState(false);
  const [hasDraft, setHasDraft] = useState(false);

  const look = useCallback(() => {
    const changed = longFieldsOf(form).filter(
      (field) => !saysTheSame(field.value, stored.current[field.name] ?? ""),
    );
    setUnsaved(changed.length > 0);
    setKept(false);
    const texts = JSON.stringify(Object.fromEntries(changed.map((field) => [field.name, field.value])));
    if (texts.length > MOST_DRAFT_CHARACTERS) keeper.current?.stop();
    else keeper.current?.take(changed.length === 0 ? null : texts);
  }, [form]);

  const pause = useCallback(() => keeper.current?.stop(), []);

  const adopt = useCallback(() => {
    keeper.current?.stop();
    setUnsaved(true);
    setKept(true);
    setHasDraft(true);
  }, []);

  const startAgain = useCallback(() => {
    keeper.current?.stop();
    stored.current = Object.fromEntries(longFieldsOf(form).map((field) => [field.name, field.value]));
    setUnsaved(false);
    setHasDraft(false);
  }, [form]);

  const putStoredBack = useCallback(() => {
    for (const field of longFieldsOf(form)) writeInto(field, stored.current[field.name] ?? "");
    startAgain();
  }, [form, startAgain]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: how the fields were drawn counts once, when they are looked at first
  useEffect(() => {
    stored.current = isAnswered
      ? {}
      : Object.fromEntries(longFieldsOf(form).map((field) => [field.name, field.defaultValue]));
    setUnsaved(false);
    setHasDraft(false);
    const send = (texts: string | null, signal: AbortSignal) => {
      // Said before the answer: a form that is saved meanwhile has to take the draft with it.
      if (texts !== null) setHasDraft(true);
      return sendDraft(
        { address, form },
        texts === null ? null : { texts, version: versionNow.current },
        openedAs,
        signal,
      );
    };
    const own = keepsDraft ? makeDraftKeeper(send, () => setKept(true)) : null;
    keeper.current = own;
    // Somebody was quicker than these scripts.
    if (longFieldsOf(form).some(({ name, value }) => !saysTheSame(value, stored.current[name] ?? ""))) look();
    const onInput = ({ target }: Event) => {
      if (target instanceof HTMLTextAreaElement && target.form?.id === form) look();
    };
    const sendNow = () => own?.sendNow();
    document.addEventListener("input", onInput);
    document.addEventListener("visibilitychange", sendNow);
    window.addEventListener("pagehide", sendNow);
    window.addEventListener("online", sendNow);
    return () => {
      sendNow();
      document.removeEventListener("input", onInput);
      document.removeEventListener("visibilitychange", sendNow);
      window.removeEventListener("pagehide", sendNow);
      window.removeEventListener("online", sendNow);
    };
  }, [address, form, keepsDraft, openedAs, look]);

  return { isUnsaved, isKept, hasDraft, adopt, startAgain, putStoredBack, pause, look };
}
