import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { InsetText } from "#app/govuk/display/inset-text.tsx";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { LongText } from "#app/govuk/form/counted/character-count.tsx";
import { fieldProps, PageForm, usePageForm } from "#app/govuk/form/form.tsx";
import { BackLink } from "#app/govuk/navigation/back-link.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { answerWarning } from "../answer-warning.server.ts";
import { WarningAnswerForm } from "../forms.ts";
import { shownWarning } from "../shown-warning.ts";
import { readWarning } from "../store.server.ts";

export const loader = guarded(
  { at: to.scope.warning, permission: "scope.edit" },
  async ({ permit, params }) => ({
    challengeId: permit.challengeId,
    challenge: permit.challengeTitle,
    warning: shownWarning(await readWarning(permit, params.warningId)),
  }),
);

export const action = guardedIntents(to.scope.warning, {
  answer: intent({
    permission: "scope.edit",
    form: WarningAnswerForm,
    run: async ({ permit, params, value, now }) => {
      await answerWarning(permit, params.warningId, value, now);
      return redirectWithNotice(to.scope.front(permit), "Answer saved with the warning.");
    },
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle("Answer a warning", { challenge: data?.challenge }) },
];

export default function WarningPage() {
  const { challengeId, warning } = useLoaderData<typeof loader>();
  const state = usePageForm<z.input<typeof WarningAnswerForm>>({
    id: "answer",
    defaultValue: { answer: warning.answer ?? "" },
  });
  return (
    <>
      <BackLink href={to.scope.front({ challengeId })}>Scope</BackLink>
      <div className="govuk-grid-row">
        <div className="govuk-grid-column-two-thirds">
          <PageForm state={state} version={warning.version}>
            <PageHeading caption="Answer a warning" size="l">
              {warning.message}
            </PageHeading>
            {warning.quote === "" ? null : (
              <InsetText>
                {warning.quote.split("\n").map((line, index) => (
                  <p key={index}>“{line}”</p>
                ))}
              </InsetText>
            )}
            {warning.answeredAt === null ? null : (
              <p className="govuk-body">
                Answered by {warning.answeredByName} on {warning.answeredAt}.
              </p>
            )}
            <LongText
              {...fieldProps(state.fields.answer)}
              most={2_000}
              label="What was decided?"
              hint="For example, who was asked and what they said. The warning and its words stay on record; your name and the time are kept with the answer."
              rows={5}
            />
            <Button name="intent" value="answer" preventDoubleClick>
              Keep the answer
            </Button>
          </PageForm>
        </div>
      </div>
    </>
  );
}
