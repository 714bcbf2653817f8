import { SummaryList } from "#app/govuk/display/summary-list.tsx";
import { WarningText } from "#app/govuk/display/warning-text.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { ButtonGroup } from "#app/govuk/form/button-group.tsx";
import { CopyField } from "#app/govuk/form/copy-field.tsx";
import { PageForm, usePageForm } from "#app/govuk/form/form.tsx";

interface SecretCalendarProps {
  /** The name of its form. */
  id: string;
  /** When the address was made and last read; null while there is none. */
  feed: { made: string; read: string } | null;
  /** The address itself, in the minutes after it was made; null later. */
  address: string | null;
  /** What whoever has the address can read: "your calendar". */
  reads: string;
  /** How programs take it up, behind how to add it. */
  note: string;
  /** Whether a new address may be made. */
  mayMake: boolean;
  /** The words of the button that ends it. */
  end: string;
}

/** A calendar for one's own program at a secret address: how to make one, its words once, and the way to end it. */
export function SecretCalendar({ id, feed, address, reads, note, mayMake, end }: SecretCalendarProps) {
  const state = usePageForm({ id });
  return (
    <>
      {feed === null ? (
        <p className="govuk-body">
          Make a secret address and add it in Outlook (Add calendar, Subscribe from web), Google Calendar
          (Other calendars, From URL) or on a telephone. {note}
        </p>
      ) : (
        <SummaryList
          rows={[
            { key: "Address made", value: feed.made },
            { key: "Last read by a calendar", value: feed.read },
          ]}
        />
      )}
      {address === null ? null : (
        <>
          <WarningText>
            Whoever has this address can read {reads}. It is shown for ten minutes and never again.
          </WarningText>
          <CopyField
            id="address"
            label="Secret address"
            hint="Paste it into your calendar program as a calendar from the web."
            value={address}
          />
        </>
      )}
      {feed !== null && address === null ? (
        <p className="govuk-body">
          The address itself is not kept here. If you have lost it, make a new one; the one before stops
          working.
        </p>
      ) : null}
      {mayMake || feed !== null ? (
        <PageForm state={state}>
          <ButtonGroup>
            {mayMake ? (
              <Button
                name="intent"
                value="make"
                variant={feed === null ? undefined : "secondary"}
                preventDoubleClick
              >
                {feed === null ? "Make an address" : "Make a new address"}
              </Button>
            ) : null}
            {feed === null ? null : (
              <Button name="intent" value="revoke" variant="warning" preventDoubleClick>
                {end}
              </Button>
            )}
          </ButtonGroup>
        </PageForm>
      ) : null}
    </>
  );
}
