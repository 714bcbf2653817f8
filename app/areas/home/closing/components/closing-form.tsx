import type { z } from "zod";
import type { Stage } from "#app/access/permissions.ts";
import { to } from "#app/addresses.ts";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { WarningText } from "#app/govuk/display/warning-text.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { ButtonGroup } from "#app/govuk/form/button-group.tsx";
import { Checkboxes } from "#app/govuk/form/checkboxes.tsx";
import { CharacterCount } from "#app/govuk/form/counted/character-count.tsx";
import { checkboxesProps, fieldProps, PageForm, usePageForm } from "#app/govuk/form/form.tsx";

import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import type { CloseForm } from "../../forms.ts";
import { MOST_CLOSING_REASON } from "../closing-rules.ts";

interface ClosingFormProps {
  challengeId: string;
  challenge: string;
  stage: Stage;
  /** The last day on which others than challenge managers can open it, in words. */
  openUntil: string;
  /** The last day on site, in words; null while there is none. */
  lastDayOnSite: string | null;
}

/** Says what closing before the end means, and asks for the reason. */
export function ClosingForm({ challengeId, challenge, stage, openUntil, lastDayOnSite }: ClosingFormProps) {
  const state = usePageForm<z.input<typeof CloseForm>>({ id: "close" });
  return (
    <PageForm state={state}>
      <PageHeading caption={challenge} lead="For a challenge that does not go on to its end.">
        Close the challenge
      </PageHeading>
      <h2 className="govuk-heading-m">What stays</h2>
      <ul className="govuk-list govuk-list--bullet">
        <li>
          Everybody in the challenge can read what they can read now, until {openUntil}; challenge managers
          after that too.
        </li>
        <li>What is published stays public. It can still be withdrawn.</li>
        <li>The challenge can be opened again, at the stage it is at now.</li>
      </ul>
      <h2 className="govuk-heading-m">What ends</h2>
      <ul className="govuk-list govuk-list--bullet">
        <li>Nothing in it can be changed any more, by anybody.</li>
        <li>
          Links by which people say when they can come, answer an invitation or decide for a council stop
          working.
        </li>
        <li>Nobody can be let in any more, but another challenge manager.</li>
        <li>
          Nobody is reminded of anything in it, and calendar addresses no longer hold its sessions and dates.
        </li>
      </ul>
      <WarningText>
        No session is cancelled by it. Those that people have in their calendars stay there: cancel them
        first.
      </WarningText>
      <h2 className="govuk-heading-m">What is kept of people</h2>
      <p className="govuk-body">
        It is destroyed when its months are over, as in every closed challenge. The months do not count from
        the closing but{" "}
        {lastDayOnSite === null
          ? "from the last day on site. None is set, so nothing is destroyed by itself."
          : `from the last day on site, ${lastDayOnSite}, or, for some of it, of the progress review.`}{" "}
        <TextLink href={to.retention.front({ challengeId })}>What is kept, and until when</TextLink>
      </p>
      <input type="hidden" name="from" value={stage} />
      <CharacterCount
        {...fieldProps(state.fields.reason)}
        label="Why is it closed?"
        labelSize="m"
        hint="Everybody in the challenge is sent this, on both sides, and reads it at the head of its pages."
        maxLength={MOST_CLOSING_REASON}
        rows={3}
      />
      <Checkboxes
        {...checkboxesProps(state.fields.confirm)}
        legend="Confirm"
        items={[{ value: "yes", label: "Everybody in the challenge is told at once. Close it." }]}
      />
      <ButtonGroup>
        <Button name="intent" value="close" variant="warning" preventDoubleClick>
          Close the challenge
        </Button>
        <TextLink href={to.home.stage({ challengeId })}>Cancel</TextLink>
      </ButtonGroup>
    </PageForm>
  );
}
