import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { AVAILABILITY_NAMES, timesInWords } from "#app/areas/timetable/plan/availability.ts";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { SummaryList } from "#app/govuk/display/summary-list.tsx";
import { Table } from "#app/govuk/display/table.tsx";
import { BackLink } from "#app/govuk/navigation/back-link.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { formatDay } from "#app/platform/day-words.ts";
import { formatInstant } from "#app/platform/days.ts";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { anonymisePerson } from "../anonymise-person.server.ts";
import { AnonymiseFields } from "../components/anonymise-fields.tsx";
import { readPersonRecord } from "../export-person.server.ts";
import { AnonymiseForm } from "../forms.ts";

export const loader = guarded(
  { at: to.retention.personData, permission: "personal-data.answer" },
  async ({ permit, params }) => {
    const held = await readPersonRecord(permit, params.personId);
    const person = to.timetable.person(params);
    return {
      challenge: permit.challengeTitle,
      held,
      back: person,
      file: to.retention.personFile(params),
      answers: held.availability.map(({ visit, answer, note, times }) => [
        visit,
        AVAILABILITY_NAMES[answer],
        timesInWords(times).join("; ") || "None",
        note || "Nothing",
      ]),
      sessions: held.sessions.map(({ title, date, attended }) => [
        title,
        date === null ? "Not placed" : formatDay(date),
        attended === null ? "Not recorded" : attended ? "Yes" : "No",
      ]),
      messages: held.messages.map(({ subject, queuedAt }) => [subject, formatInstant(new Date(queuedAt))]),
    };
  },
);

export const action = guardedIntents(to.retention.personData, {
  anonymise: intent({
    permission: "personal-data.answer",
    form: AnonymiseForm,
    run: async ({ permit, params, now }) => {
      await anonymisePerson(permit, params.personId, now);
      return redirectWithNotice(to.timetable.people(permit), "Name and details removed.");
    },
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle(`Data on ${data?.held.name ?? "a person"}`, { challenge: data?.challenge }) },
];

export default function PersonDataPage() {
  const { held, back, file, answers, sessions, messages } = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink href={back}>Back to {held.name}</BackLink>
      <PageHeading lead="Anybody may ask what is held on them. This is all of it, but for the notes of the peers: those are kept without the names of the people who spoke.">
        Data on {held.name}
      </PageHeading>
      <p className="govuk-body">
        <a className="govuk-link" href={file} download>
          Download it as a file for them
        </a>
      </p>
      <SummaryList
        rows={[
          { key: "Name", value: held.name },
          { key: "Position", value: held.jobTitle || "None" },
          { key: "Organisation", value: held.council ?? (held.organisation || "None") },
          { key: "Line manager", value: held.lineManager ?? "None" },
          { key: "E-mail address", value: held.email ?? "None" },
          { key: "Access needs", value: held.accessNeeds || "None" },
          { key: "The room must have", value: held.roomNeeds.join(", ") || "Nobody has said" },
        ]}
      />
      {answers.length === 0 ? (
        <p className="govuk-body">They were not asked when they can come.</p>
      ) : (
        <Table
          caption="When they said that they can come"
          columns={[
            { header: "Visit" },
            { header: "Answer" },
            { header: "Times they gave" },
            { header: "What else they said" },
          ]}
          rows={answers}
        />
      )}
      {sessions.length === 0 ? (
        <p className="govuk-body">They are in no session.</p>
      ) : (
        <Table
          caption="Sessions"
          columns={[{ header: "Session" }, { header: "Day" }, { header: "Attended" }]}
          rows={sessions}
        />
      )}
      {messages.length === 0 ? null : (
        <Table
          caption="Messages to them"
          columns={[{ header: "Subject" }, { header: "Written" }]}
          rows={messages}
        />
      )}
      {held.isAnonymised ? null : (
        <AnonymiseFields
          what="their name, position, address, needs, times and messages"
          stays="Released timetables and issued documents are frozen and keep the name, and so does any title or text in which somebody wrote it: change those by hand first."
        />
      )}
    </>
  );
}
