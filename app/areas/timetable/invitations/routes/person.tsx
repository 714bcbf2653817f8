import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { NoFieldsForm } from "#app/access/no-fields-form.ts";
import { to } from "#app/addresses.ts";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { BackLink } from "#app/govuk/navigation/back-link.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import { formatDay, formatDayWithWeekday, formatTime } from "#app/platform/day-words.ts";
import { formatInstant } from "#app/platform/days.ts";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { absoluteUrl } from "#app/platform/public-url.server.ts";
import { answerPath, endPersonLink, makePersonLink } from "../../availability/ask-availability.server.ts";
import { listAnswersElsewhere, readAvailability } from "../../availability/availability-store.server.ts";
import { AnswersElsewhere } from "../../availability/components/answers-elsewhere.tsx";
import { PersonalLink } from "../../availability/components/personal-link.tsx";
import { personalLinkCookie } from "../../availability/personal-link-cookie.server.ts";
import { AVAILABILITY_NAMES, isFree, rowDefaults, timesInWords } from "../../plan/availability.ts";
import { PersonFields } from "../../plan/components/person-form.tsx";
import { RemoveFields } from "../../plan/components/remove-form.tsx";
import { placedSessions, timetableDays } from "../../plan/day-plan.ts";
import { PersonForm, RemoveForm } from "../../plan/forms.ts";
import { readPerson } from "../../plan/people-store.server.ts";
import { readTimetable } from "../../plan/read-timetable.server.ts";
import { removePerson, savePerson } from "../../plan/save-person.server.ts";
import { PERSON_KIND_NAMES } from "../../plan/timetable-words.ts";
import { ReplyList } from "../components/reply-list.tsx";
import { readReplies } from "../read-replies.server.ts";
import { repliesOfPerson } from "../reply-lines.ts";

export const loader = guarded(
  { at: to.timetable.person, permission: "timetable.edit" },
  async ({ permit, params, request, actor, now }) => {
    const person = await readPerson(permit, params.personId);
    const { availability, times, note, askedAt, answeredAt, linkUntil } = await readAvailability(
      permit,
      person.id,
      now,
    );
    const elsewhere = await listAnswersElsewhere(permit, person.id);
    const record = await readTimetable(permit);
    const carried = await personalLinkCookie.carried(request, now);
    const isTheirs = carried?.accountId === actor.accountId && carried.personId === person.id;
    const outside = placedSessions(record.sessions).filter(
      (session) => session.personIds.includes(person.id) && !isFree({ availability, times }, session),
    );
    const loaded = {
      challenge: permit.challengeTitle,
      replies: repliesOfPerson(await readReplies(permit, record), person.id),
      repliesHref: to.timetable.invitations(permit, { who: person.id }),
      back: to.timetable.people(permit),
      dataPage: to.retention.personData({ ...permit, personId: person.id }),
      person,
      availability,
      times: rowDefaults(times),
      note,
      asked: askedAt === null ? null : formatInstant(askedAt),
      answered: answeredAt === null ? null : formatInstant(answeredAt),
      linkUntil: linkUntil === null ? null : formatDay(linkUntil),
      newLink: isTheirs ? absoluteUrl(answerPath(carried.token)) : null,
      outside: outside.map((session) => ({
        href: to.timetable.session({ ...permit, sessionId: session.id }),
        text: `${session.title}, ${formatDayWithWeekday(session.date)}, ${formatTime(session.start)}`,
      })),
      visit: elsewhere.length === 0 ? null : record.visit.name,
      elsewhere: elsewhere.map(({ visitId, visitName, ...answer }) => ({
        name: visitName,
        href: to.timetable.person({ ...permit, visitId, personId: person.id }),
        said: [AVAILABILITY_NAMES[answer.availability], ...timesInWords(answer.times)],
      })),
      councils: record.councils,
      days: timetableDays(record).map((value) => ({ value, label: formatDayWithWeekday(value) })),
      managers: record.people
        .filter((one) => one.id !== person.id)
        .map(({ id, name, jobTitle }) => ({ id, name, jobTitle })),
    };
    // Shown once: the next look at the page has it no more.
    return isTheirs
      ? data(loaded, { headers: { "Set-Cookie": await personalLinkCookie.clear() } })
      : data(loaded);
  },
);

export const action = guardedIntents(to.timetable.person, {
  save: intent({
    permission: "timetable.edit",
    form: PersonForm,
    run: async ({ permit, params, value, now }) => {
      await savePerson(permit, params.personId, value, now);
      return redirectWithNotice(to.timetable.people(permit), "Changes saved.");
    },
  }),
  makeLink: intent({
    permission: "timetable.edit",
    form: NoFieldsForm,
    run: async ({ permit, params, actor, now }) => {
      const personId = params.personId;
      const token = await makePersonLink(permit, personId, now);
      return redirect(to.timetable.person({ ...permit, personId }), {
        headers: {
          "Set-Cookie": await personalLinkCookie.carry({ accountId: actor.accountId, personId, token }),
        },
      });
    },
  }),
  endLink: intent({
    permission: "timetable.edit",
    form: NoFieldsForm,
    run: async ({ permit, params, now }) => {
      const personId = params.personId;
      await endPersonLink(permit, personId, now);
      return redirectWithNotice(
        to.timetable.person({ ...permit, personId }),
        "Link deleted. It works no longer.",
      );
    },
  }),
  remove: intent({
    permission: "timetable.edit",
    form: RemoveForm,
    run: async ({ permit, params, now }) => {
      await removePerson(permit, params.personId, now);
      return redirectWithNotice(to.timetable.people(permit), "Person removed from the list.");
    },
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  { title: pageTitle(loaded?.person.name ?? "Person", { challenge: loaded?.challenge }) },
];

export default function PersonPage() {
  const page = useLoaderData<typeof loader>();
  const { back, dataPage, person, councils, managers, days } = page;
  return (
    <>
      <BackLink href={back}>Back to people</BackLink>
      <PageHeading caption={PERSON_KIND_NAMES[person.kind]}>{person.name}</PageHeading>
      <PersonalLink
        name={person.name}
        newLink={page.newLink}
        linkUntil={page.linkUntil}
        asked={page.asked}
        answered={page.answered}
        outside={page.outside}
      />
      <AnswersElsewhere answers={page.elsewhere} />
      <ReplyList heading={`Invitations of ${person.name}`} lines={page.replies} href={page.repliesHref} />
      <PersonFields
        visit={page.visit}
        defaultValue={{
          ...person,
          councilId: person.councilId ?? "",
          lineManagerId: person.lineManagerId ?? "",
          email: person.email ?? "",
          availability: page.availability,
          times: page.times,
          availabilityNote: page.note,
          version: String(person.version),
        }}
        councils={councils}
        managers={managers}
        days={days}
        cancelHref={back}
      />
      <p className="govuk-body">
        <TextLink href={dataPage}>What is held on {person.name}, and removing the name</TextLink>
      </p>
      <RemoveFields
        what="person"
        hint="Remove them from their sessions first. People they manage are left without a line manager."
      />
    </>
  );
}
