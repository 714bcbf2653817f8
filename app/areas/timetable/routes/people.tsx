import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guarded } from "#app/access/guard.server.ts";
import { Button } from "#app/govuk/button.tsx";
import { EmptyState } from "#app/govuk/empty-state.tsx";
import { FilterBar } from "#app/govuk/filter-bar.tsx";
import { PageHeading } from "#app/govuk/page-heading.tsx";
import { pageTitle } from "#app/govuk/page-title.ts";
import { Select } from "#app/govuk/select.tsx";
import { Table } from "#app/govuk/table.tsx";
import { TextInput } from "#app/govuk/text-input.tsx";
import { TextLink } from "#app/govuk/text-link.tsx";
import { ImportLink } from "../components/import-link.tsx";
import { TimetableTabs } from "../components/timetable-tabs.tsx";
import { peopleList, readPeopleFilter } from "../people-list.ts";
import { readTimetable } from "../read-timetable.server.ts";
import { countOf, PERSON_KIND_PLURALS, PERSON_KINDS } from "../timetable-words.ts";

export const loader = guarded({ permission: "timetable.read" }, async ({ scope, url }) => {
  const record = await readTimetable(scope);
  const filter = readPeopleFilter(url.searchParams);
  return {
    challenge: scope.challengeTitle,
    base: `/challenges/${scope.challengeId}/timetable`,
    mayEdit: scope.may("timetable.edit"),
    filter,
    isFiltered: filter.words !== "" || filter.kind !== null,
    all: record.people.length,
    people: peopleList(record, filter),
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle("People the peers meet", { challenge: data?.challenge }) },
];

export default function PeoplePage() {
  const { base, mayEdit, filter, isFiltered, all, people } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeading
        caption="Timetable"
        lead="Who may be in a session. What anybody says is never kept with their name."
        actions={mayEdit ? <Button href={`${base}/people/new`}>Add a person</Button> : undefined}
      >
        People the peers meet
      </PageHeading>
      <TimetableTabs base={base} current="people">
        {mayEdit ? <ImportLink base={base} /> : null}
        {all === 0 ? (
          <EmptyState title="Nobody is on the list yet">
            {mayEdit
              ? "Add councillors, officers, partners and residents. Then choose them when you plan a session."
              : "The council has not listed anybody yet."}
          </EmptyState>
        ) : (
          <>
            <FilterBar
              label="Find people"
              submitText="Find"
              clearHref={isFiltered ? `${base}/people` : undefined}
            >
              <TextInput
                id="words"
                name="words"
                label="Name, job or organisation"
                defaultValue={filter.words}
                width={20}
              />
              <Select
                id="kind"
                name="kind"
                label="Kind"
                defaultValue={filter.kind ?? ""}
                items={[
                  { value: "", text: "Everybody" },
                  ...PERSON_KINDS.map((value) => ({ value, text: PERSON_KIND_PLURALS[value] })),
                ]}
              />
            </FilterBar>
            <p className="govuk-body">
              {isFiltered
                ? `${people.length} of ${countOf(all, "person", "people")}`
                : countOf(all, "person", "people")}
            </p>
            {people.length === 0 ? (
              <p className="govuk-body">Nobody fits. Clear the filter or use fewer words.</p>
            ) : (
              <Table
                caption="People"
                captionHidden
                scrollable
                columns={[
                  { header: "Name" },
                  { header: "Role" },
                  { header: "Kind" },
                  { header: "Sessions", numeric: true },
                ]}
                rowKeys={people.map((person) => person.id)}
                rows={people.map((person) => [
                  mayEdit ? (
                    <TextLink key="name" href={`${base}/people/${person.id}`}>
                      {person.name}
                    </TextLink>
                  ) : (
                    person.name
                  ),
                  person.role,
                  person.kind,
                  person.sessions === 0 ? (
                    "None"
                  ) : (
                    <TextLink key="sessions" href={`${base}?view=person&who=${person.id}`}>
                      {person.sessions}
                      <span className="govuk-visually-hidden"> sessions of {person.name}</span>
                    </TextLink>
                  ),
                ])}
              />
            )}
          </>
        )}
      </TimetableTabs>
    </>
  );
}
