import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { partInSentence } from "#app/areas/peer-team/peer-words.ts";
import { visitAddress } from "#app/areas/visits/visit-address.ts";
import { EmptyState } from "#app/govuk/display/empty-state.tsx";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { SummaryList } from "#app/govuk/display/summary-list.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { fieldProps, PageForm, usePageForm } from "#app/govuk/form/form.tsx";
import { Radios } from "#app/govuk/form/radios.tsx";
import { Select } from "#app/govuk/form/select.tsx";
import { TextInput } from "#app/govuk/form/text-input.tsx";
import { BackLink } from "#app/govuk/navigation/back-link.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import { minutesOf } from "#app/platform/clock-time.ts";
import { formatDayWithWeekday } from "#app/platform/day-words.ts";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { hoursInWords } from "../../plan/availability.ts";
import { placedSessions, timetableDays } from "../../plan/day-plan.ts";
import { listPeerDays } from "../../plan/needs/peer-answers.server.ts";
import { readTimetable } from "../../plan/read-timetable.server.ts";
import { countOf } from "../../plan/timetable-words.ts";
import { AbsenceForm, AskPeersForm, RemoveAbsenceForm } from "../availability-forms.ts";
import { listAbsences } from "../availability-store.server.ts";
import { AskPeers, PeersDays } from "../components/peers-days.tsx";
import { askPeers } from "../peers/ask-peers.server.ts";
import { readPeersToAsk, shownPeerDays } from "../peers/read-peers-days.server.ts";
import { addAbsence, removeAbsence } from "../save-absence.server.ts";

export const loader = guarded(
  { permission: "timetable.edit", at: to.timetable.absences },
  async ({ permit, now }) => {
    const record = await readTimetable(permit);
    const absences = await listAbsences(permit);
    const said = await listPeerDays(permit, record.visit.days);
    const placed = placedSessions(record.sessions);
    const names = new Map(record.peers.map(({ id, name }) => [id, name]));
    return {
      challenge: permit.challengeTitle,
      at: visitAddress(permit),
      team: to.peerTeam.front(permit),
      peers: record.peers.map(({ id, name, part }) => ({
        value: id,
        text: `${name}, ${partInSentence(part)}`,
      })),
      said: shownPeerDays(record, said),
      toAsk: await readPeersToAsk(permit, record, said, now),
      days: timetableDays(record).map((value) => ({ value, label: formatDayWithWeekday(value) })),
      absences: absences.flatMap(({ id, peerId, date, start, end }) => {
        // Somebody who has withdrawn is in no session.
        const name = names.get(peerId);
        if (name === undefined) return [];
        const sessions = placed.filter(
          (one) =>
            one.date === date &&
            one.peerIds.includes(peerId) &&
            one.from < minutesOf(end) &&
            one.to > minutesOf(start),
        );
        return [
          {
            id,
            name,
            day: formatDayWithWeekday(date),
            hours: hoursInWords({ start, end }),
            sessions: sessions.map((session) => ({ id: session.id, title: session.title })),
          },
        ];
      }),
    };
  },
);

