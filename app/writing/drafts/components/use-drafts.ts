import { type MutableRefObject, useEffect, useRef, useState } from "react";
import type { DraftPlace, FormDraft, SeenDraft } from "../draft.ts";
import { newOpening } from "../draft.ts";
import { changedFrom, longFieldsOf, say, type Texts, textsIn, writeTexts } from "../long-fields.ts";
import { discardDrafts, fetchDrafts, nextSequence, sendDraft } from "../send-draft.ts";
import { type SentBefore, sortDrafts } from "../sort-drafts.ts";
import { asSeen, type Keeping, newOwnDraft, type OwnDraft } from "./use-keeping.ts";

/** Another draft of the form, which stands in none of its fields. */
export interface OfferedDraft {
  draft: FormDraft;
  /** It was discarded just now, and can be had back. */
  isDiscarded: boolean;
}

export interface DraftsOfForm {
  /** The draft that stands in the fields. */
  restored: FormDraft | null;
  /** What stood there until it was discarded just now. */
  discarded: FormDraft | null;
  offered: readonly OfferedDraft[];
  /** The drafts whose words go with the form when it is saved, its own among them. */
  held: readonly SeenDraft[];
  /** What could not be done just now. */
  problem: string | null;
  /** Goes back to what the form was opened with. */
  discard: () => void;
  /** Puts back what was discarded. */
  takeBack: () => void;
  /** Puts another draft into the fields; what stands in them now becomes another draft. */
  putBack: (draft: FormDraft) => void;
  discardOther: (draft: FormDraft) => void;
  undoDiscard: (draft: FormDraft) => void;
  /** The form was saved: nothing of its own is a draft any more. */
  forget: () => void;
}

interface DraftsOptions {
  own: MutableRefObject<OwnDraft>;
  keeping: Keeping;
  openedAs: string | null;
  keepsDraft: boolean;
  /** Whether the page came with an answer to the form. */
  isAnswered: boolean;
  sent: SentBefore | null;
  /** That the form is sent with. */
  version: MutableRefObject<string>;
}

interface State {
  restored: FormDraft | null;
  discarded: FormDraft | null;
  offered: readonly OfferedDraft[];
  held: readonly SeenDraft[];
  problem: string | null;
}

const NOTHING: State = { restored: null, discarded: null, offered: [], held: [], problem: null };

const NO_CONNECTION =
  "What stands in the form now could not be kept just now, so nothing was changed. Try again in a moment.";

const shownAs = (draft: FormDraft): OfferedDraft => ({ draft, isDiscarded: false });

/**
 * The drafts of a form: when its page is opened the newest one that nobody has saved is put back, unless somebody has typed something else
 * already; all others are offered.
 */
