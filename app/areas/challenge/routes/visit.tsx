import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import type { SessionOnDay } from "#app/areas/visits/days-to-ask.ts";
import { wasPostponed } from "#app/areas/visits/postponements.server.ts";
import { listVisits } from "#app/areas/visits/read-visits.server.ts";
import { visitAddress } from "#app/areas/visits/visit-address.ts";
import { VISIT_KIND_NAMES } from "#app/areas/visits/visit-words.ts";
import { listSessionsOn } from "#app/areas/visits/write-visits.server.ts";
import { Details } from "#app/govuk/display/details.tsx";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { VisuallyHidden } from "#app/govuk/display/visually-hidden.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { ButtonForm } from "#app/govuk/form/button-form.tsx";
import { ButtonGroup } from "#app/govuk/form/button-group.tsx";
import { Checkboxes } from "#app/govuk/form/checkboxes.tsx";
import { DateInput } from "#app/govuk/form/date-input.tsx";
import { checkboxesProps, dateProps, fieldProps, PageForm, usePageForm } from "#app/govuk/form/form.tsx";
import { TextInput } from "#app/govuk/form/text-input.tsx";
import { BackLink } from "#app/govuk/navigation/back-link.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import { formatDayWithWeekday } from "#app/platform/day-words.ts";
import { AppError } from "#app/platform/errors.ts";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import {
  addVisitDay,
  changeVisit,
  daysToLeaveOut,
  leaveDayOut,
  mayManageVisit,
  removeVisit,
  whyNotRemovable,
} from "../change-visits.server.ts";
import { LeftSessionsField, PastDaysField } from "../components/asked-once.tsx";
import { MoveDatesField } from "../components/move-dates.tsx";
import { LeaveOutForm, RemoveVisitForm, VisitDayForm, VisitForm } from "../visit-forms.ts";

export const loader = guarded(
  { permission: "conversations.manage", at: to.challenge.visit },
  async ({ permit }) => {
    if (!mayManageVisit(permit, permit.visitKind)) {
      throw new AppError("forbidden", "The challenge manager and the support officer change this visit.");
    }
    const visits = await listVisits(permit.challengeId);
    const visit = visits.find(({ id }) => id === permit.visitId);
    if (visit === undefined) throw new AppError("not-found", "There is no such visit in this challenge.");
    return {
      challenge: permit.challengeTitle,
      at: visitAddress(permit),
      name: visit.name,
      kind: visit.kind,
      days: visit.days,
      title: visit.title,
      version: visit.version,
      mayLeaveOut: daysToLeaveOut(visit),
      sessionsOn: await listSessionsOn(visit.id, daysToLeaveOut(visit)),
      whyNotRemovable: await whyNotRemovable(visit, visits),
      wasPostponed: await wasPostponed(visit.id),
    };
  },
);

