import { useLocation } from "@remix-run/react";
import { type MutableRefObject, useEffect, useRef } from "react";
import { inThousands } from "#app/govuk/form/counted/count-words.ts";
import { useOpenedAs } from "#app/govuk/form/page-answer.tsx";
import type { KeptForm } from "#app/platform/form-answer.ts";
import { useSubmission } from "../../components/use-submission.ts";
import { sayDraft } from "../../leaving/watched-forms.ts";
import { DRAFT_FIELD, MOST_DRAFT_CHARACTERS, OPENINGS_FIELD, openingsField, openingsIn } from "../draft.ts";
import { DraftNotice } from "./draft-notice.tsx";
import { useDrafts } from "./use-drafts.ts";
import { asSeen, newOwnDraft, type OwnDraft, useKeeping } from "./use-keeping.ts";
import { VersionField } from "./version-field.tsx";

export interface UnsavedTextProps {
  formId: string;
  /** Of the record that the fields show; undefined for a new one. */
  version: number | string | undefined;
  /** The values that the form opens on. */
  stored: Readonly<Record<string, unknown>>;
  /** Whether what is typed is kept on the server; else the page only warns before it is left. */
  keepsDraft: boolean;
  /** Counts the refusals of the form. */
  attempt: number;
  /** Whether the form was last sent on top of what is stored now, and refused for another reason than that. */
  isSettled: boolean;
  /** What was sent when a sign-in had ended, and stands in the form again. */
  kept: KeptForm | null;
  /** Called with whether all that is typed into long fields and not saved is on the server as a draft. */
  onKept: (isKept: boolean) => void;
}

/** What `UnsavedText` does in a browser; it is loaded for forms with long fields alone. */
export function KeepUnsavedText(props: UnsavedTextProps) {
  const { formId, version, stored, keepsDraft, attempt, isSettled, kept, onKept } = props;
  const { pathname } = useLocation();
  const openedAs = useOpenedAs();
  const own = useRef<OwnDraft | null>(null);
  own.current ??= newOwnDraft();
  const row = own as MutableRefObject<OwnDraft>;
  const versionNow = useRef("");
  const place = { address: pathname, form: formId };
  const isAnswered = attempt > 0;
  const keeping = useKeeping(place, {
    own: row,
    version: versionNow,
    keepsDraft,
    isAnswered,
    holdsSent: kept !== null,
    stored,
  });
  const drafts = useDrafts(place, {
    own: row,
    keeping,
    openedAs,
    keepsDraft,
    isAnswered,
    sent:
      kept === null
        ? null
        : { at: kept.keptAt, drafts: openingsIn(String(kept.initialValue[OPENINGS_FIELD] ?? "")) },
    version: versionNow,
  });
  const { restored } = drafts;
  // A draft stands on the record as it was when it was begun: saved over a newer one, it is refused like any other.
  const standsOn = restored === null || restored.version === "" || isSettled ? version : restored.version;
  versionNow.current = String(standsOn ?? "");
  useSubmission({
    formId,
    attempt,
    onSent: keeping.pause,
    onRefused: keeping.look,
    onSaved: drafts.forget,
  });
  const isKept = keeping.isUnsaved && keeping.isKept;
  useEffect(() => onKept(isKept), [isKept, onKept]);
  // Whoever leaves the page is asked by all its forms together, and told what is kept.
  useEffect(() => sayDraft(formId, isKept), [formId, isKept]);
  useEffect(() => () => sayDraft(formId, false), [formId]);

  // The form says how far was counted at the moment it is sent, and not when it was drawn last.
  const others = useRef(drafts.held);
  others.current = drafts.held.filter(({ opening }) => opening !== row.current.opening);
  useEffect(() => {
    const form = document.getElementById(formId);
    const onFormData = ({ formData }: FormDataEvent) => {
      if (row.current.sequence === 0) return;
      formData.set(DRAFT_FIELD, formId);
      formData.set(OPENINGS_FIELD, openingsField([asSeen(row.current), ...others.current]));
    };
    form?.addEventListener("formdata", onFormData);
    return () => form?.removeEventListener("formdata", onFormData);
  }, [formId]);

  const hasStored = Object.values(keeping.stored.current).some((text) => text.trim() !== "");
  const mayHaveDraft = keeping.hasDraft || drafts.held.length > 1 || (keepsDraft && isAnswered);
  return (
    <>
      <VersionField version={standsOn} />
      {mayHaveDraft ? (
        <>
          <input type="hidden" name={DRAFT_FIELD} value={formId} />
          <input type="hidden" name={OPENINGS_FIELD} value={openingsField(drafts.held)} />
        </>
      ) : null}
      <DraftNotice
        drafts={drafts}
        leadsBackTo={kept !== null ? "sent" : hasStored ? "stored" : "nothing"}
        stored={keeping.stored.current}
        mayTakeBack={!keeping.isUnsaved}
      />
      <div role="status">
        {keeping.isTooLong ? (
          <p className="govuk-inset-text">
            This is too long to be kept as a draft, which has {inThousands(MOST_DRAFT_CHARACTERS)} characters
            at most. Save it in parts before you leave the page, or copy it elsewhere.
          </p>
        ) : null}
      </div>
    </>
  );
}
