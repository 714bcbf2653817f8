import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { WarningText } from "#app/govuk/display/warning-text.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { ButtonGroup } from "#app/govuk/form/button-group.tsx";
import { Checkboxes } from "#app/govuk/form/checkboxes.tsx";
import { checkboxesProps, fieldProps, PageForm, usePageForm } from "#app/govuk/form/form.tsx";
import { Radios } from "#app/govuk/form/radios.tsx";
import { BackLink } from "#app/govuk/navigation/back-link.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import { dayOf } from "#app/platform/days.ts";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { ReviewIssueForm } from "../forms.ts";
import { issueReview } from "../issue-review.server.ts";
import { readWholeReview, warningsOfReview } from "../read-review.server.ts";

export const loader = guarded({ permission: "review.write" }, async ({ permit, now }) => ({
  challenge: permit.challengeTitle,
  back: to.progressReview.front(permit),
  warnings: warningsOfReview(await readWholeReview(permit), dayOf(now)),
}));

export const action = guardedIntents(to.progressReview.issueReview, {
  issue: intent({
    permission: "review.write",
    form: ReviewIssueForm,
    run: async ({ permit, value, now }) => {
      const version = await issueReview(permit, value, now);
      return redirectWithNotice(
        to.progressReview.issuedReview({ challengeId: permit.challengeId, versionId: version.id }),
        `Version ${version.number} of the report issued as ${version.status}. The councils can read it now.`,
      );
    },
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle("Issue the progress review report", { challenge: data?.challenge }) },
];

export default function IssueReviewPage() {
  const { back, warnings } = useLoaderData<typeof loader>();
  const state = usePageForm<z.input<typeof ReviewIssueForm>>({
    id: "issue-review",
  });
  return (
    <PageForm state={state}>
      <BackLink href={back}>Back to the progress review</BackLink>
      <PageHeading>Issue the progress review report</PageHeading>
      {warnings.length === 0 ? null : (
        <>
          <h2 className="govuk-heading-m">What the report still lacks</h2>
          <ul className="govuk-list govuk-list--bullet">
            {warnings.map((warning) => (
              <li key={warning}>{warning}</li>
            ))}
          </ul>
        </>
      )}
      <Radios
        {...fieldProps(state.fields.status)}
        legend="How is it issued?"
        items={[
          { value: "draft", label: "As a draft", hint: "For the councils to check before the final report." },
          { value: "final", label: "As the final report", hint: "This is the one that can be published." },
        ]}
      />
      <WarningText>
        This version is kept as it is, and the councils can read it from now on. You can go on and issue a new
        version.
      </WarningText>
      {warnings.length === 0 ? null : (
        <Checkboxes
          {...checkboxesProps(state.fields.acknowledged)}
          legend="Issue it all the same?"
          items={[{ value: "yes", label: "I have seen what the report still lacks" }]}
        />
      )}
      <ButtonGroup>
        <Button name="intent" value="issue" preventDoubleClick>
          Issue the report
        </Button>
        <TextLink href={back} noVisitedState>
          Cancel
        </TextLink>
      </ButtonGroup>
    </PageForm>
  );
}
