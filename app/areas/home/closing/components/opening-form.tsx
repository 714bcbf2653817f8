import type { z } from "zod";
import type { Stage } from "#app/access/permissions.ts";
import { to } from "#app/addresses.ts";
import { STAGE_NAMES } from "#app/areas/challenge/stages.ts";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { ButtonGroup } from "#app/govuk/form/button-group.tsx";
import { Checkboxes } from "#app/govuk/form/checkboxes.tsx";
import { checkboxesProps, PageForm, usePageForm } from "#app/govuk/form/form.tsx";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import type { OpenChallengeForm } from "../../forms.ts";

/** Opens again what was closed before its end. */
export function OpeningForm({
  challengeId,
  challenge,
  from,
}: {
  challengeId: string;
  challenge: string;
  from: Stage;
}) {
  const state = usePageForm<z.input<typeof OpenChallengeForm>>({ id: "open-again" });
  return (
    <PageForm state={state}>
      <PageHeading
        caption={challenge}
        lead={`The challenge was closed at the stage “${STAGE_NAMES[from].name}”, and goes on there. The reason for which it was closed is then not shown any more.`}
      >
        Open the challenge again
      </PageHeading>
      <p className="govuk-body">
        Places in the challenge that ended with it count again. Links that were sent work again until their
        own last day, reminders begin again, and calendar addresses hold its sessions and dates again. What
        was destroyed meanwhile does not come back.
      </p>
      <input type="hidden" name="to" value={from} />
      <Checkboxes
        {...checkboxesProps(state.fields.confirm)}
        legend="Confirm"
        items={[{ value: "yes", label: "Everybody in the challenge is told at once. Open it again." }]}
      />
      <ButtonGroup>
        <Button name="intent" value="open" preventDoubleClick>
          Open the challenge again
        </Button>
        <TextLink href={to.home.front({ challengeId })}>Cancel</TextLink>
      </ButtonGroup>
    </PageForm>
  );
}