export const action = guardedIntents(to.challenge.visit, {
  save: intent({
    permission: "conversations.manage",
    form: VisitForm,
    run: async ({ permit, value, now }) => {
      await changeVisit(permit, value, now);
      return redirectWithNotice(to.keyDates.visits(permit), "Visit saved.");
    },
  }),
  addDay: intent({
    permission: "conversations.manage",
    form: VisitDayForm,
    run: async ({ permit, value, now }) => {
      await addVisitDay(permit, value, now);
      return redirectWithNotice(to.challenge.visit(permit), "Day added.");
    },
  }),
  leaveOut: intent({
    permission: "conversations.manage",
    form: LeaveOutForm,
    run: async ({ permit, value, now }) => {
      await leaveDayOut(permit, value, now);
      return redirectWithNotice(to.challenge.visit(permit), "Day left out.");
    },
  }),
  remove: intent({
    permission: "conversations.manage",
    form: RemoveVisitForm,
    run: async ({ permit, value, now }) => {
      await removeVisit(permit, value, now);
      return redirectWithNotice(to.keyDates.visits(permit), "Visit removed.");
    },
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle(data?.name ?? "Visit", { challenge: data?.challenge }) },
];

export default function VisitPage() {
  const visit = useLoaderData<typeof loader>();
  const { at, kind, days } = visit;
  const state = usePageForm<z.input<typeof VisitForm>>({
    id: "visit",
    defaultValue: { title: visit.title, first: days[0], last: days.at(-1) } as never,
  });
  const { fields } = state;
  return (
    <>
      <BackLink href={to.keyDates.visits(at)}>Back to the visits</BackLink>
      <div className="govuk-grid-row">
        <div className="govuk-grid-column-two-thirds">
          <PageForm state={state} version={visit.version}>
            <PageHeading caption={VISIT_KIND_NAMES[kind]}>{visit.name}</PageHeading>
            <p className="govuk-body">
              <TextLink href={to.timetable.front(at)} noVisitedState>
                Timetable
              </TextLink>
              {" | "}
              <TextLink href={to.peerTeam.visitTeam(at)} noVisitedState>
                Team
              </TextLink>
              <VisuallyHidden> of this visit</VisuallyHidden>
            </p>
            <DateInput
              {...dateProps(fields.first)}
              legend="First day"
              hint="Where the first or the last day changes, every day between them belongs to the visit again. Sessions stay on their days."
            />
            <DateInput {...dateProps(fields.last)} legend="Last day" />
            <PastDaysField field={fields.pastDays} />
            <LeftSessionsField field={fields.leaveSessions} yes="Leave them on those days" />
            <MoveDatesField field={fields.moveDates} />
            <TextInput
              {...fieldProps(fields.title)}
              label="Name (optional)"
              hint="Without one it is called by its kind and number, such as Second phase."
            />
            <ButtonGroup>
              <Button name="intent" value="save" preventDoubleClick>
                Save
              </Button>
              <TextLink href={to.keyDates.visits(at)}>Cancel</TextLink>
            </ButtonGroup>
          </PageForm>
          <Days days={days} mayLeaveOut={visit.mayLeaveOut} sessionsOn={visit.sessionsOn} />
          <AddDay />
          {visit.whyNotRemovable === null ? (
            <RemoveVisit wasPostponed={visit.wasPostponed} />
          ) : (
            <p className="govuk-body govuk-hint">This visit cannot be removed. {visit.whyNotRemovable}</p>
          )}
        </div>
      </div>
    </>
  );
}

function Days({
  days,
  mayLeaveOut,
  sessionsOn,
}: {
  days: readonly string[];
  mayLeaveOut: readonly string[];
  sessionsOn: readonly SessionOnDay[];
}) {
  const titlesOn = (day: string) => sessionsOn.flatMap(({ date, title }) => (date === day ? [title] : []));
  if (days.length === 0) return null;
  return (
    <section aria-labelledby="days">
      <h2 className="govuk-heading-m" id="days">
        Days
      </h2>
      <ul className="govuk-list">
        {days.map((day) => (
          <li key={day} className="cpc-day-line">
            {formatDayWithWeekday(day)}
            {titlesOn(day).length > 0 ? (
              <LeaveOutWithSessions day={day} titles={titlesOn(day)} />
            ) : mayLeaveOut.includes(day) ? (
              <ButtonForm name="leave-out">
                <input type="hidden" name="day" value={day} />
                <Button name="intent" value="leaveOut" variant="secondary" preventDoubleClick>
                  Leave out<VisuallyHidden> {formatDayWithWeekday(day)}</VisuallyHidden>
                </Button>
              </ButtonForm>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A day with sessions is left out once somebody has seen which they are. */
function LeaveOutWithSessions({ day, titles }: { day: string; titles: readonly string[] }) {
  const state = usePageForm<z.input<typeof LeaveOutForm>>({ id: `leave-out-${day}` });
  return (
    <Details
      summary={`Leave out ${formatDayWithWeekday(day)}, which has ${titles.length === 1 ? "a session" : `${titles.length} sessions`}`}
      open={state.form.status === "error"}
    >
      <ul className="govuk-list govuk-list--bullet">
        {titles.map((title, index) => (
          // Two sessions may have one title.
          <li key={index}>{title}</li>
        ))}
      </ul>
      <PageForm state={state}>
        <input type="hidden" name="day" value={day} />
        <Checkboxes
          {...checkboxesProps(state.fields.leaveSessions)}
          legend="What becomes of them?"
          items={[
            {
              value: "yes",
              label: "Leave them on that day",
              hint: "They stand among the clashes until somebody moves them or takes them out.",
            },
          ]}
        />
        <Button name="intent" value="leaveOut" variant="secondary" preventDoubleClick>
          Leave out<VisuallyHidden> {formatDayWithWeekday(day)}</VisuallyHidden>
        </Button>
      </PageForm>
    </Details>
  );
}

function AddDay() {
  const state = usePageForm<z.input<typeof VisitDayForm>>({ id: "add-day" });
  return (
    <PageForm state={state}>
      <DateInput {...dateProps(state.fields.day)} legend="Add a day" hint="It need not follow the others." />
      <PastDaysField field={state.fields.pastDays} />
      <MoveDatesField field={state.fields.moveDates} />
      <Button name="intent" value="addDay" variant="secondary" preventDoubleClick>
        Add day
      </Button>
    </PageForm>
  );
}

function RemoveVisit({ wasPostponed }: { wasPostponed: boolean }) {
  const state = usePageForm<z.input<typeof RemoveVisitForm>>({ id: "remove-visit" });
  return (
    <Details summary="Remove this visit" open={state.form.status === "error"}>
      <PageForm state={state}>
        <Checkboxes
          {...checkboxesProps(state.fields.confirm)}
          legend="Remove this visit?"
          hint={
            wasPostponed
              ? "It has no sessions. Its days go with it, and when people said they can come. That it was postponed, and its earlier days, stay in view."
              : "It has no sessions. Its days go with it, and when people said they can come."
          }
          items={[{ value: "yes", label: "Yes, remove it" }]}
        />
        <MoveDatesField field={state.fields.moveDates} />
        <Button variant="warning" name="intent" value="remove">
          Remove
        </Button>
      </PageForm>
    </Details>
  );
}
