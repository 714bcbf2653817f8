import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { NoFieldsForm } from "#app/access/no-fields-form.ts";
import { to } from "#app/addresses.ts";
import { addMilestone, addUsualMilestones } from "#app/areas/challenge/edit-milestone.server.ts";
import { NewMilestoneForm } from "#app/areas/challenge/forms.ts";
import { ruleInWords } from "#app/areas/challenge/rule-words.ts";
import { PostponedNote } from "#app/areas/visits/components/postponed-note.tsx";
import { readPostponedLine } from "#app/areas/visits/postponed-line.server.ts";
import { Details } from "#app/govuk/display/details.tsx";
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
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { DateState } from "../components/date-list.tsx";
import { DateTimeline } from "../components/date-timeline.tsx";
import { VisitDayList } from "../components/visit-day-list.tsx";
import { WarningLines } from "../components/warning-lines.tsx";
import { readKeyDates } from "../read-key-dates.server.ts";
import { timelineOf } from "../timeline.ts";
import { awkwardDays } from "../visit-day-words.ts";

export const loader = guarded({ permission: "challenge.read" }, async ({ permit, now }) => {
  const { dates, visits, today } = await readKeyDates(permit, now);
  return {
    id: permit.challengeId,
    challenge: permit.challengeTitle,
    postponed: permit.may("timetable.read") ? await readPostponedLine(permit, {}) : null,
    mayEdit: permit.may("milestones.edit"),
    dates: dates.map(({ rule, ...date }) => ({ ...date, rule: ruleInWords(rule) })),
    visitDays: awkwardDays(visits),
    timeline: timelineOf(dates, visits, today),
  };
});

export const action = guardedIntents(to.keyDates.front, {
  add: intent({
    permission: "milestones.edit",
    form: NewMilestoneForm,
    run: async ({ permit, value, now }) => {
      await addMilestone(permit, value, now);
      return redirectWithNotice(to.keyDates.front(permit), "Key date added.");
    },
  }),
  usual: intent({
    permission: "milestones.edit",
    form: NoFieldsForm,
    run: async ({ permit, now }) => {
      const added = await addUsualMilestones(permit, now);
      return redirectWithNotice(
        to.keyDates.front(permit),
        added === 0 ? "All the usual dates are here already." : `${added} usual dates added.`,
      );
    },
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle("Key dates", { challenge: data?.challenge }) },
];

export default function KeyDatesPage() {
  const { id, postponed, dates, visitDays, timeline, mayEdit } = useLoaderData<typeof loader>();
  const state = usePageForm<z.input<typeof NewMilestoneForm>>({
    id: "new-date",
    buttons: ["add"],
  });
  const usual = usePageForm({ id: "usual" });
  return (
    <>
      <PageHeading lead="What was promised, what happened, and why a date slipped. Each date says which rule it comes from.">
        Key dates
      </PageHeading>
      <PostponedNote challengeId={id} line={postponed} />
      {timeline === null ? null : (
        <>
          <h2 className="govuk-heading-m">In order of time</h2>
          <DateTimeline timeline={timeline} />
        </>
      )}
      <h2 className="govuk-heading-m">Each date</h2>
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
              {date.rule} {date.isHouseRule ? <Tag colour="grey">House rule</Tag> : null}
            </div>
          </div>,
          <PlannedDays key="planned" date={date} />,
          date.doneOn === null ? "Not yet" : formatDay(date.doneOn),
          <div key="state">
            <DateState standing={date.standing} />
            <ReasonOf date={date} mayEdit={mayEdit} />
          </div>,
          ...(mayEdit
            ? [
                <TextLink
                  key="change"
                  href={to.keyDates.keyDate({ challengeId: id, milestoneId: date.id })}
                  noVisitedState
                >
                  Change<VisuallyHidden> {date.label}</VisuallyHidden>
                </TextLink>,
              ]
            : []),
        ])}
      />
      <p className="govuk-body">
        <TextLink href={to.keyDates.ownCalendar()}>Put these dates into your calendar</TextLink>
      </p>
      <VisitDayList days={visitDays} />
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

type Row = ReturnType<typeof useLoaderData<typeof loader>>["dates"][number];

/** Why a date slipped. Whoever can write the reason down sees that there is none: most days fill themselves, and nobody was asked. */
function ReasonOf({ date, mayEdit }: { date: Row; mayEdit: boolean }) {
  const isLate = date.standing.daysLate > 0;
  if (date.lateReason === null && !(isLate && mayEdit)) return null;
  return (
    <div className="govuk-hint govuk-!-margin-bottom-0">
      {date.lateReason === null ? "No reason written down yet" : `Reason: ${date.lateReason}`}
    </div>
  );
}

/** The days of a date, why they are these, and what is awkward about them. */
function PlannedDays({ date }: { date: Row }) {
  const { notBefore, dueOn, latestOn } = date;
  return (
    <>
      {dueOn === null ? null : <div>{formatDayWithWeekday(dueOn)}</div>}
      {latestOn === null ? null : (
        <div>
          {dueOn === null ? "No later than" : "At the very latest"} {formatDay(latestOn)}
        </div>
      )}
      {notBefore === null ? null : <div>Not before {formatDay(notBefore)}</div>}
      {dueOn === null && latestOn === null && notBefore === null ? <div>Not set</div> : null}
      <WarningLines warnings={date.warnings} />
      <Details summary="Why" className="govuk-!-margin-bottom-0">
        {date.why}
      </Details>
    </>
  );
}
