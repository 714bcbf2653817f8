import type { FormDraft, SeenDraft } from "./draft.ts";

/** What was sent by this form when a sign-in had ended, and stands in it again. */
export interface SentBefore {
  /** ISO. */
  at: string;
  /** The drafts whose words were sent. */
  drafts: readonly SeenDraft[];
}

interface OpenedForm {
  /** Whether a draft says what the form was drawn with. */
  isDrawn: (draft: FormDraft) => boolean;
  /** What was sent before and stands in the form; null where the form says what is stored. */
  sent: SentBefore | null;
  /** Whether the form stands there with what was just typed and refused. */
  isAnswered: boolean;
}

export interface SortedDrafts {
  /** Say what is stored: they are of no use. */
  useless: SeenDraft[];
  /** Older than what the form holds, of which they are a part: they go when it is saved. */
  held: SeenDraft[];
  /** The newest words that somebody typed, newer than what the form was drawn with. */
  newest: FormDraft | null;
  /** Other words, which nobody has seen yet. */
  others: FormDraft[];
}

/** What becomes of the drafts of a form when it is opened, given the newest first. */
export function sortDrafts(
  drafts: readonly FormDraft[],
  { isDrawn, sent, isAnswered }: OpenedForm,
): SortedDrafts {
  const sorted: SortedDrafts = { useless: [], held: [], newest: null, others: [] };
  for (const draft of drafts) {
    const seen = { opening: draft.opening, savedAt: draft.savedAt };
    const isOlder = isAnswered || (sent !== null && draft.savedAt <= sent.at);
    const wasSent = sent?.drafts.some(({ opening }) => opening === draft.opening) === true;
    if (isDrawn(draft)) (sent === null && !isAnswered ? sorted.useless : sorted.held).push(seen);
    else if (isOlder && wasSent) sorted.held.push(seen);
    else if (isOlder || sorted.newest !== null) sorted.others.push(draft);
    else sorted.newest = draft;
  }
  return sorted;
}
