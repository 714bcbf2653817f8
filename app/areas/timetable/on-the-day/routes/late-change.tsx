import { type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData, useNavigation } from "@remix-run/react";
import type { z } from "zod";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import type { VisitPermit } from "#app/access/permit.ts";
import { to } from "#app/addresses.ts";
import { visitAddress } from "#app/areas/visits/visit-address.ts";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { fieldProps, fieldWiring, PageForm, type PageFormState, usePageForm } from "#app/govuk/form/form.tsx";
import { Radios } from "#app/govuk/form/radios.tsx";
import { Select } from "#app/govuk/form/select.tsx";
import { TextInput } from "#app/govuk/form/text-input.tsx";
import { BackLink } from "#app/govuk/navigation/back-link.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { dayOf, timeOfDay } from "#app/platform/days.ts";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { readTimetable } from "../../plan/read-timetable.server.ts";
import { lateChangeChoices, lateChangeDefaults } from "../late-change-choices.ts";
import { mendClash } from "../mend-clash.server.ts";
import { offerRepairs } from "../offer-repairs.server.ts";
import { GoOnWithoutForm, LateChangeForm, MendClashForm } from "../on-the-day-forms.ts";

export const loader = guarded(
  { permission: "timetable.edit", at: to.timetable.lateChange },
  async ({ permit, url, now }) => {
    const record = await readTimetable(permit);
    const moment = { date: dayOf(now), time: timeOfDay(now) };
    return {
      challenge: permit.challengeTitle,
      at: visitAddress(permit),
      choices: lateChangeChoices(record, moment),
      defaults: lateChangeDefaults(record, url.searchParams, moment),
    };
  },
);

/** What one press did, with its undoing; where no change makes it fit, what stands against it. */
async function shownRepair(
  permit: VisitPermit,
  sessionId: string,
  mended: { repairsId: string; title: string } | null,
) {
  if (mended === null) {
    return redirectWithNotice(
      to.timetable.places({ ...permit, sessionId }),
      "Nothing was changed: nothing small makes it fit.",
    );
  }
  return redirectWithNotice(
    to.timetable.repairs({ ...permit, repairsId: mended.repairsId }),
    `${mended.title} mended. What was done stands below, and can be undone.`,
  );
}

export const action = guardedIntents(to.timetable.lateChange, {
  mend: intent({
    permission: "timetable.edit",
    form: LateChangeForm,
    run: async ({ permit, value, now }) => {
      const id = await offerRepairs(permit, value, now);
      return redirect(to.timetable.repairs({ ...permit, repairsId: id }));
    },
  }),
  mendClash: intent({
    permission: "timetable.edit",
    form: MendClashForm,
    run: async ({ permit, value: { sessionId }, now }) =>
      shownRepair(permit, sessionId, await mendClash(permit, { sessionId, withoutId: null }, now)),
  }),
  goOnWithout: intent({
    permission: "timetable.edit",
    form: GoOnWithoutForm,
    run: async ({ permit, value: { sessionId, personId }, now }) =>
      shownRepair(permit, sessionId, await mendClash(permit, { sessionId, withoutId: personId }, now)),
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle("Deal with a late change", { challenge: data?.challenge }) },
];

export default function LateChangePage() {
  const { at, choices, defaults } = useLoaderData<typeof loader>();
  const isWorking = useNavigation().state !== "idle";
  const state = usePageForm<z.input<typeof LateChangeForm>>({
    id: "late",
    defaultValue: defaults,
  });
  const { fields } = state;
  return (
    <>
      <BackLink href={to.timetable.front(at)}>Back to the timetable</BackLink>
      <PageForm state={state}>
        <PageHeading lead="Say what has happened. You see up to three ways to mend the rest of the visit, and nothing changes until you choose one.">
          Deal with a late change
        </PageHeading>
        <Radios
          {...fieldWiring(fields.what)}
          defaultValue={fields.what.initialValue}
          legend="What has happened?"
          items={[
            {
              value: "person",
              label: "Somebody we were to meet has cancelled",
              conditional: <PersonFields fields={fields} choices={choices} />,
            },
            {
              value: "peer",
              label: "A peer cannot work",
              hint: "Only that they are away is noted, never why.",
              conditional: (
                <>
                  <Select {...fieldProps(fields.peerId)} label="Which peer?" items={choices.peers} />
                  <Select {...fieldProps(fields.peerDay)} label="When?" items={choices.days} />
                  <TimeInput field={fields.peerFrom} label="From (optional)" />
                  <TimeInput field={fields.peerUntil} label="Until (optional)" />
                </>
              ),
            },
            {
              value: "room",
              label: "A room is lost",
              hint: "To keep it out of later timetables too, remove it under Sites and rooms afterwards.",
              conditional: (
                <>
                  <Select {...fieldProps(fields.roomId)} label="Which room?" items={choices.rooms} />
                  <Select {...fieldProps(fields.roomDay)} label="When?" items={choices.days} />
                  <TimeInput field={fields.roomFrom} label="From (optional)" />
                  <TimeInput field={fields.roomUntil} label="Until (optional)" />
                </>
              ),
            },
          ]}
        />
        <Button name="intent" value="mend" preventDoubleClick disabled={isWorking}>
          Show ways to mend it
        </Button>
        <p className="govuk-body" role="status">
          {isWorking ? "Working out three ways to mend it. This takes a few seconds." : ""}
        </p>
      </PageForm>
    </>
  );
}

type Fields = PageFormState<z.input<typeof LateChangeForm>>["fields"];

interface PersonFieldsProps {
  fields: Fields;
  choices: ReturnType<typeof lateChangeChoices>;
}

function PersonFields({ fields, choices }: PersonFieldsProps) {
  return (
    <>
      <Select {...fieldProps(fields.personId)} label="Who?" items={choices.people} />
      <Select {...fieldProps(fields.sessionId)} label="For which session?" items={choices.sessions} />
      <Radios
        {...fieldWiring(fields.canComeLater)}
        defaultValue={fields.canComeLater.initialValue}
        legend="Would another time suit them?"
        small
        items={[
          { value: "no", label: "No, the session goes on without them, or is cancelled" },
          { value: "yes", label: "Yes, move the session to another time" },
        ]}
      />
    </>
  );
}

function TimeInput({ field, label }: { field: Fields["peerFrom"]; label: string }) {
  return <TextInput {...fieldProps(field)} label={label} hint="Such as 13:00" width={5} autoComplete="off" />;
}
