import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { VISIT_KINDS_IN_ORDER, type VisitKind } from "#app/access/visit-kinds.ts";
import { to } from "#app/addresses.ts";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { ButtonGroup } from "#app/govuk/form/button-group.tsx";
import { DateInput } from "#app/govuk/form/date-input.tsx";
import { dateProps, fieldProps, PageForm, usePageForm } from "#app/govuk/form/form.tsx";
import { Radios } from "#app/govuk/form/radios.tsx";
import { TextInput } from "#app/govuk/form/text-input.tsx";
import { BackLink } from "#app/govuk/navigation/back-link.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { makeVisit, mayManageVisit } from "../change-visits.server.ts";
import { PastDaysField } from "../components/asked-once.tsx";
import { MoveDatesField } from "../components/move-dates.tsx";
import { NewVisitForm } from "../visit-forms.ts";

export const loader = guarded(
  { permission: "conversations.manage", at: to.challenge.newVisit },
  ({ permit }) => ({
    challenge: permit.challengeTitle,
    challengeId: permit.challengeId,
    kinds: VISIT_KINDS_IN_ORDER.filter((kind) => mayManageVisit(permit, kind)),
  }),
);

export const action = guardedIntents(to.challenge.newVisit, {
  add: intent({
    permission: "conversations.manage",
    form: NewVisitForm,
    run: async ({ permit, value, now }) => {
      const visitId = await makeVisit(permit, value, now);
      const at = { challengeId: permit.challengeId, visitId };
      return redirectWithNotice(
        value.kind === "conversations" ? to.challenge.visit(at) : to.keyDates.visits(permit),
        "Visit added.",
      );
    },
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle("Add a visit", { challenge: data?.challenge }) },
];

const OFFERED = {
  conversations: {
    label: "Conversations before the visit",
    hint: "Calls and meetings of some peers before the team comes. Each has an address to join, and needs no room.",
  },
  "on-site": { label: "A further phase on site", hint: "The team comes again, often some weeks later." },
  "progress-review": {
    label: "A progress review",
    hint: "One or two days about a year later, with some of the peers or others.",
  },
} as const satisfies Record<VisitKind, { label: string; hint: string }>;

export default function NewVisitPage() {
  const { challengeId, kinds } = useLoaderData<typeof loader>();
  const state = usePageForm<z.input<typeof NewVisitForm>>({ id: "new-visit" });
  const { fields } = state;
  return (
    <>
      <BackLink href={to.keyDates.visits({ challengeId })}>Back to the visits</BackLink>
      <div className="govuk-grid-row">
        <div className="govuk-grid-column-two-thirds">
          <PageForm state={state}>
            <PageHeading caption="Visits">Add a visit</PageHeading>
            <Radios
              {...fieldProps(fields.kind)}
              legend="What kind of visit is it?"
              items={kinds.map((kind) => ({ value: kind, ...OFFERED[kind] }))}
            />
            <DateInput
              {...dateProps(fields.first)}
              legend="First day"
              hint="Leave the days empty while they are not known."
            />
            <DateInput
              {...dateProps(fields.last)}
              legend="Last day"
              hint="The same as the first for a visit of one day. Days in between can be left out afterwards."
            />
            <PastDaysField field={fields.pastDays} />
            <MoveDatesField field={fields.moveDates} />
            <TextInput
              {...fieldProps(fields.title)}
              label="Name (optional)"
              hint="Without one it is called by its kind and number, such as Second phase."
            />
            <ButtonGroup>
              <Button name="intent" value="add" preventDoubleClick>
                Add visit
              </Button>
              <TextLink href={to.keyDates.visits({ challengeId })}>Cancel</TextLink>
            </ButtonGroup>
          </PageForm>
        </div>
      </div>
    </>
  );
}
