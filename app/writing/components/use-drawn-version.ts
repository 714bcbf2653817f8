import { useState } from "react";
import { useSubmission } from "./use-submission.ts";

type Values = Readonly<Record<string, unknown>>;

export interface DrawnForm {
  formId: string;
  /** Of the record, as the page's loader read it last; undefined for a new one. */
  version: number | string | undefined;
  /** That the fields were sent with, where they hold again what was sent; else undefined. */
  typedVersion: string | undefined;
  /** What the fields would be drawn with now. */
  stored: Values;
  /** Counts the refusals of the form. */
  attempt: number;
  /** Whether somebody was asked to look again at what is stored, and typed nothing: then the next press is on top of that. */
  looksAgain: boolean;
  /** Whether somebody has to say which of two texts is to stand: then only their choice moves the version on, whatever else the page reads. */
  asksForChoice: boolean;
}

/** What the fields were drawn with: the record's version, and its contents as one text; null once they are no measure any more. */
interface Drawn {
  version: number | string | undefined;
  shown: string | null;
}

/**
 * The version of the record that the fields of a form show, to be sent with them. Saving another form of the page reads the page again, and
 * the fields keep what they were drawn with: so the version moves on only when nothing of it was changed by that, when the form itself was
 * saved, or when a button is to be pressed again. What two people typed is settled by a tick, which names the version (settle-changes.tsx); a
 * form that was refused for another reason after that stands on the version that was named.
 */
export function useDrawnVersion(form: DrawnForm): number | string | undefined {
  const { formId, version, typedVersion, stored, attempt, looksAgain, asksForChoice } = form;
  const now = { version, shown: shownIn(stored) };
  const [drawn, setDrawn] = useState<Drawn>(() =>
    typedVersion === undefined || typedVersion === String(version ?? "")
      ? now
      : { version: typedVersion, shown: null },
  );
  const isSettled = typedVersion !== undefined && typedVersion === String(version);
  // A form that opens empty shows the same of two versions: what it was refused for is not to be forgotten with that.
  if (asksForChoice && !isSettled && drawn.shown !== null) setDrawn({ ...drawn, shown: null });
  const moves =
    drawn.version !== version && (looksAgain || isSettled || (!asksForChoice && drawn.shown === now.shown));
  if (moves) setDrawn(now);
  useSubmission({ formId, attempt, onSaved: () => setDrawn(now) });
  return moves ? version : drawn.version;
}

function shownIn(stored: Values): string {
  return JSON.stringify({ ...stored, version: undefined });
}
