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
import { PlaceButtons } from "../components/place-buttons.tsx";
import { RemoveFromScope } from "../components/remove-from-scope.tsx";
import { editQuestion, moveQuestion, removeQuestion } from "../edit-questions.server.ts";
import { findQuestion } from "../find-in-scope.ts";
import { ConfirmedRemovalForm, PromptMoveForm, QuestionForm } from "../forms.ts";
import { readThemes } from "../store.server.ts";

export const loader = guarded(
  { at: to.scope.question, permission: "scope.edit" },
  async ({ permit, params }) => {
    const { question, theme, isFirst, isLast } = findQuestion(await readThemes(permit), params.questionId);
    return {
      challengeId: permit.challengeId,
      challenge: permit.challengeTitle,
      theme: { number: theme.number, title: theme.title },
      question,
      isFirst,
      isLast,
    };
  },
);

export const action = guardedIntents(to.scope.question, {
  save: intent({
    permission: "scope.edit",
    form: QuestionForm,
    run: async ({ permit, params, value, now }) => {
      await editQuestion(permit, params.questionId, { text: value.text, was: value.version }, now);
      return redirectWithNotice(to.scope.front(permit), "Question saved.");
    },
  }),
  move: intent({
    permission: "scope.edit",
    form: PromptMoveForm,
    run: async ({ permit, params, value, now }) => {
      await moveQuestion(permit, params.questionId, value.direction === "up" ? -1 : 1, now);
      return redirectWithNotice(to.scope.front(permit), `Question moved ${value.direction}.`);
    },
  }),
  remove: intent({
    permission: "scope.edit",
    form: ConfirmedRemovalForm,
    run: async ({ permit, params, now }) => {
      await removeQuestion(permit, params.questionId, now);
      return redirectWithNotice(to.scope.front(permit), "Question removed.");
    },
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle("Change a question", { challenge: data?.challenge }) },
];

export default function QuestionPage() {
  const { challengeId, theme, question, isFirst, isLast } = useLoaderData<typeof loader>();
  const state = usePageForm<z.input<typeof QuestionForm>>({
    id: "question",
    buttons: ["save"],
    defaultValue: { text: question.text },
  });
  return (
    <>
      <BackLink href={to.scope.front({ challengeId }, {}, `theme-${theme.number}`)}>Scope</BackLink>
      <div className="govuk-grid-row">
        <div className="govuk-grid-column-two-thirds">
          <PageForm state={state} version={question.text}>
            <PageHeading caption={`${theme.number}. ${theme.title}`}>Change a question</PageHeading>
            <LongText {...fieldProps(state.fields.text)} most={600} label="Question" rows={3} />
            <Button name="intent" value="save" preventDoubleClick>
              Save
            </Button>
          </PageForm>
          <PlaceButtons isFirst={isFirst} isLast={isLast} />
          <RemoveFromScope what="question" which="this question" />
        </div>
      </div>
    </>
  );
}
