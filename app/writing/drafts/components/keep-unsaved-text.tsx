import { useLocation } from "@remix-run/react";
import { useCallback, useEffect, useState } from "react";
import { useOpenedAs } from "#app/govuk/form/page-answer.tsx";
import { formatInstant } from "#app/platform/days.ts";
import { useSubmission } from "../../components/use-submission.ts";
import { sayDraft } from "../../leaving/watched-forms.ts";
import { DRAFT_FIELD, type FormDraft } from "../draft.ts";
import { longFieldsOf, putBack } from "../long-fields.ts";
import { fetchDraft, sendDraft } from "../send-draft.ts";
import { useKeeping } from "./use-keeping.ts";
import { VersionField } from "./version-field.tsx";

export interface UnsavedTextProps {
  formId: string;
  /** Of the record that the fields show; undefined for a new one. */
  version: number | string | undefined;
  /** Whether what is typed is kept on the server; else the page only warns before it is left. */
  keepsDraft: boolean;
  /** Counts the refusals of the form. */
  attempt: number;
  /** Whether the form was last sent on top of what is stored now, and refused for another reason than that. */
  isSettled: boolean;
  /** Whether the form holds what was sent when a sign-in had ended, which is newer than any draft. */
  holdsSent: boolean;
}

/** What `UnsavedText` does in a browser; it is loaded for forms with long fields alone. */
export function KeepUnsavedText({
  formId,
  version,
  keepsDraft,
  attempt,
  isSettled,
  holdsSent,
}: UnsavedTextProps) {
  const { pathname } = useLocation();
  const openedAs = useOpenedAs();
  const [restored, setRestored] = useState<FormDraft | null>(null);
  const [discarded, setDiscarded] = useState<FormDraft | null>(null);
  // A draft stands on the record as it was when it was begun: saved over a newer one, it is refused like any other.
  const standsOnStored = restored === null || restored.version === "" || isSettled;
  const sent = standsOnStored ? version : restored.version;
  const keeping = useKeeping(
    { address: pathname, form: formId },
    { version: String(sent ?? ""), keepsDraft, isAnswered: attempt > 0 },
  );
  const { adopt, startAgain, putStoredBack } = keeping;
  useSubmission({
    formId,
    attempt,
    onSent: keeping.pause,
    onRefused: keeping.look,
    onSaved: () => {
      setRestored(null);
      setDiscarded(null);
      startAgain();
    },
  });

  // Whoever leaves the page is asked by all its forms together, and told what is kept.
  useEffect(() => sayDraft(formId, keeping.isKept), [formId, keeping.isKept]);
  useEffect(() => () => sayDraft(formId, false), [formId]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each page
  useEffect(() => {
    setRestored(null);
    setDiscarded(null);
    if (!keepsDraft || holdsSent || attempt > 0 || longFieldsOf(formId).length === 0) return;
    const controller = new AbortController();
    const place = { address: pathname, form: formId };
    void fetchDraft(place, controller.signal).then((draft) => {
      if (draft === null || controller.signal.aborted) return;
      const came = putBack(formId, draft.texts);
      if (came === "stored") void sendDraft(place, null, openedAs);
      if (came !== "put-back") return;
      adopt();
      setRestored(draft);
    });
    return () => controller.abort();
  }, [pathname, formId]);

  const discard = useCallback(() => {
    putStoredBack();
    setDiscarded(restored);
    setRestored(null);
    void sendDraft({ address: pathname, form: formId }, null, openedAs);
  }, [formId, openedAs, pathname, putStoredBack, restored]);

  const takeBack = useCallback(() => {
    if (discarded === null) return;
    putBack(formId, discarded.texts);
    setRestored(discarded);
    setDiscarded(null);
  }, [formId, discarded]);

  // Words typed since are not written over.
  const mayTakeBack = discarded !== null && !keeping.isUnsaved;
  const mayHaveDraft = keeping.hasDraft || (keepsDraft && (holdsSent || attempt > 0));
  return (
    <>
      <VersionField version={sent} />
      {mayHaveDraft ? <input type="hidden" name={DRAFT_FIELD} value={formId} /> : null}
      {restored === null && !mayTakeBack ? null : (
        <div className="govuk-inset-text" role="status">
          <p className="govuk-body">
            {restored === null
              ? "Discarded: the form says what is stored again."
              : `Restored from ${formatInstant(new Date(restored.savedAt))}: what you typed then and did not save. Save it, or go back to what is stored.`}
          </p>
          <button
            type="button"
            className="govuk-button govuk-button--secondary govuk-!-margin-bottom-0"
            onClick={restored === null ? takeBack : discard}
          >
            {restored === null ? "Put it back" : "Discard"}
          </button>
        </div>
      )}
    </>
  );
}