export function useDrafts({ address, form }: DraftPlace, options: DraftsOptions): DraftsOfForm {
  const { own, keeping, openedAs, keepsDraft, isAnswered, sent, version } = options;
  const [state, setState] = useState(NOTHING);
  const change = (part: Partial<State>) => setState((before) => ({ ...before, problem: null, ...part }));
  const place = { address, form };
  const openedAt = useRef(place);
  // Other openings whose drafts this page has written: no other page does.
  const mine = useRef(new Set<string>());
  const seen = ({ opening, savedAt }: FormDraft): SeenDraft => ({
    opening,
    ...(mine.current.has(opening) ? { savedAt: null, sequence: nextSequence() } : { savedAt }),
  });

  const write = (draft: FormDraft) => {
    writeTexts(form, draft.texts, keeping.stored.current);
    own.current = { ...own.current, takesOver: seen(draft) };
    keeping.adopt();
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each page
  useEffect(() => {
    if (openedAt.current.address !== address || openedAt.current.form !== form) {
      openedAt.current = place;
      own.current = newOwnDraft();
      setState({ ...NOTHING });
    }
    if (!keepsDraft || longFieldsOf(form).length === 0) return;
    const controller = new AbortController();
    void fetchDrafts(place, controller.signal).then((drafts) => {
      if (drafts.length === 0 || controller.signal.aborted) return;
      const drawn = textsIn(form, "defaultValue");
      const saysIt = ({ texts }: FormDraft, said: Texts) => say(said, texts, keeping.stored.current);
      const { useless, held, newest, others } = sortDrafts(drafts, {
        isDrawn: (draft) => saysIt(draft, drawn),
        sent,
        isAnswered,
      });
      if (useless.length > 0) void discardDrafts(place, useless, openedAs);
      const now = textsIn(form);
      const isTyped = Object.keys(changedFrom(drawn, now)).length > 0;
      // What somebody has begun to type in the meantime is not written over, nor does it take the place of words nobody has seen.
      const restored = newest === null || (isTyped && !saysIt(newest, now)) ? null : newest;
      const offered = newest === null || restored !== null ? others : [newest, ...others];
      if (restored !== null) write(restored);
      change({ restored, held, offered: offered.map(shownAs) });
    });
    return () => controller.abort();
  }, [address, form]);

  const discard = () => {
    if (state.restored === null) return;
    const texts = changedFrom(keeping.stored.current, textsIn(form));
    const { takesOver } = own.current;
    own.current = { ...own.current, takesOver: null, sequence: nextSequence() };
    keeping.putDrawnBack();
    const gone = [asSeen(own.current), ...(takesOver === null ? [] : [takesOver])];
    void discardDrafts(place, gone, openedAs);
    change({ restored: null, discarded: { ...state.restored, texts } });
  };

  const takeBack = () => {
    const { discarded } = state;
    if (discarded === null) return;
    writeTexts(form, discarded.texts, keeping.stored.current);
    change({ restored: discarded, discarded: null });
  };

  const putBack = async (draft: FormDraft) => {
    const before: FormDraft[] = [];
    const stands = own.current.takesOver !== null && state.restored !== null;
    if (stands && say(textsIn(form), state.restored?.texts ?? {}, keeping.stored.current)) {
      // Not a word was typed since it was put back: it stands on the server as it was.
      before.push(state.restored as FormDraft);
    } else if (keeping.isUnsaved) {
      const texts = changedFrom(keeping.stored.current, textsIn(form));
      if ((await keeping.keepNow()) !== "done") return change({ problem: NO_CONNECTION });
      const { opening } = own.current;
      mine.current.add(opening);
      before.push({ opening, texts, version: version.current, savedAt: new Date().toISOString() });
      own.current = newOwnDraft();
    }
    write(draft);
    const others = state.offered.filter((each) => each.draft !== draft);
    change({ restored: draft, discarded: null, offered: [...before.map(shownAs), ...others] });
  };

  const replace = (draft: FormDraft, by: OfferedDraft) =>
    change({ offered: state.offered.map((each) => (each.draft === draft ? by : each)) });

  const discardOther = async (draft: FormDraft) => {
    const came = await discardDrafts(place, [seen(draft)], openedAs);
    if (came === "done") replace(draft, { draft, isDiscarded: true });
    else change({ problem: NO_CONNECTION });
  };

  const undoDiscard = async (draft: FormDraft) => {
    // Of an opening of its own: the page that wrote it may have written on meanwhile.
    const again = { ...draft, opening: newOpening() };
    const { opening, texts, version: of } = again;
    const said = { texts: JSON.stringify(texts), version: of };
    const sentAgain = { opening, sequence: nextSequence(), ...said, takesOver: null };
    if ((await sendDraft(place, sentAgain, openedAs)) !== "done") return change({ problem: NO_CONNECTION });
    mine.current.add(opening);
    replace(draft, shownAs(again));
  };

  const forget = () => {
    keeping.startAgain();
    own.current = { ...own.current, takesOver: null };
    change({ restored: null, discarded: null, held: [] });
  };

  const held = [
    asSeen(own.current),
    ...(state.restored === null ? [] : [seen(state.restored)]),
    ...state.held,
  ];
  return { ...state, held, discard, takeBack, putBack, discardOther, undoDiscard, forget };
}
