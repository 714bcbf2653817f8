import { type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { BackLink } from "#app/govuk/back-link.tsx";
import { Button } from "#app/govuk/button.tsx";
import { fieldProps, fieldWiring, PageForm, usePageForm } from "#app/govuk/form.tsx";
import { PageHeading } from "#app/govuk/page-heading.tsx";
import { pageTitle } from "#app/govuk/page-title.ts";
import { Radios } from "#app/govuk/radios.tsx";
import { Select } from "#app/govuk/select.tsx";
import { dayOf, formatDayWithWeekday } from "#app/platform/days.ts";
import { timetableDays } from "../day-plan.ts";
import { LateChangeForm } from "../forms.ts";
import { offerRepairs } from "../offer-repairs.server.ts";
import { readTimetable } from "../read-timetable.server.ts";

export const loader = guarded({ permission: "timetable.edit" }, async ({ scope, now }) => {
  const record = await readTimetable(scope);
  const met = new Set(
    record.sessions.filter(({ status }) => status === "planned").flatMap(({ personIds }) => personIds),
  );
  const today = dayOf(now);
  const days = timetableDays(record).filter((day) => day >= today);
  const choose = { value: "", text: "Choose" };
  return {
    challenge: scope.challengeTitle,
    base: `/challenges/${scope.challengeId}/timetable`,
    today: days.includes(today) ? today : "",
    peers: [choose, ...record.peers.map(({ id, name }) => ({ value: id, text: name }))],
    people: [
      choose,
      ...record.people.filter(({ id }) => met.has(id)).map(({ id, name }) => ({ value: id, text: name })),
    ],
    rooms: [
      choose,
      ...record.sites.flatMap((site) =>
        site.rooms.map(({ id, name }) => ({ value: id, text: `${name}, ${site.name}` })),
      ),
    ],
    days: [
      { value: "", text: "All days to come" },
      ...days.map((day) => ({ value: day, text: formatDayWithWeekday(day) })),
    ],
  };
});

export const action = guardedIntents({
  mend: intent({
    permission: "timetable.edit",
    form: LateChangeForm,
    run: async ({ scope, value, now }) => {
      const id = await offerRepairs(scope, value, now);
      return redirect(`/challenges/${scope.challengeId}/timetable/late-change/${id}`);
    },
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle("Something has changed", { challenge: data?.challenge }) },
];

export default function LateChangePage() {
  const { base, today, peers, people, rooms, days } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const state = usePageForm<z.input<typeof LateChangeForm>>({
    id: "late",
    lastResult: answer?.lastResult,
    defaultValue: { day: today },
  });
  const { fields } = state;
  return (
    <>
      <BackLink href={base}>Back to the timetable</BackLink>
      <PageHeading lead="Say what has happened. You see up to three ways to mend the rest of the visit, and nothing changes until you choose one.">
        Something has changed
      </PageHeading>
      <PageForm state={state}>
        <Radios
          {...fieldWiring(fields.what)}
          defaultValue={fields.what.initialValue}
          legend="What has happened?"
          items={[
            {
              value: "person",
              label: "Somebody we were to meet has cancelled",
              conditional: <Select {...fieldProps(fields.personId)} label="Who?" items={people} />,
            },
            {
              value: "peer",
              label: "A peer cannot work",
              hint: "Only that they are away is noted, never why.",
              conditional: (
                <>
                  <Select {...fieldProps(fields.peerId)} label="Which peer?" items={peers} />
                  <Select {...fieldProps(fields.day)} label="When?" items={days} />
                </>
              ),
            },
            {
              value: "room",
              label: "A room is lost",
              hint: "To keep it out of later timetables too, remove it under Sites and rooms afterwards.",
              conditional: <Select {...fieldProps(fields.roomId)} label="Which room?" items={rooms} />,
            },
          ]}
        />
        <Button name="intent" value="mend" preventDoubleClick>
          Show ways to mend it
        </Button>
      </PageForm>
    </>
  );
}
