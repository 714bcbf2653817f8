import { Button } from "#app/govuk/form/button.tsx";
import { ButtonGroup } from "#app/govuk/form/button-group.tsx";
import { formatInstant } from "#app/platform/days.ts";
import { beginningOf } from "../beginning-of.ts";
import type { FormDraft } from "../draft.ts";
import type { Texts } from "../long-fields.ts";
import type { DraftsOfForm, OfferedDraft } from "./use-drafts.ts";

/** What discarding leads back to: what is stored, what was sent when a sign-in had ended, or a form without words. */
export type LeadsBackTo = "stored" | "sent" | "nothing";

const RESTORED: Record<LeadsBackTo, string> = {
  stored: "what you typed then and did not save. Save it, or go back to what is stored.",
  sent: "what you typed after what you had sent, and did not save. Save it, or go back to what you had sent.",
  nothing: "what you typed then and did not save. Save it, or discard it.",
};

const DISCARDED: Record<LeadsBackTo, string> = {
  stored: "Discarded: the form says what is stored again.",
  sent: "Discarded: the form says what you had sent again.",
  nothing: "Discarded: the form is empty again.",
};

interface DraftNoticeProps {
  drafts: DraftsOfForm;
  leadsBackTo: LeadsBackTo;
  /** What is stored in the long fields, by name. */
  stored: Texts;
  /** Whether what was discarded can be put back: words typed since are not written over. */
  mayTakeBack: boolean;
}

/** Says which draft stands in the form, and offers the others. */
export function DraftNotice({ drafts, leadsBackTo, stored, mayTakeBack }: DraftNoticeProps) {
  const { restored, discarded, offered, problem } = drafts;
  return (
    <>
      {restored !== null || (mayTakeBack && discarded !== null) ? (
        <div className="govuk-inset-text" role="status">
          <p className="govuk-body">
            {restored === null
              ? DISCARDED[leadsBackTo]
              : `Restored from ${timeOf(restored)}: ${RESTORED[leadsBackTo]}`}
          </p>
          <Button
            type="button"
            variant="secondary"
            className="govuk-!-margin-bottom-0"
            onClick={restored === null ? drafts.takeBack : drafts.discard}
          >
            {restored === null ? "Put it back" : "Discard"}
          </Button>
        </div>
      ) : null}
      {offered.length === 0 ? null : (
        <div className="govuk-inset-text" role="status">
          <p className="govuk-body">
            You typed other words into this form too, in another tab or at another time, and did not save
            them.
          </p>
          {offered.map((each) => (
            <Offered key={each.draft.opening} {...each} drafts={drafts} stored={stored} />
          ))}
        </div>
      )}
      <div role="status">{problem === null ? null : <p className="govuk-body">{problem}</p>}</div>
    </>
  );
}

interface OfferedProps extends OfferedDraft {
  drafts: DraftsOfForm;
  stored: Texts;
}

function Offered({ draft, isDiscarded, drafts, stored }: OfferedProps) {
  const when = timeOf(draft);
  const of = <span className="govuk-visually-hidden"> (what you typed on {when})</span>;
  return (
    <>
      <p className="govuk-body">
        {isDiscarded
          ? `Discarded: what you typed on ${when}.`
          : `${when}: “${beginningOf(draft.texts, stored)}”`}
      </p>
      <ButtonGroup>
        {isDiscarded ? (
          <Button type="button" variant="secondary" onClick={() => drafts.undoDiscard(draft)}>
            Keep it after all{of}
          </Button>
        ) : (
          <>
            <Button type="button" variant="secondary" onClick={() => drafts.putBack(draft)}>
              Put this back{of}
            </Button>
            <Button type="button" variant="secondary" onClick={() => drafts.discardOther(draft)}>
              Discard{of}
            </Button>
          </>
        )}
      </ButtonGroup>
    </>
  );
}

function timeOf({ savedAt }: FormDraft): string {
  return formatInstant(new Date(savedAt));
}
