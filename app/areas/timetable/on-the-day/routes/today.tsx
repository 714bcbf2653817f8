import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { visitAddress } from "#app/areas/visits/visit-address.ts";
import { EmptyState } from "#app/govuk/display/empty-state.tsx";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { BackLink } from "#app/govuk/navigation/back-link.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { Tabs } from "#app/govuk/navigation/tabs.tsx";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import { dayOf, timeOfDay } from "#app/platform/days.ts";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { readTimetable } from "../../plan/read-timetable.server.ts";
import { TodayCard } from "../components/today-card.tsx";
import { AsPlannedForm } from "../on-the-day-forms.ts";
import { readOutcomes } from "../outcome-store.server.ts";
import { recordAsPlanned } from "../record-outcome.server.ts";
import { todayOf, todayPage } from "../today-page.ts";

export const loader = guarded(
  { permission: "timetable.read", at: to.timetable.today },
  async ({ permit, url, now }) => {
    const record = await readTimetable(permit);
    const moment = { date: dayOf(now), time: timeOfDay(now) };
    const day = todayOf(record, url.searchParams.get("day"), moment);
    const outcomes = day === null ? new Map() : await readOutcomes(permit, day);
    return {
      challenge: permit.challengeTitle,
      at: visitAddress(permit),
      mayRecord: permit.may("timetable.record"),
      mayEdit: permit.may("timetable.edit"),
      page: todayPage(record, outcomes, {
        day,
        now: moment,
        at: visitAddress(permit),
        mayEdit: permit.may("timetable.edit"),
      }),
    };
  },
);

export const action = guardedIntents(to.timetable.today, {
  held: intent({
    permission: "timetable.record",
    form: AsPlannedForm,
    run: async ({ permit, value, now }) => {
      const { title, date } = await recordAsPlanned(permit, value, now);
      return redirectWithNotice(
        to.timetable.today(permit, { day: date }),
        `“${title}” is recorded: it took place as planned, and everybody came.`,
      );
    },
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle("On the day", { challenge: data?.challenge }) },
];

export default function TodayRoute() {
  const { at, mayRecord, mayEdit, page } = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink href={page.day === null ? to.timetable.front(at) : to.timetable.front(at, { day: page.day })}>
        Back to the timetable
      </BackLink>
      <PageHeading
        caption={page.isToday ? "Today" : "On the day"}
        lead={page.lines.length === 0 ? undefined : page.count}
      >
        {page.heading}
      </PageHeading>
      {page.day === null ? (
        <EmptyState title="No days yet">
          The days appear here once the days of this visit are set, or a session has a day.
        </EmptyState>
      ) : (
        <Tabs title="Days" items={page.tabs}>
          {mayEdit ? (
            <p className="govuk-body">
              <TextLink href={to.timetable.lateChange(at, { day: page.day })}>
                Somebody cancelled, a room is lost or a peer is ill
              </TextLink>
            </p>
          ) : null}
          {page.lines.length === 0 ? (
            <EmptyState title="Nothing on this day" headingLevel={2}>
              No session has its place on this day.
            </EmptyState>
          ) : (
            <ol className="cpc-today">
              {page.lines.map((line) => (
                <li key={line.id}>
                  <TodayCard at={at} line={line} mayRecord={mayRecord} />
                </li>
              ))}
            </ol>
          )}
        </Tabs>
      )}
    </>
  );
}
