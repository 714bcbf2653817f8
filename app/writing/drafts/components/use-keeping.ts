import { type MutableRefObject, useCallback, useEffect, useRef, useState } from "react";
import { useOpenedAs } from "#app/govuk/form/page-answer.tsx";
import { type DraftPlace, MOST_DRAFT_CHARACTERS, newOpening, type SeenDraft } from "../draft.ts";
import { type DraftKeeper, makeDraftKeeper } from "../draft-keeper.ts";
import { changedFrom, storedIn, type Texts, textsIn, writeTexts } from "../long-fields.ts";
import { discardDrafts, nextSequence, type Sending, sendDraft } from "../send-draft.ts";

/** Where what is typed in this opening of the page is kept. */
export interface OwnDraft {
  opening: string;
  /** The draft that was put back: the first words typed on in it take its place. */
  takesOver: SeenDraft | null;
  /** The last sending of this opening; 0 while nothing was sent of it. */
  sequence: number;
}

/** An opening of which nothing was sent yet. */
export function newOwnDraft(): OwnDraft {
  return { opening: newOpening(), takesOver: null, sequence: 0 };
}

/** The draft of the own opening, as far as it was sent. */
export function asSeen({ opening, sequence }: OwnDraft): SeenDraft {
  return { opening, savedAt: null, sequence: sequence || undefined };
}

export interface Keeping {
  /** A long field says something else than what is stored. */
  isUnsaved: boolean;
  /** All of it is on the server, as a draft. */
  isKept: boolean;
  /** It is too long for a draft: what is typed now is kept nowhere until the form is saved. */
  isTooLong: boolean;
  /** The server may have a draft of it. */
  hasDraft: boolean;
  /** What is stored in the long fields, by name. */
  stored: MutableRefObject<Texts>;
  /** What the fields say now has been on the server already. */
  adopt: () => void;
  /** What the fields say now is what is stored. */
  startAgain: () => void;
  /** Writes into the fields what they were drawn with. */
  putDrawnBack: () => void;
  /** Sends what the fields say now at once. */
  keepNow: () => Promise<Sending>;
  /** The form is on its way: nothing more is sent beside it. */
  pause: () => void;
  /** Looks at the fields again, as after a key. */
  look: () => void;
}

interface KeepingOptions {
  own: MutableRefObject<OwnDraft>;
  /** Of the record, as the form sends it. */
  version: MutableRefObject<string>;
  keepsDraft: boolean;
  /** Whether the page came with an answer to the form: then its fields are drawn with what was typed, not with what is stored. */
  isAnswered: boolean;
  /** Whether they are drawn with what was sent before a sign-in ended. */
  holdsSent: boolean;
  /** The values that the form opens on. */
  stored: Readonly<Record<string, unknown>>;
}

/**
 * Follows what is typed into the long fields of a form. With `keepsDraft` those that say something else than what is stored are sent some
 * seconds after the last key, when the page is left, and when there is a connection again.
 */
export function useKeeping(
  { address, form }: DraftPlace,
  { own, version: versionNow, keepsDraft, isAnswered, holdsSent, stored: values }: KeepingOptions,
): Keeping {
  const openedAs = useOpenedAs();
  const stored = useRef<Texts>({});
  const keeper = useRef<DraftKeeper | null>(null);
  // What is on the server, with the version it was sent with.
  const onServer = useRef<string | null>(null);
  const [isUnsaved, setUnsaved] = useState(false);
  const [isKept, setKept] = useState(false);
  const [isTooLong, setTooLong] = useState(false);
  const [hasDraft, setHasDraft] = useState(false);

  /** The texts that are not stored, as they are sent; null when there are none. */
  const unsaved = useCallback(() => {
    const changed = changedFrom(stored.current, textsIn(form));
    return Object.keys(changed).length === 0 ? null : JSON.stringify(changed);
  }, [form]);

  const send = useCallback(
    async (texts: string | null, signal?: AbortSignal): Promise<Sending> => {
      own.current = { ...own.current, sequence: nextSequence() };
      const { opening, takesOver, sequence } = own.current;
      const place = { address, form };
      if (texts === null) {
        const drafts = [asSeen(own.current), ...(takesOver === null ? [] : [takesOver])];
        return discardDrafts(place, drafts, openedAs, signal);
      }
      // Said before the answer: a form that is saved meanwhile has to take the draft with it.
      setHasDraft(true);
      const sent = { opening, sequence, texts, version: versionNow.current, takesOver };
      const came = await sendDraft(place, sent, openedAs, signal);
      if (came === "done" && own.current.opening === opening) {
        onServer.current = keptAs(texts, sent.version);
        if (own.current.takesOver === takesOver) own.current = { ...own.current, takesOver: null };
      }
      return came;
    },
    [address, form, openedAs, own, versionNow],
  );

  const look = useCallback(() => {
    const texts = unsaved();
    setUnsaved(texts !== null);
    const isThere = texts !== null && onServer.current === keptAs(texts, versionNow.current);
    setKept(isThere);
    const isOver = texts !== null && texts.length > MOST_DRAFT_CHARACTERS;
    setTooLong(isOver);
    if (isThere || isOver) keeper.current?.stop();
    else keeper.current?.take(texts);
  }, [unsaved, versionNow]);

  const pause = useCallback(() => keeper.current?.stop(), []);

  const adopt = useCallback(() => {
    keeper.current?.stop();
    const texts = unsaved();
    onServer.current = texts === null ? null : keptAs(texts, versionNow.current);
    setUnsaved(true);
    setKept(true);
    setHasDraft(true);
  }, [unsaved, versionNow]);

  const rest = useCallback(() => {
    keeper.current?.stop();
    onServer.current = null;
    setUnsaved(false);
    setKept(false);
    setTooLong(false);
    setHasDraft(false);
  }, []);

  const startAgain = useCallback(() => {
    stored.current = textsIn(form);
    rest();
  }, [form, rest]);

  const putDrawnBack = useCallback(() => {
    writeTexts(form, textsIn(form, "defaultValue"), {});
    rest();
  }, [form, rest]);

  const keepNow = useCallback(async () => {
    keeper.current?.stop();
    const texts = unsaved();
    return texts === null || onServer.current === keptAs(texts, versionNow.current) ? "done" : send(texts);
  }, [unsaved, send, versionNow]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: how the fields were drawn counts once, when they are looked at first
  useEffect(() => {
    const drawn = textsIn(form, "defaultValue");
    stored.current = isAnswered || holdsSent ? storedIn(form, values) : drawn;
    rest();
    const mine = keepsDraft ? makeDraftKeeper(send, () => setKept(true)) : null;
    keeper.current = mine;
    // Somebody was quicker than these scripts.
    const isTyped = Object.keys(changedFrom(drawn, textsIn(form))).length > 0;
    if (isTyped || (isAnswered && unsaved() !== null)) look();
    const onInput = ({ target }: Event) => {
      if (target instanceof HTMLTextAreaElement && target.form?.id === form) look();
    };
    const sendNow = () => mine?.sendNow();
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
  }, [send, keepsDraft, look, rest]);

  return {
    isUnsaved,
    isKept,
    isTooLong: isTooLong && keepsDraft,
    hasDraft,
    stored,
    adopt,
    startAgain,
    putDrawnBack,
    keepNow,
    pause,
    look,
  };
}

function keptAs(texts: string, version: string): string {
  return `${version}\n${texts}`;
}
