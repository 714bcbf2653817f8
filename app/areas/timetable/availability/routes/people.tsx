import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guarded } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { PostponedNote } from "#app/areas/visits/components/postponed-note.tsx";
import { readPostponedLine } from "#app/areas/visits/postponed-line.server.ts";
import { type VisitAddress, visitAddress } from "#app/areas/visits/visit-address.ts";
import { EmptyState } from "#app/govuk/display/empty-state.tsx";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { StatStrip } from "#app/govuk/display/stat-strip.tsx";
import { Table } from "#app/govuk/display/table.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { FilterBar } from "#app/govuk/form/filter-bar.tsx";
import { Select } from "#app/govuk/form/select.tsx";
import { TextInput } from "#app/govuk/form/text-input.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import { StuckMailCallout } from "#app/mail/components/stuck-mail.tsx";
import { readStuckMail } from "#app/mail/deliveries.server.ts";
import {
  AVAILABILITIES,
  AVAILABILITY_NAMES,
  type Availability,
  availabilityCounts,
} from "../../plan/availability.ts";
import { ImportLink } from "../../plan/components/import-link.tsx";
import { TimetableTabs } from "../../plan/components/timetable-tabs.tsx";
import { readTimetable } from "../../plan/read-timetable.server.ts";
import { countOf, PERSON_KIND_PLURALS, PERSON_KINDS } from "../../plan/timetable-words.ts";
import { listAvailability } from "../availability-store.server.ts";
import { AvailabilityTag } from "../components/availability-tag.tsx";
import { peopleList, readPeopleFilter } from "../people-list.ts";

export const loader = guarded(
  { permission: "timetable.read", at: to.timetable.people },
  async ({ permit, url }) => {
    const record = await readTimetable(permit);
    const filter = readPeopleFilter(url.searchParams);
    const mayEdit = permit.may("timetable.edit");
    // When somebody can come is for those who arrange the visit.
    const entries = mayEdit ? await listAvailability(permit) : null;
    const when = entries === null ? null : new Map(entries.map((one) => [one.personId, one.availability]));
    return {
      challenge: permit.challengeTitle,
      at: visitAddress(permit),
      postponed: mayEdit ? await readPostponedLine(permit, { about: ["availability"] }) : null,
      mayEdit,
      stuck: permit.may("mail.read") ? await readStuckMail(permit, "availability-request") : null,
      filter,
      isFiltered:
        filter.words !== "" || filter.kind !== null || (mayEdit && (filter.availability ?? null) !== null),
      all: record.people.length,
      counts: entries === null ? null : availabilityCounts(entries),
      people: peopleList(record, filter, when),
    };
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle("People the peers meet", { challenge: data?.challenge }) },
];

export default function PeoplePage() {
  const { at, postponed, mayEdit, stuck, filter, isFiltered, all, counts, people } =
    useLoaderData<typeof loader>();
  return (
    <div className="cpc-surface">
      <PageHeading
        caption="Timetable"
        lead="Who may be in a session. What anybody says is never kept with their name."
        actions={
          mayEdit ? (
            <>
              {all === 0 ? null : (
                <Button href={to.timetable.askPeople(at)} variant="secondary">
                  Ask when people can come
                </Button>
              )}
              <Button href={to.timetable.newPerson(at)}>Add a person</Button>
            </>
          ) : undefined
        }
      >
        People the peers meet
      </PageHeading>
      <TimetableTabs at={at} current="people">
        <PostponedNote
          challengeId={at.challengeId}
          line={postponed}
          rested="When people said they can come"
        />
        {stuck === null ? null : <StuckMailCallout stuck={stuck} />}
        {mayEdit ? <ImportLink at={at} /> : null}
        {all === 0 ? (
          <EmptyState title="Nobody is on the list yet">
            {mayEdit
              ? "Add councillors, officers, partners and residents. Then choose them when you plan a session."
              : "The council has not listed anybody yet."}
          </EmptyState>
        ) : (
          <>
            {counts === null ? null : <AnswerStrip at={at} counts={counts} all={all} />}
            <FilterBar
              label="Find people"
              submitText="Find"
              clearHref={isFiltered ? to.timetable.people(at) : undefined}
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
              {mayEdit ? (
                <Select
                  id="availability"
                  name="availability"
                  label="When they can come"
                  defaultValue={filter.availability ?? ""}
                  items={[
                    { value: "", text: "Any answer or none" },
                    ...AVAILABILITIES.map((value) => ({ value, text: AVAILABILITY_NAMES[value] })),
                  ]}
                />
              ) : null}
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
                  ...(mayEdit ? [{ header: "Can come" }] : []),
                  { header: "Sessions", numeric: true },
                ]}
                rowKeys={people.map((person) => person.id)}
                rows={people.map((person) => [
                  mayEdit ? (
                    <TextLink key="name" href={to.timetable.person({ ...at, personId: person.id })}>
                      {person.name}
                    </TextLink>
                  ) : (
                    person.name
                  ),
                  person.role,
                  person.kind,
                  ...(person.availability === null
                    ? []
                    : [<AvailabilityTag key="availability" availability={person.availability} />]),
                  person.sessions === 0 ? (
                    "None"
                  ) : (
                    <TextLink
                      key="sessions"
                      href={to.timetable.front(at, { view: "person", who: person.id })}
                    >
                      {person.sessions}
                      <span className="govuk-visually-hidden"> sessions of {person.name}</span>
                    </TextLink>
                  ),
                ])}
              />
            )}
          </>
        )}
        {mayEdit ? (
          <p className="govuk-body">
            <TextLink href={to.timetable.absences(at)}>When peers cannot work</TextLink>
          </p>
        ) : null}
      </TimetableTabs>
    </div>
  );
}

interface AnswerStripProps {
  at: VisitAddress;
  counts: Record<Availability, number>;
  all: number;
}

/** How many have said when they can come. Who was not asked is not free. */
function AnswerStrip({ at, counts, all }: AnswerStripProps) {
  const answered = counts["any-time"] + counts["some-times"] + counts["cannot-come"];
  return (
    <StatStrip
      stats={[
        {
          label: "Not asked yet",
          value: counts["not-asked"],
          note: `of ${all}`,
          href:
            counts["not-asked"] === 0 ? undefined : to.timetable.people(at, { availability: "not-asked" }),
        },
        {
          label: "Asked, no answer yet",
          value: counts.asked,
          href: counts.asked === 0 ? undefined : to.timetable.people(at, { availability: "asked" }),
        },
        { label: "Answered", value: answered },
        {
          label: "Cannot come",
          value: counts["cannot-come"],
          href:
            counts["cannot-come"] === 0
              ? undefined
              : to.timetable.people(at, { availability: "cannot-come" }),
        },
      ]}
    />
  );
}
