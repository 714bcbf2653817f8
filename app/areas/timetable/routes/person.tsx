import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { BackLink } from "#app/govuk/back-link.tsx";
import { PageHeading } from "#app/govuk/page-heading.tsx";
import { pageTitle } from "#app/govuk/page-title.ts";
import { TextLink } from "#app/govuk/text-link.tsx";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { PersonFields } from "../components/person-form.tsx";
import { RemoveFields } from "../components/remove-form.tsx";
import { PersonForm, RemoveForm } from "../forms.ts";
import { readPerson } from "../people-store.server.ts";
import { readTimetable } from "../read-timetable.server.ts";
import { removePerson, savePerson } from "../save-person.server.ts";
import { PERSON_KIND_NAMES } from "../timetable-words.ts";

export const loader = guarded({ permission: "timetable.edit" }, async ({ scope, params }) => {
  const person = await readPerson(scope, params.personId ?? "");
  const { councils, people } = await readTimetable(scope);
  return {
    challenge: scope.challengeTitle,
    back: `/challenges/${scope.challengeId}/timetable/people`,
    dataPage: `/challenges/${scope.challengeId}/timetable/people/${person.id}/data`,
    person,
    councils,
    managers: people
      .filter((one) => one.id !== person.id)
      .map(({ id, name, jobTitle }) => ({ id, name, jobTitle })),
  };
});

const peoplePage = (challengeId: string) => `/challenges/${challengeId}/timetable/people`;

export const action = guardedIntents({
  save: intent({
    permission: "timetable.edit",
    form: PersonForm,
    run: async ({ scope, params, value, now }) => {
      await savePerson(scope, params.personId ?? "", value, now);
      return redirectWithNotice(peoplePage(scope.challengeId), "The changes were saved.");
    },
  }),
  remove: intent({
    permission: "timetable.edit",
    form: RemoveForm,
    run: async ({ scope, params, now }) => {
      await removePerson(scope, params.personId ?? "", now);
      return redirectWithNotice(peoplePage(scope.challengeId), "The person was removed from the list.");
    },
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle(data?.person.name ?? "Person", { challenge: data?.challenge }) },
];

export default function PersonPage() {
  const { back, dataPage, person, councils, managers } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const resultOf = (name: string) => (answer?.intent === name ? answer.lastResult : undefined);
  return (
    <>
      <BackLink href={back}>Back to people</BackLink>
      <PageHeading caption={PERSON_KIND_NAMES[person.kind]}>{person.name}</PageHeading>
      <PersonFields
        lastResult={resultOf("save")}
        defaultValue={{
          ...person,
          councilId: person.councilId ?? "",
          lineManagerId: person.lineManagerId ?? "",
          email: person.email ?? "",
          version: String(person.version),
        }}
        councils={councils}
        managers={managers}
        cancelHref={back}
      />
      <p className="govuk-body">
        <TextLink href={dataPage}>What is held on {person.name}, and removing the name</TextLink>
      </p>
      <RemoveFields
        what="person"
        lastResult={resultOf("remove")}
        hint="Take them out of their sessions first. People they manage are left without a line manager."
      />
    </>
  );
}
