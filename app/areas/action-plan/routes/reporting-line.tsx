import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { NoFieldsForm } from "#app/access/no-fields-form.ts";
import { to } from "#app/addresses.ts";
import { Details } from "#app/govuk/display/details.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { ButtonForm } from "#app/govuk/form/button-form.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { AppError } from "#app/platform/errors.ts";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { ReportingLineFields } from "../components/reporting-line-form.tsx";
import { ReportingLineForm } from "../forms.ts";
import { removeReportingLine, saveReportingLine } from "../save-reporting-line.server.ts";
import { listReportingLines } from "../store.server.ts";

export const loader = guarded(
  { at: to.actionPlan.reportingLine, permission: "plan.write" },
  async ({ permit, params }) => {
    const route = (await listReportingLines(permit)).find((each) => each.id === params.routeId);
    if (route === undefined) throw new AppError("not-found", "There is no such body.");
    return {
      challenge: permit.challengeTitle,
      back: to.actionPlan.reportingLines(permit),
      version: route.version,
      values: { body: route.body, purpose: route.purpose, frequency: route.frequency },
    };
  },
);

export const action = guardedIntents(to.actionPlan.reportingLine, {
  save: intent({
    permission: "plan.write",
    form: ReportingLineForm,
    run: async ({ permit, params, value, now }) => {
      await saveReportingLine(permit, params.routeId, value, now);
      return redirectWithNotice(to.actionPlan.reportingLines(permit), "Body saved.");
    },
  }),
  remove: intent({
    permission: "plan.write",
    form: NoFieldsForm,
    run: async ({ permit, params, now }) => {
      await removeReportingLine(permit, params.routeId, now);
      return redirectWithNotice(to.actionPlan.reportingLines(permit), "Body removed.");
    },
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle(data?.values.body ?? "Body", { challenge: data?.challenge }) },
];

export default function ReportingLinePage() {
  const { values, version, back } = useLoaderData<typeof loader>();
  return (
    <>
      <ReportingLineFields heading={values.body} defaultValue={values} version={version} cancelHref={back} />
      <Details summary="Remove this body">
        <p className="govuk-body">Plans that were approved keep it.</p>
        <ButtonForm name="remove">
          <Button variant="warning" name="intent" value="remove">
            Remove
          </Button>
        </ButtonForm>
      </Details>
    </>
  );
}
