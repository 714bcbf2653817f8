import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { NoFieldsForm } from "#app/access/no-fields-form.ts";
import { to } from "#app/addresses.ts";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { Table } from "#app/govuk/display/table.tsx";
import { Tag } from "#app/govuk/display/tag.tsx";
import { VisuallyHidden } from "#app/govuk/display/visually-hidden.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { DateInput } from "#app/govuk/form/date-input.tsx";
import { dateProps, fieldProps, PageForm, usePageForm } from "#app/govuk/form/form.tsx";
import { TextInput } from "#app/govuk/form/text-input.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import { formatDay, formatDayWithWeekday } from "#app/platform/day-words.ts";
import { dayOf } from "#app/platform/days.ts";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { DateState } from "../components/date-list.tsx";
import { noteOnDay } from "../day-notes.ts";
import { addMilestone, addUsualMilestones } from "../edit-milestone.server.ts";
import { NewMilestoneForm } from "../forms.ts";
import { contradiction } from "../key-dates.ts";
import { ruleInWords } from "../rule-words.ts";
import { listMilestones } from "../store.server.ts";

export const loader = guarded({ permission: "challenge.read" }, async ({ permit, now }) => ({
  id: permit.challengeId,
  challenge: permit.challengeTitle,
  today: dayOf(now),
  mayEdit: permit.may("milestones.edit"),
  dates: (await listMilestones(permit)).map((date) => ({
    ...date,
    contradiction: contradiction(date),
    dayNote: date.dueOn === null || date.doneOn !== null ? null : noteOnDay(date.dueOn),
  })),
}));

export const action = guardedIntents(to.challenge.keyDates, {
  add: intent({
    permission: "milestones.edit",
    form: NewMilestoneForm,
    run: async ({ permit, value, now }) => {
      await addMilestone(permit, value, now);
      return redirectWithNotice(to.challenge.keyDates(permit), "Key date added.");
    },
  }),
  usual: intent({
    permission: "milestones.edit",
    form: NoFieldsForm,
    run: async ({ permit, now }) => {
      const added = await addUsualMilestones(permit, now);
      return redirectWithNotice(
        to.challenge.keyDates(permit),
        added === 0 ? "All the usual dates are here already." : `${added} usual dates added.`,
      );
    },
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle("Key dates", { challenge: data?.challenge }) },
];

export default function KeyDatesPage() {
  const { id, dates, today, mayEdit } = useLoaderData<typeof loader>();
  const state = usePageForm<z.input<typeof NewMilestoneForm>>({
    id: "new-date",
    buttons: ["add"],
  });
  const usual = usePageForm({ id: "usual" });
  type Row = (typeof dates)[number];
  const planned = (date: Row) => (
    <>
      {date.notBefore === null ? null : (
        <>
          Not before {formatDay(date.notBefore)}
          <br />
        </>
      )}
      {date.dueOn === null ? (date.notBefore === null ? "Not set" : null) : formatDayWithWeekday(date.dueOn)}
      {date.dayNote === null ? null : (
        <div className="govuk-hint govuk-!-margin-bottom-0">{date.dayNote}</div>
      )}
      {date.contradiction === null ? null : (
        <strong className="govuk-error-message govuk-!-margin-bottom-0">{date.contradiction}</strong>
      )}
    </>
  );
  return (
    <>
      <PageHeading lead="What was promised, what happened, and why a date slipped. Each date says which rule it comes from.">
        Key dates
      </PageHeading>
      <Table
        caption="Key dates of the challenge"
        captionHidden
        scrollable
        firstCellIsHeader
        columns={[
          { header: "What" },
          { header: "Planned" },
          { header: "Done" },
          { header: "How it stands" },
          ...(mayEdit ? [{ header: "Change" }] : []),
        ]}
        rowKeys={dates.map((date) => date.id)}
        rows={dates.map((date) => [
          <div key="what">
            {date.label}
            <div className="govuk-hint govuk-!-margin-bottom-0">
              {ruleInWords(date.rule)} {date.isHouseRule ? <Tag colour="grey">House rule</Tag> : null}
            </div>
          </div>,
          planned(date),
          date.doneOn === null ? "Not yet" : formatDay(date.doneOn),
          <div key="state">
            <DateState date={date} today={today} />
            {date.lateReason === null ? null : (
              <div className="govuk-hint govuk-!-margin-bottom-0">Reason: {date.lateReason}</div>
            )}
          </div>,
          ...(mayEdit
            ? [
                <TextLink
                  key="change"
                  href={to.challenge.keyDate({ challengeId: id, milestoneId: date.id })}
                  noVisitedState
                >
                  Change<VisuallyHidden> {date.label}</VisuallyHidden>
                </TextLink>,
              ]
            : []),
        ])}
      />
      {mayEdit ? (
        <div className="govuk-grid-row">
          <div className="govuk-grid-column-two-thirds">
            <h2 className="govuk-heading-m">Add a date</h2>
            <PageForm state={state}>
              <TextInput {...fieldProps(state.fields.label)} label="What is to happen" />
              <DateInput {...dateProps(state.fields.dueOn)} legend="Day it is due" />
              <Button name="intent" value="add" preventDoubleClick>
                Add the date
              </Button>
            </PageForm>
            <h2 className="govuk-heading-m">The usual dates</h2>
            <p className="govuk-body">
              A scope letter names only some dates. This adds the others, worked out from the days on site.
            </p>
            <PageForm state={usual}>
              <Button name="intent" value="usual" variant="secondary" preventDoubleClick>
                Add the usual dates that are missing
              </Button>
            </PageForm>
          </div>
        </div>
      ) : null}
    </>
  );
}
