import { to } from "#app/addresses.ts";
import type { VisitAddress } from "#app/areas/visits/visit-address.ts";
import { Details } from "#app/govuk/display/details.tsx";
import { Notice } from "#app/govuk/display/notice.tsx";
import { VisuallyHidden } from "#app/govuk/display/visually-hidden.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { ButtonForm } from "#app/govuk/form/button-form.tsx";
import type { Clash, ClashMend } from "../clash-words.ts";

interface ClashPanelProps {
  at: VisitAddress;
  title: string;
  clashes: readonly Pick<Clash, "message" | "mend">[];
  /** Said when there are none; left out, nothing is drawn then. */
  allClear?: string;
}

/** More than this are folded away, so that the timetable itself is not pushed off the page. */
const SHOWN = 6;

/** What is wrong, a sentence each. It warns and never blocks; what somebody cannot come to can be mended by one press. */
export function ClashPanel({ at, title, clashes, allClear }: ClashPanelProps) {
  if (clashes.length === 0) return allClear === undefined ? null : <p className="govuk-body">{allClear}</p>;
  // First what somebody waits for an answer to, and what a press can mend.
  const ordered = [
    ...clashes.filter(({ mend }) => mend !== undefined),
    ...clashes.filter(({ mend }) => mend === undefined),
  ];
  const rest = ordered.slice(SHOWN);
  return (
    <Notice tone="warning" title={title} headingLevel={2}>
      <ClashList at={at} clashes={ordered.slice(0, SHOWN)} />
      {rest.length === 0 ? null : (
        <Details summary={`${rest.length} more`}>
          <ClashList at={at} clashes={rest} />
        </Details>
      )}
    </Notice>
  );
}

function ClashList({ at, clashes }: Pick<ClashPanelProps, "at" | "clashes">) {
  return (
    <ul className="govuk-list govuk-list--bullet">
      {clashes.map(({ message, mend }) => (
        <li key={message}>
          {message}
          {mend === undefined ? null : <MendClash at={at} mend={mend} />}
        </li>
      ))}
    </ul>
  );
}

/** The buttons of one clash. What they do is shown afterwards, and undone there. */
function MendClash({ at, mend }: { at: VisitAddress; mend: ClashMend }) {
  const action = to.timetable.lateChange(at);
  return (
    <div className="cpc-clash-actions govuk-!-display-none-print">
      <ButtonForm name="mend-clash" action={action}>
        <input type="hidden" name="sessionId" value={mend.sessionId} />
        <Button
          variant="secondary"
          className="cpc-button--small"
          name="intent"
          value="mendClash"
          preventDoubleClick
        >
          Move it to where it fits <VisuallyHidden>{mend.title}</VisuallyHidden>
        </Button>
      </ButtonForm>
      {mend.without.map((person) => (
        <ButtonForm name="go-on-without" action={action} key={person.id}>
          <input type="hidden" name="sessionId" value={mend.sessionId} />
          <input type="hidden" name="personId" value={person.id} />
          <Button
            variant="secondary"
            className="cpc-button--small"
            name="intent"
            value="goOnWithout"
            preventDoubleClick
          >
            Go on without {person.name} <VisuallyHidden>in {mend.title}</VisuallyHidden>
          </Button>
        </ButtonForm>
      ))}
    </div>
  );
}
