import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guarded } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { EmptyState } from "#app/govuk/display/empty-state.tsx";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { Table } from "#app/govuk/display/table.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { BackLink } from "#app/govuk/navigation/back-link.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import { formatDay } from "#app/platform/day-words.ts";
import { dayOf } from "#app/platform/days.ts";
import { listApprovedPlans, withNextReport } from "../read-approved-plans.server.ts";
import { FREQUENCY_NAMES } from "../reporting.ts";
import { listReportingLines } from "../store.server.ts";

export const loader = guarded({ permission: "plan.draft" }, async ({ permit, now }) => {
  const plans = await listApprovedPlans(permit, permit.councilId);
  const routes = withNextReport(await listReportingLines(permit), plans, dayOf(now));
  return {
    challenge: permit.challengeTitle,
    challengeId: permit.challengeId,
    mayWrite: permit.may("plan.write"),
    isApproved: plans.length > 0,
    routes: routes.map((route) => ({
      ...route,
      nextDue: route.nextDue === null ? null : formatDay(route.nextDue),
    })),
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle("Where the plan is reported", { challenge: data?.challenge }) },
];

export default function ReportingLinesPage() {
  const { challengeId, mayWrite, isApproved, routes } = useLoaderData<typeof loader>();
  const add = mayWrite ? (
    <Button href={to.actionPlan.newReportingLine({ challengeId })}>Add a body</Button>
  ) : undefined;
  return (
    <>
      <BackLink href={to.actionPlan.front({ challengeId })}>Back to the action plan</BackLink>
      <PageHeading
        caption="Action plan"
        lead="The cabinet, committees and council that follow the plan, and when each should have its next report. Dates count from the first approval."
        actions={routes.length === 0 ? undefined : add}
      >
        Where the plan is reported
      </PageHeading>
      {routes.length === 0 ? (
        <EmptyState title="Nobody is named yet" action={add}>
          Say which bodies of the council get a report on the plan, and how often.
        </EmptyState>
      ) : (
        <Table
          caption="Bodies that follow the plan"
          captionHidden
          scrollable
          columns={["Body", "What for", "How often", "Next report due by"].map((header) => ({ header }))}
          rowKeys={routes.map((route) => route.id)}
          rows={routes.map((route) => [
            mayWrite ? (
              <TextLink
                key="body"
                href={to.actionPlan.reportingLine({ challengeId, routeId: route.id })}
                noVisitedState
              >
                {route.body}
              </TextLink>
            ) : (
              route.body
            ),
            route.purpose,
            FREQUENCY_NAMES[route.frequency],
            route.nextDue ?? (isApproved ? "Nothing further" : "After the plan is approved"),
          ])}
        />
      )}
    </>
  );
}
