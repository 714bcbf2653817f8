import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { RouteFields } from "../components/route-form.tsx";
import { RouteForm } from "../forms.ts";
import { saveReportingRoute } from "../save-reporting-route.server.ts";

export const loader = guarded({ permission: "plan.write" }, ({ permit }) => ({
  challenge: permit.challengeTitle,
  back: to.actionPlan.reportingRoutes(permit),
}));

export const action = guardedIntents(to.actionPlan.newReportingRoute, {
  save: intent({
    permission: "plan.write",
    form: RouteForm,
    run: async ({ permit, value, now }) => {
      await saveReportingRoute(permit, null, value, now);
      return redirectWithNotice(to.actionPlan.reportingRoutes(permit), "Body added.");
    },
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle("Add a body", { challenge: data?.challenge }) },
];

export default function NewReportingRoutePage() {
  const { back } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <RouteFields heading="Add a body" lastResult={answer?.lastResult} defaultValue={{}} cancelHref={back} />
  );
}