export const action = guardedIntents(to.timetable.absences, {
  ask: intent({
    permission: "team.edit",
    form: AskPeersForm,
    run: async ({ permit, value, now }) => {
      const asked = await askPeers(permit, value, now);
      return redirectWithNotice(
        to.mail.messages(permit, { status: "draft" }),
        `${countOf(asked, "message waits", "messages wait")} here to be read and sent.`,
      );
    },
  }),
  add: intent({
    permission: "timetable.edit",
    form: AbsenceForm,
    run: async ({ permit, value, now }) => {
      await addAbsence(permit, value, now);
      return redirectWithNotice(to.timetable.absences(permit), "Time added.");
    },
  }),
  remove: intent({
    permission: "timetable.edit",
    form: RemoveAbsenceForm,
    run: async ({ permit, value, now }) => {
      await removeAbsence(permit, value.absenceId, now);
      return redirectWithNotice(to.timetable.absences(permit), "Time removed.");
    },
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle("When peers cannot work", { challenge: data?.challenge }) },
];

export default function AbsencesPage() {
  const { at, team, peers, days, absences, said, toAsk } = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink href={to.timetable.people(at)}>Back to people</BackLink>
      <PageHeading
        caption="Timetable"
        lead="The workspace puts no peer into a session at these times. Say when, never why."
      >
        When peers cannot work
      </PageHeading>
      {peers.length === 0 ? (
        <EmptyState title="There are no peers yet">
          Add them to the <TextLink href={team}>peer team</TextLink> first.
        </EmptyState>
      ) : (
        <>
          <PeersDays peers={said} />
          <h2 className="govuk-heading-m">Times at which they cannot work</h2>
          {absences.length === 0 ? (
            <p className="govuk-body">No time is written down, and none follows from an answer.</p>
          ) : (
            <SummaryList
              rows={absences.map((absence) => ({
                key: absence.name,
                value: (
                  <>
                    <p className="govuk-body">
                      {absence.day}, {absence.hours}
                    </p>
                    <InASession {...absence} />
                    <TakeOut {...absence} />
                  </>
                ),
              }))}
            />
          )}
          <AddAbsence key={absences.length} />
          {toAsk === null ? null : <AskPeers {...toAsk} />}
        </>
      )}
      {days.length === 0 ? <p className="govuk-body">The days of this visit are set under Visits.</p> : null}
    </>
  );
}

/** What somebody else has to do then, or what has to move. */
function InASession({ sessions }: { sessions: readonly { id: string; title: string }[] }) {
  const { at } = useLoaderData<typeof loader>();
  if (sessions.length === 0) return null;
  return (
    <>
      <p className="govuk-body govuk-!-margin-bottom-1">In {countOf(sessions.length, "session")} then:</p>
      <ul className="govuk-list govuk-list--bullet">
        {sessions.map(({ id, title }) => (
          <li key={id}>
            <TextLink href={to.timetable.session({ ...at, sessionId: id })}>{title}</TextLink>
          </li>
        ))}
      </ul>
    </>
  );
}

function TakeOut({ id, name, day }: { id: string; name: string; day: string }) {
  const state = usePageForm<z.input<typeof RemoveAbsenceForm>>({ id: `remove-${id}` });
  return (
    <PageForm state={state} withoutSummary>
      <input type="hidden" name="absenceId" value={id} />
      <Button name="intent" value="remove" variant="secondary" className="govuk-!-margin-bottom-0">
        Remove
        <span className="govuk-visually-hidden">
          {" "}
          {name}, {day}
        </span>
      </Button>
    </PageForm>
  );
}

function AddAbsence() {
  const { peers, days } = useLoaderData<typeof loader>();
  const state = usePageForm<z.input<typeof AbsenceForm>>({
    id: "absence",
    buttons: ["add"],
    fieldOrder: ["peerId", "day", "start", "end"],
  });
  const { fields } = state;
  if (days.length === 0) return null;
  return (
    <>
      <h2 className="govuk-heading-m">Add a time</h2>
      <PageForm state={state}>
        <Select
          {...fieldProps(fields.peerId)}
          label="Peer"
          items={[{ value: "", text: "Choose a peer" }, ...peers]}
        />
        <Radios {...fieldProps(fields.day)} legend="Day" items={days} small />
        <TextInput
          {...fieldProps(fields.start)}
          label="From (optional)"
          hint="Such as 9:30 or 14:15. Leave both empty for the whole day."
          width={5}
          autoComplete="off"
        />
        <TextInput {...fieldProps(fields.end)} label="To (optional)" width={5} autoComplete="off" />
        <Button name="intent" value="add" preventDoubleClick>
          Add this time
        </Button>
      </PageForm>
    </>
  );
}
