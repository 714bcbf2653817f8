import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { ReportingLineFields } from "../components/reporting-line-form.tsx";
import { ReportingLineForm } from "../forms.ts";
import { saveReportingLine } from "../save-reporting-line.server.ts";

export const loader = guarded({ permission: "plan.write" }, ({ permit }) => ({
  challenge: permit.challengeTitle,
  back: to.actionPlan.reportingLines(permit),
}));

export const action = guardedIntents(to.actionPlan.newReportingLine, {
  save: intent({
    permission: "plan.write",
    form: ReportingLineForm,
    run: async ({ permit, value, now }) => {
      await saveReportingLine(permit, null, value, now);
      return redirectWithNotice(to.actionPlan.reportingLines(permit), "Body added.");
    },
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle("Add a body", { challenge: data?.challenge }) },
];

export default function NewReportingLinePage() {
  const { back } = useLoaderData<typeof loader>();
  return <ReportingLineFields heading="Add a body" defaultValue={{}} cancelHref={back} />;
}
