import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { LongText } from "#app/govuk/form/counted/character-count.tsx";
import { fieldProps, PageForm, usePageForm } from "#app/govuk/form/form.tsx";
import { BackLink } from "#app/govuk/navigation/back-link.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { addQuestion } from "../edit-questions.server.ts";
import { findTheme } from "../find-in-scope.ts";
import { QuestionForm } from "../forms.ts";
import { readThemes } from "../store.server.ts";

export const loader = guarded(
  { at: to.scope.questionNew, permission: "scope.edit" },
  async ({ permit, params }) => {
    const { id, number, title } = findTheme(await readThemes(permit), params.themeId);
    return {
      challengeId: permit.challengeId,
      challenge: permit.challengeTitle,
      theme: { id, number, title },
    };
  },
);

export const action = guardedIntents(to.scope.questionNew, {
  add: intent({
    permission: "scope.edit",
    form: QuestionForm,
    run: async ({ permit, params, value, now }) => {
      await addQuestion(permit, { themeId: params.themeId, text: value.text }, now);
      return redirectWithNotice(to.scope.front(permit), "Question added.");
    },
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle("Add a question", { challenge: data?.challenge }) },
];

export default function NewQuestionPage() {
  const { challengeId, theme } = useLoaderData<typeof loader>();
  const state = usePageForm<z.input<typeof QuestionForm>>({
    id: "question",
  });
  return (
    <>
      <BackLink href={to.scope.front({ challengeId }, {}, `theme-${theme.number}`)}>Scope</BackLink>
      <div className="govuk-grid-row">
        <div className="govuk-grid-column-two-thirds">
          <PageForm state={state}>
            <PageHeading caption={`${theme.number}. ${theme.title}`}>Add a question</PageHeading>
            <LongText {...fieldProps(state.fields.text)} most={600} label="Question" rows={3} />
            <Button name="intent" value="add" preventDoubleClick>
              Add the question
            </Button>
          </PageForm>
        </div>
      </div>
    </>
  );
}
