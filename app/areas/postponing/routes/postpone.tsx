import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { LeftSessionsField, PastDaysField } from "#app/areas/challenge/components/asked-once.tsx";
import { daysInWords } from "#app/areas/visits/postponement.ts";
import { listVisits } from "#app/areas/visits/read-visits.server.ts";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { ButtonGroup } from "#app/govuk/form/button-group.tsx";
import { LongText } from "#app/govuk/form/counted/character-count.tsx";
import { DateInput } from "#app/govuk/form/date-input.tsx";
import { Fieldset } from "#app/govuk/form/fieldset.tsx";
import { dateProps, fieldProps, PageForm, usePageForm } from "#app/govuk/form/form.tsx";
import { Radios } from "#app/govuk/form/radios.tsx";
import { TextInput } from "#app/govuk/form/text-input.tsx";
import { BackLink } from "#app/govuk/navigation/back-link.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { PostponeForm } from "../forms.ts";
import { listPostponable, postpone, versionOfVisits, whyNotPostponed } from "../postpone.server.ts";

export const loader = guarded(
  { permission: "visits.manage", at: to.postponing.postpone },
  async ({ permit }) => {
    const visits = await listVisits(permit.challengeId);
    return {
      challenge: permit.challengeTitle,
      challengeId: permit.challengeId,
      whyNot: whyNotPostponed(permit, visits),
      version: versionOfVisits(visits),
      visits: (await listPostponable(permit, visits)).map(({ id, name, days }) => ({
        id,
        name,
        days: daysInWords(days),
      })),
    };
  },
);

export const action = guardedIntents(to.postponing.postpone, {
  postpone: intent({
    permission: "visits.manage",
    form: PostponeForm,
    run: async ({ permit, value, now }) => {
      await postpone(permit, value, now);
      return redirectWithNotice(
        to.postponing.front(permit),
        "Visit postponed. What rested on the earlier days is marked; messages to those who were invited wait to be sent.",
      );
    },
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle("Postpone the visit", { challenge: data?.challenge }) },
];

export default function PostponePage() {
  const { challengeId, whyNot } = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink href={to.postponing.front({ challengeId })}>Postponing the visit</BackLink>
      <div className="govuk-grid-row">
        <div className="govuk-grid-column-two-thirds">
          {whyNot === null ? (
            <PostponeFields />
          ) : (
            <>
              <PageHeading>Postpone the visit</PageHeading>
              <p className="govuk-body">{whyNot}</p>
            </>
          )}
        </div>
      </div>
    </>
  );
}

function PostponeFields() {
  const { challengeId, version, visits: offered } = useLoaderData<typeof loader>();
  const state = usePageForm<z.input<typeof PostponeForm>>({
    id: "postpone",
    defaultValue: { visits: offered.map(({ id }) => ({ id })) } as never,
  });
  const { fields } = state;
  const visits = fields.visits.getFieldList();
  return (
    <PageForm state={state} version={version}>
      <PageHeading lead="Nothing is lost: the earlier days stay in view, and the visit can be put back on them.">
        Postpone the visit
      </PageHeading>
      <TextInput
        {...fieldProps(fields.decidedBy)}
        label="Who decided it?"
        hint="A person or a body, such as the Leader of the Council with the chief executive."
      />
      <LongText
        {...fieldProps(fields.reason)}
        most={1_000}
        label="Why is it postponed?"
        hint="Both sides read it, and it is printed with the papers of the timetable."
        rows={4}
      />
      {visits.map((field, index) => {
        const visit = field.getFieldset();
        const shown = offered[index];
        return (
          <Fieldset key={field.key} legend={`${shown?.name}: ${shown?.days}`} legendSize="m">
            <input type="hidden" name={visit.id.name} value={shown?.id} />
            <Radios
              {...fieldProps(visit.what)}
              legend="What becomes of it?"
              items={[
                { value: "new-days", label: "It has new days" },
                {
                  value: "not-known",
                  label: "It is put off, and the new days are not known yet",
                  hint: "Set them under Visits once they are. Until then dates that follow from it have no day.",
                },
                ...(offered.length > 1 ? [{ value: "stays", label: "It stays as it is" }] : []),
              ]}
            />
            <DateInput
              {...dateProps(visit.first)}
              legend="First of the new days"
              hint="Leave the days empty while they are not known."
            />
            <DateInput {...dateProps(visit.last)} legend="Last of the new days" />
          </Fieldset>
        );
      })}
      <Radios
        {...fieldProps(fields.sessions)}
        legend="What becomes of the sessions?"
        hint="Whoever was invited is told either way, by messages that wait in the outbox."
        items={[
          {
            value: "with-days",
            label: "They go with their days",
            hint: "The first day's to the first new day, at the same times. What has no such day loses its place.",
          },
          { value: "anew", label: "They lose their places, and the timetable is made anew" },
        ]}
      />
      <PastDaysField field={fields.pastDays} />
      <LeftSessionsField field={fields.leaveSessions} yes="They may lose their places" />
      <Radios
        {...fieldProps(fields.moveDates)}
        legend="Do the key dates that follow from the visit move with it?"
        hint="Dates that somebody set by hand, or that are done, stay where they are either way."
        items={[
          { value: "move", label: "Move them with the visit" },
          { value: "keep", label: "Leave them where they are" },
        ]}
      />
      <ButtonGroup>
        <Button name="intent" value="postpone" preventDoubleClick>
          Postpone the visit
        </Button>
        <TextLink href={to.postponing.front({ challengeId })}>Cancel</TextLink>
      </ButtonGroup>
    </PageForm>
  );
}
