import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { InsetText } from "#app/govuk/display/inset-text.tsx";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { Checkboxes } from "#app/govuk/form/checkboxes.tsx";
import { LongText } from "#app/govuk/form/counted/character-count.tsx";
import { checkboxesProps, fieldProps, fieldWiring, PageForm, usePageForm } from "#app/govuk/form/form.tsx";
import { Radios } from "#app/govuk/form/radios.tsx";
import { TextInput } from "#app/govuk/form/text-input.tsx";
import { BackLink } from "#app/govuk/navigation/back-link.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { formatDayWithWeekday } from "#app/platform/day-words.ts";
import { dayOf, timeOfDay } from "#app/platform/days.ts";
import { AppError } from "#app/platform/errors.ts";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { readShownSession, readTimetable } from "../../plan/read-timetable.server.ts";
import { OutcomeForm, TakeBackForm } from "../on-the-day-forms.ts";
import { readOutcomes } from "../outcome-store.server.ts";
import { outcomeWords, spanWords, whyNotRecorded } from "../outcomes.ts";
import { recordOutcome, takeBackOutcome } from "../record-outcome.server.ts";

export const loader = guarded(
  { at: to.timetable.outcome, permission: "timetable.record" },
  async ({ permit, params, now }) => {
    const session = await readShownSession(permit, params.sessionId);
    const { date, start } = session;
    if (session.status === "cancelled" || date === null || start === null) {
      throw new AppError("conflict", "This session has no place in the plan, so there is nothing to record.");
    }
    const record = await readTimetable(permit);
    const outcome = (await readOutcomes(permit, date)).get(session.id);
    const moment = { date: dayOf(now), time: timeOfDay(now) };
    const absent = new Set((outcome?.attendance ?? []).filter(({ came }) => !came).map(({ id }) => id));
    const came = (ids: readonly string[]) => ids.filter((id) => !absent.has(id));
    return {
      challenge: permit.challengeTitle,
      back: to.timetable.today(permit, { day: date }),
      title: session.title,
      plan: `Planned for ${formatDayWithWeekday(date)}, ${spanWords(start, session.minutes)}.`,
      recorded: outcome === undefined ? null : outcomeWords(session, outcome),
      notHeldYet: whyNotRecorded(session, "held", moment),
      notYet: whyNotRecorded(session, "cancelled", moment),
      people: record.people
        .filter(({ id }) => session.personIds.includes(id))
        .map(({ id, name, jobTitle }) => ({ value: id, label: name, hint: jobTitle })),
      peers: record.peers
        .filter(({ id }) => session.peerIds.includes(id))
        .map(({ id, name }) => ({ value: id, label: name })),
      mayNote: permit.may("arrangements.read"),
      version: outcome?.recordedAt ?? "",
      defaults: {
        outcome: outcome?.outcome ?? "",
        actualStart: outcome?.actualStart ?? start,
        actualMinutes: String(outcome?.actualMinutes ?? session.minutes),
        personIds: came(session.personIds),
        peerIds: came(session.peerIds),
        reason: outcome?.arrangers?.reason ?? "",
        note: outcome?.arrangers?.note ?? "",
      },
    };
  },
);

export const action = guardedIntents(to.timetable.outcome, {
  record: intent({
    permission: "timetable.record",
    form: OutcomeForm,
    run: async ({ permit, params, value, now }) => {
      const sessionId = params.sessionId;
      await recordOutcome(permit, sessionId, value, now);
      const { date, title } = await readShownSession(permit, sessionId);
      return redirectWithNotice(
        to.timetable.today(permit, { day: date }),
        value.outcome === "held"
          ? `What happened in “${title}” is recorded.`
          : `“${title}” is recorded as cancelled on the day.`,
      );
    },
  }),
  "take-back": intent({
    permission: "timetable.record",
    form: TakeBackForm,
    run: async ({ permit, params, value, now }) => {
      const sessionId = params.sessionId;
      await takeBackOutcome(permit, sessionId, value.version, now);
      const { date, title } = await readShownSession(permit, sessionId);
      return redirectWithNotice(to.timetable.today(permit, { day: date }), `Record of “${title}” deleted.`);
    },
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle("What happened", { challenge: data?.challenge }) },
];

export default function OutcomeRoute() {
  const page = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink href={page.back}>Back to the day</BackLink>
      <PageHeading
        caption={page.title}
        lead={`${page.plan} What you record here changes nothing in the plan.`}
      >
        What happened?
      </PageHeading>
      {page.recorded === null ? null : <InsetText>Recorded now: {page.recorded}.</InsetText>}
      {page.notYet === null ? <RecordForm /> : <InsetText>{page.notYet}</InsetText>}
      {page.recorded === null ? null : <TakeBack version={page.version} />}
    </>
  );
}

function RecordForm() {
  const page = useLoaderData<typeof loader>();
  const { notHeldYet, people, peers } = page;
  const state = usePageForm<z.input<typeof OutcomeForm>>({
    id: "outcome",
    defaultValue: {
      ...page.defaults,
      outcome:
        page.defaults.outcome === "" ? (notHeldYet === null ? "held" : "cancelled") : page.defaults.outcome,
    },
  });
  const { fields } = state;
  const held = (
    <>
      <TextInput
        {...fieldProps(fields.actualStart)}
        label="Began at"
        hint="Such as 9:40 or 14:15"
        width={5}
        autoComplete="off"
      />
      <TextInput
        {...fieldProps(fields.actualMinutes)}
        label="Lasted"
        suffix="minutes"
        width={3}
        inputMode="numeric"
        autoComplete="off"
      />
      {people.length === 0 ? null : (
        <Checkboxes
          {...checkboxesProps(fields.personIds)}
          legend="Who came?"
          hint="Untick whoever did not. Only those who arrange the visit and the peers can see this."
          items={people}
        />
      )}
      {peers.length === 0 ? null : (
        <Checkboxes {...checkboxesProps(fields.peerIds)} legend="Which peers were there?" items={peers} />
      )}
    </>
  );
  return (
    <PageForm state={state} version={page.version}>
      <Radios
        {...fieldWiring(fields.outcome)}
        defaultValue={fields.outcome.initialValue}
        legend="Did it take place?"
        hint={notHeldYet ?? undefined}
        items={[
          ...(notHeldYet === null ? [{ value: "held", label: "Yes, it took place", conditional: held }] : []),
          {
            value: "cancelled",
            label: "No, it was cancelled on the day",
            conditional: (
              <TextInput
                {...fieldProps(fields.reason)}
                label="Why?"
                hint="In a few words, for those who arrange the visit. No reasons of health."
              />
            ),
          },
        ]}
      />
      {page.mayNote ? (
        <LongText
          {...fieldProps(fields.note)}
          most={2_000}
          label="Note for those who arrange the visit (optional)"
          hint="Such as who came instead, or what is still to be sent. Never what was said."
          rows={3}
        />
      ) : null}
      <Button name="intent" value="record" preventDoubleClick>
        Record this
      </Button>
    </PageForm>
  );
}

function TakeBack({ version }: { version: string }) {
  const state = usePageForm<z.input<typeof TakeBackForm>>({ id: "take-back" });
  return (
    <PageForm state={state} version={version}>
      <p className="govuk-body">
        If nothing should have been recorded, delete it: times and who came are emptied, a note stays.
      </p>
      <Button variant="secondary" name="intent" value="take-back" preventDoubleClick>
        Take the record back
      </Button>
    </PageForm>
  );
}
