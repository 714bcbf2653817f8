import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guarded } from "#app/access/guard.server.ts";
import { councilPermit } from "#app/access/permit.ts";
import { to } from "#app/addresses.ts";
import { EmptyState } from "#app/govuk/display/empty-state.tsx";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { ButtonGroup } from "#app/govuk/form/button-group.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import { dayOf } from "#app/platform/days.ts";
import { ApprovedPlans } from "../components/approved-plans.tsx";
import { PlanFigures } from "../components/plan-figures.tsx";
import { PlanFilterBar } from "../components/plan-filter-bar.tsx";
import { PlanSections } from "../components/plan-sections.tsx";
import { isPlanFiltered, isShown, ownersOf, readPlanFilter } from "../plan-filter.ts";
import { actionRow } from "../plan-view.server.ts";
import { isActionOverdue, sharesByRating } from "../ratings.ts";
import { listApprovedPlans } from "../read-approved-plans.server.ts";
import { readPlan } from "../read-plan.server.ts";

export const loader = guarded({ permission: "plan.read" }, async ({ permit, url, now }) => {
  const today = dayOf(now);
  const filter = readPlanFilter(url.searchParams);
  const approved = await listApprovedPlans(permit);
  const plan = permit.may("plan.draft") ? await readPlan(councilPermit(permit)) : null;
  const all = plan === null ? [] : plan.answers.flatMap(({ actions }) => actions);
  return {
    challenge: permit.challengeTitle,
    challengeId: permit.challengeId,
    mayIssue: permit.may("plan.issue"),
    mayWrite: permit.may("plan.write"),
    isOwnCouncil: plan !== null,
    filter,
    isFiltered: isPlanFiltered(filter),
    owners: ownersOf(all),
    figures: {
      total: all.length,
      byRating: sharesByRating(all),
      overdue: all.filter((action) => isActionOverdue(action, today)).length,
    },
    overdue: all.filter((action) => isActionOverdue(action, today)).map((action) => actionRow(action, today)),
    sections: (plan?.answers ?? []).map(({ recommendation, response, actions }) => ({
      id: recommendation.id,
      number: recommendation.number,
      title: recommendation.title,
      position: response?.position ?? null,
      actionCount: actions.length,
      actions: actions
        .filter((action) => isShown(action, filter, today))
        .map((action) => actionRow(action, today)),
    })),
    approved: approved.map(({ id, council, number, issued }) => ({
      id,
      council,
      number,
      issued,
      href: to.actionPlan.approvedPlan({ challengeId: permit.challengeId, versionId: id }),
      wordHref: to.challenge.issuedWord({ challengeId: permit.challengeId, versionId: id }),
    })),
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle("Action plan", { challenge: data?.challenge }) },
];

export default function ActionPlanPage() {
  const page = useLoaderData<typeof loader>();
  const { challengeId, sections, figures } = page;
  return (
    <>
      <PageHeading
        lead={
          page.isOwnCouncil
            ? "What the council answers to each recommendation, what it will do, who does it and where it stands. It stays the council's own until a version is approved."
            : "Plans are a council's own until it approves them. Approved plans are here for everybody in the challenge."
        }
        actions={
          page.mayIssue && figures.total > 0 ? (
            <Button href={to.actionPlan.approvePlan({ challengeId })}>Approve the plan</Button>
          ) : undefined
        }
      >
        Action plan
      </PageHeading>
      {page.isOwnCouncil && sections.length === 0 ? (
        <EmptyState title="No recommendations yet">
          They appear here once the peer team has issued its report. Then you can answer each one and say what
          the council will do.
        </EmptyState>
      ) : null}
      {sections.length === 0 ? null : (
        <>
          <PlanFigures figures={figures} challengeId={challengeId} />
          <ButtonGroup>
            <Button variant="secondary" href={to.actionPlan.reportingLines({ challengeId })}>
              Where it is reported
            </Button>
            {page.mayWrite && figures.total > 0 ? (
              <Button variant="secondary" href={to.actionPlan.owners({ challengeId })}>
                Who has which actions
              </Button>
            ) : null}
            <Button variant="secondary" href={to.actionPlan.workingPlanWord({ challengeId })} reloadDocument>
              Download working copy as Word
            </Button>
          </ButtonGroup>
          {page.overdue.length === 0 || page.isFiltered ? null : (
            <section aria-labelledby="overdue">
              <h2 className="govuk-heading-m" id="overdue">
                Overdue
              </h2>
              <ul className="govuk-list govuk-list--bullet">
                {page.overdue.map((action) => (
                  <li key={action.id}>
                    {action.ref}{" "}
                    <TextLink
                      href={to.actionPlan.action({ challengeId, actionId: action.id })}
                      noVisitedState
                    >
                      {action.text}
                    </TextLink>{" "}
                    was due {action.due}
                    {action.ownerName === "" ? "" : ` (${action.ownerName})`}
                  </li>
                ))}
              </ul>
            </section>
          )}
          <h2 className="govuk-heading-m">Recommendations and actions</h2>
          <PlanFilterBar
            filter={page.filter}
            owners={page.owners}
            clearHref={page.isFiltered ? to.actionPlan.front({ challengeId }) : undefined}
          />
          <PlanSections sections={sections} challengeId={challengeId} isFiltered={page.isFiltered} />
        </>
      )}
      {page.approved.length > 0 ? (
        <ApprovedPlans versions={page.approved} />
      ) : page.isOwnCouncil ? null : (
        <EmptyState title="No approved plan yet">
          A council's plan can be read here as soon as the council has approved it.
        </EmptyState>
      )}
    </>
  );
}
