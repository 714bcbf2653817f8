import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { listVisits } from "#app/areas/visits/read-visits.server.ts";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { formatDayWithWeekday } from "#app/platform/day-words.ts";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { PersonFields } from "../components/person-form.tsx";
import { timetableDays } from "../day-plan.ts";
import { PersonForm } from "../forms.ts";
import { readTimetable } from "../read-timetable.server.ts";
import { savePerson } from "../save-person.server.ts";

export const loader = guarded(
  { permission: "timetable.edit", at: to.timetable.newPerson },
  async ({ permit }) => {
    const record = await readTimetable(permit);
    const { councils, people } = record;
    return {
      challenge: permit.challengeTitle,
      back: to.timetable.people(permit),
      councils,
      visit: (await listVisits(permit.challengeId)).length === 1 ? null : record.visit.name,
      days: timetableDays(record).map((value) => ({ value, label: formatDayWithWeekday(value) })),
      managers: people.map(({ id, name, jobTitle }) => ({ id, name, jobTitle })),
    };
  },
);

export const action = guardedIntents(to.timetable.newPerson, {
  save: intent({
    permission: "timetable.edit",
    form: PersonForm,
    run: async ({ permit, value, now }) => {
      await savePerson(permit, null, value, now);
      return redirectWithNotice(to.timetable.people(permit), `${value.name} added.`);
    },
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle("Add a person", { challenge: data?.challenge }) },
];

export default function NewPersonPage() {
  const { back, councils, visit, days, managers } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeading caption="Timetable">Add a person</PageHeading>
      <PersonFields
        defaultValue={{ version: "1", availability: "not-asked" }}
        councils={councils}
        managers={managers}
        visit={visit}
        days={days}
        cancelHref={back}
      />
    </>
  );
}
