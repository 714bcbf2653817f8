import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guarded } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { listVisits } from "#app/areas/visits/read-visits.server.ts";
import { EmptyState } from "#app/govuk/display/empty-state.tsx";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { TaskList } from "#app/govuk/display/task-list.tsx";
import { VisuallyHidden } from "#app/govuk/display/visually-hidden.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { BackLink } from "#app/govuk/navigation/back-link.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import { PostponementFacts } from "../components/postponement-facts.tsx";
import { whyNotPostponed } from "../postpone.server.ts";
import { readPostponing, type ShownMark } from "../read-postponing.server.ts";

export const loader = guarded(
  { permission: "timetable.read", at: to.postponing.front },
  async ({ permit }) => {
    const visits = await listVisits(permit.challengeId);
    return {
      challenge: permit.challengeTitle,
      challengeId: permit.challengeId,
      mayPostpone: permit.may("visits.manage"),
      whyNot: whyNotPostponed(permit, visits),
      several: visits.length > 1,
      ...(await readPostponing(permit)),
    };
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle("Postponing the visit", { challenge: data?.challenge }) },
];

export default function PostponingPage() {
  const { challengeId, mayPostpone, whyNot, several, standing, marks, earlier } =
    useLoaderData<typeof loader>();
  const at = { challengeId };
  const open = marks.filter(({ confirmed }) => confirmed === null).length;
  return (
    <>
      <BackLink href={to.keyDates.visits(at)}>Visits</BackLink>
      <PageHeading
        lead={
          standing.length === 0
            ? "When the days of a visit are put off, the earlier days stay in view, and all that rested on them is marked until somebody has confirmed it again."
            : marks.length === 0
              ? "The visit was postponed."
              : `The visit was postponed. ${marks.length - open} of ${marks.length} things that rested on the earlier days are confirmed again.`
        }
        actions={
          mayPostpone && standing.length > 0 && whyNot === null ? (
            <Button href={to.postponing.postpone(at)} variant="secondary">
              {several ? "Postpone again, or another visit" : "Postpone again"}
            </Button>
          ) : undefined
        }
      >
        Postponing the visit
      </PageHeading>
      <div className="govuk-grid-row">
        <div className="govuk-grid-column-two-thirds">
          {standing.length === 0 ? (
            <EmptyState
              title={
                earlier.length === 0 ? "The visit was not postponed" : "The visit is on its earlier days"
              }
              action={
                mayPostpone && whyNot === null ? (
                  <Button href={to.postponing.postpone(at)}>Postpone the visit</Button>
                ) : undefined
              }
            >
              <p className="govuk-body">
                {whyNot ??
                  "A day or two can be changed under Visits. Postponing is for when what was agreed and asked for the earlier days has to be confirmed again."}
              </p>
            </EmptyState>
          ) : (
            <>
              {standing.map((one) => (
                <div key={one.id}>
                  <PostponementFacts postponement={one} />
                  {mayPostpone && one.isNewest ? (
                    <Button href={to.postponing.putBack(at, { postponement: one.id })} variant="secondary">
                      Put back on the earlier days
                      {standing.length === 1 ? null : (
                        <VisuallyHidden>: {one.visits.map(({ name }) => name).join(", ")}</VisuallyHidden>
                      )}
                    </Button>
                  ) : null}
                </div>
              ))}
              <h2 className="govuk-heading-m">What rested on the earlier days</h2>
              {marks.length === 0 ? (
                <p className="govuk-body">
                  Nothing did: no scope was agreed, nobody was confirmed, asked or invited.
                </p>
              ) : (
                <MarkList marks={marks} challengeId={challengeId} />
              )}
            </>
          )}
          {earlier.length === 0 ? null : (
            <>
              <h2 className="govuk-heading-m">Earlier postponements</h2>
              {earlier.map((one) => (
                <PostponementFacts key={one.id} postponement={one} />
              ))}
            </>
          )}
          <p className="govuk-body">
            <TextLink href={to.keyDates.front(at)}>Key dates</TextLink>
          </p>
        </div>
      </div>
    </>
  );
}

function MarkList({ marks, challengeId }: { marks: readonly ShownMark[]; challengeId: string }) {
  return (
    <TaskList
      items={marks.map(({ id, title, progress, confirmed, how }) => ({
        title,
        href: to.postponing.mark({ challengeId, markId: id }),
        ...(confirmed === null
          ? progress === null
            ? {}
            : { hint: progress }
          : { hint: [`Confirmed by ${confirmed}`, how].filter(Boolean).join(": ") }),
        status:
          confirmed === null
            ? { text: "To confirm again", tag: "yellow" as const }
            : { text: "Confirmed again" },
      }))}
    />
  );
}
