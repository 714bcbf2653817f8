import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guarded } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { mayManageVisit } from "#app/areas/challenge/change-visits.server.ts";
import { PostponedNote } from "#app/areas/visits/components/postponed-note.tsx";
import { readPostponedLine } from "#app/areas/visits/postponed-line.server.ts";
import { listVisits } from "#app/areas/visits/read-visits.server.ts";
import { VISIT_KIND_NAMES, visitDaysWords } from "#app/areas/visits/visit-words.ts";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { Table } from "#app/govuk/display/table.tsx";
import { VisuallyHidden } from "#app/govuk/display/visually-hidden.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import { VisitDayList } from "../components/visit-day-list.tsx";
import { readVisitsChecked } from "../read-key-dates.server.ts";
import { awkwardDays } from "../visit-day-words.ts";

export const loader = guarded(
  { permission: "timetable.read", at: to.keyDates.visits },
  async ({ permit }) => ({
    challenge: permit.challengeTitle,
    challengeId: permit.challengeId,
    mayAdd: permit.may("conversations.manage"),
    mayPostpone: permit.may("visits.manage"),
    postponed: await readPostponedLine(permit),
    awkward: awkwardDays(await readVisitsChecked(permit)),
    visits: (await listVisits(permit.challengeId)).map(({ id, kind, name, days }) => ({
      id,
      mayChange: mayManageVisit(permit, kind),
      name,
      kind: VISIT_KIND_NAMES[kind],
      days: visitDaysWords({ days }) ?? "Not set",
    })),
  }),
);

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle("Visits", { challenge: data?.challenge }) },
];

export default function VisitsPage() {
  const { challengeId, mayAdd, mayPostpone, postponed, awkward, visits } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeading
        lead="When the peers meet people: conversations before, one or more phases on site, the progress review. Each has a timetable of its own."
        actions={
          mayAdd ? <Button href={to.challenge.newVisit({ challengeId })}>Add a visit</Button> : undefined
        }
      >
        Visits
      </PageHeading>
      <PostponedNote challengeId={challengeId} line={postponed} />
      <Table
        caption="Visits of this challenge"
        captionHidden
        scrollable
        firstCellIsHeader
        columns={[
          { header: "Visit" },
          { header: "Days" },
          { header: "Kind" },
          ...(mayAdd ? [{ header: "Change" }] : []),
        ]}
        rowKeys={visits.map(({ id }) => id)}
        rows={visits.map(({ id: visitId, name, kind, days, mayChange }) => [
          <TextLink key="timetable" href={to.timetable.front({ challengeId, visitId })}>
            {name}
            <VisuallyHidden>: timetable</VisuallyHidden>
          </TextLink>,
          days,
          kind,
          ...(mayAdd
            ? [
                mayChange ? (
                  <TextLink key="change" href={to.challenge.visit({ challengeId, visitId })}>
                    Change<VisuallyHidden> {name}</VisuallyHidden>
                  </TextLink>
                ) : (
                  ""
                ),
              ]
            : []),
        ])}
      />
      <p className="govuk-body">
        Key dates are counted from the last day of the last phase on site.{" "}
        <TextLink href={to.keyDates.front({ challengeId })} noVisitedState>
          Key dates
        </TextLink>
      </p>
      <VisitDayList days={awkward} />
      {mayPostpone && postponed === null ? (
        <p className="govuk-body">
          Is the visit put off?{" "}
          <TextLink href={to.postponing.front({ challengeId })} noVisitedState>
            Postpone the visit
          </TextLink>
        </p>
      ) : null}
    </>
  );
}
