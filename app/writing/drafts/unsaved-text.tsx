import { useBeforeUnload, useBlocker, useLocation, useNavigation } from "@remix-run/react";
import { useCallback, useEffect, useRef, useState } from "react";
import { withoutLineEnds } from "../merge/word-differences.ts";
import { DRAFT_FIELD, type Draft } from "./draft.ts";
import { discardDraft, fetchDraft, useKeeping } from "./use-keeping.ts";

interface UnsavedTextProps {
  formId: string;
  /** Of the record, as the page's loader read it; undefined for a new one. */
  version: number | string | undefined;
  /** Whether what is typed is kept on the server; else the page only warns before it is left. */
  keepsDraft: boolean;
  /** Counts the refusals of the form. */
  attempt: number;
  /** Whether what somebody else saved stands beside what was typed: then the next save is on top of theirs. */
  isChanged: boolean;
}

const LEAVE_WITH_DRAFT =
  "What you typed on this page is not saved. It is kept as a draft that only you can see. Leave the page?";
const LEAVE_WITHOUT = "What you typed on this page is not saved and would be lost. Leave the page?";

/**
 * Looks after the long fields of the form it stands in: warns before the page is left with words that are not saved, keeps them as a draft
 * while they are written, and puts them back when the page is opened the next time. Without JavaScript it is the form's hidden fields and
 * nothing else.
 */
export function UnsavedText({ formId, version, keepsDraft, attempt, isChanged }: UnsavedTextProps) {
  const { pathname } = useLocation();
  const place = { address: pathname, form: formId };
  const [restored, setRestored] = useState<Draft | null>(null);
  const { isUnsaved, hasDraft, begin, startAgain, stopKeeping } = useKeeping(place, {
    version: String(restored?.version ?? version ?? ""),
    keepsDraft,
  });
  const isSubmitting = useSubmission(formId, attempt, stopKeeping, () => {
    setRestored(null);
    startAgain();
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each page
  useEffect(() => {
    const controller = new AbortController();
    begin();
    if (!keepsDraft || longFields(formId).length === 0 || attempt > 0) return;
    void fetchDraft(place, controller.signal).then((draft) => {
      if (draft === null || controller.signal.aborted || !putBack(formId, draft.texts)) return;
      setRestored(draft);
    });
    return () => controller.abort();
  }, [pathname, formId]);

  const discard = useCallback(() => {
    for (const field of longFields(formId)) writeInto(field, field.defaultValue);
    setRestored(null);
    startAgain();
    void discardDraft({ address: pathname, form: formId });
  }, [formId, pathname, startAgain]);

  // A draft stands on the record as it was when it was begun: saved over a newer one, it is refused like any other.
  const sent = restored === null || isChanged || restored.version === "" ? version : restored.version;
  return (
    <>
      {sent === undefined ? null : <input type="hidden" name="version" value={sent} />}
      {hasDraft || restored !== null ? <input type="hidden" name={DRAFT_FIELD} value={formId} /> : null}
      {restored === null ? null : (
        <div className="govuk-inset-text" role="status">
          <p className="govuk-body">
            Restored from {inWords(restored.savedAt)}: what you typed then and did not save. Save it, or go
            back to what is stored.
          </p>
          <button
            type="button"
            className="govuk-button govuk-button--secondary govuk-!-margin-bottom-0"
            onClick={discard}
          >
            Discard
          </button>
        </div>
      )}
      {isUnsaved ? (
        <AskBeforeLeaving words={keepsDraft ? LEAVE_WITH_DRAFT : LEAVE_WITHOUT} isSubmitting={isSubmitting} />
      ) : null}
    </>
  );
}

/** The fields of a form in which people write more than a line. */
function longFields(formId: string): HTMLTextAreaElement[] {
  const form = document.getElementById(formId);
  return form === null ? [] : [...form.querySelectorAll<HTMLTextAreaElement>("textarea[name]")];
}

/** Writes into a field as if it had been typed, so that what counts its words hears of it. */
function writeInto(field: HTMLTextAreaElement, text: string): void {
  field.value = text;
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

/** Puts a draft into the fields it is of; false when they say the same already, or somebody has begun to type. */
function putBack(formId: string, texts: Draft["texts"]): boolean {
  const fields = longFields(formId);
  const same = (one: string, other: string) => withoutLineEnds(one) === withoutLineEnds(other);
  if (fields.some((field) => !same(field.value, field.defaultValue))) return false;
  const other = fields.filter((field) => !same(texts[field.name] ?? field.value, field.value));
  for (const field of other) writeInto(field, texts[field.name] ?? "");
  return other.length > 0;
}

/** True from the sending of this form until its answer; `onSaved` when the answer is no refusal. */
function useSubmission(
  formId: string,
  attempt: number,
  onSent: () => void,
  onSaved: () => void,
): React.RefObject<boolean> {
  const { state } = useNavigation();
  const isSubmitting = useRef(false);
  const attemptBefore = useRef(attempt);
  useEffect(() => {
    const onSubmit = (event: SubmitEvent) => {
      if ((event.target as HTMLFormElement).id !== formId) return;
      isSubmitting.current = true;
      attemptBefore.current = attempt;
      onSent();
    };
    document.addEventListener("submit", onSubmit, true);
    return () => document.removeEventListener("submit", onSubmit, true);
  }, [formId, attempt, onSent]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: when the sending is over
  useEffect(() => {
    if (state !== "idle" || !isSubmitting.current) return;
    isSubmitting.current = false;
    if (attempt === attemptBefore.current) onSaved();
  }, [state]);
  return isSubmitting;
}

/** Asks before the browser leaves the page, and before another page of the workspace takes its place. */
function AskBeforeLeaving({
  words,
  isSubmitting,
}: {
  words: string;
  isSubmitting: React.RefObject<boolean>;
}) {
  useBeforeUnload(
    useCallback(
      (event) => {
        if (!isSubmitting.current) event.preventDefault();
      },
      [isSubmitting],
    ),
  );
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      !isSubmitting.current && currentLocation.pathname !== nextLocation.pathname,
  );
  useEffect(() => {
    if (blocker.state !== "blocked") return;
    if (window.confirm(words)) blocker.proceed();
    else blocker.reset();
  }, [blocker, words]);
  return null;
}

const AT = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "long",
  hour: "2-digit",
  minute: "2-digit",
  timeZone: "Europe/London",
});

/** "26 November at 14:02". */
function inWords(instant: string): string {
  return AT.format(new Date(instant)).replace(", ", " at ");
}
