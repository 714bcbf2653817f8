import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { InsetText } from "#app/govuk/display/inset-text.tsx";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { ButtonGroup } from "#app/govuk/form/button-group.tsx";
import { LongText } from "#app/govuk/form/counted/character-count.tsx";
import { fieldProps, PageForm, usePageForm } from "#app/govuk/form/form.tsx";
import { Radios } from "#app/govuk/form/radios.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { answerComment } from "../answer-comment.server.ts";
import { ACCURACY_RULE, COMMENT_DECISION_NAMES, COMMENT_DECISIONS } from "../comment-words.ts";
import { CommentAnswerForm } from "../forms.ts";
import { shownComment } from "../shown-comment.ts";
import { readComment } from "../store.server.ts";

export const loader = guarded(
  { at: to.report.comment, permission: "report.draft" },
  async ({ permit, params }) => {
    const comment = await readComment(permit, params.commentId);
    return {
      challenge: permit.challengeTitle,
      back: to.report.front(permit),
      shown: shownComment(comment),
      decision: comment.decision,
      answer: comment.answer ?? "",
      answeredAt: comment.answeredAt === null ? null : comment.answeredAt.toISOString(),
      mayWrite: permit.may("report.write"),
    };
  },
);

export const action = guardedIntents(to.report.comment, {
  answer: intent({
    permission: "report.write",
    form: CommentAnswerForm,
    run: async ({ permit, params, value, now }) => {
      const { version: answeredAt, ...answer } = value;
      await answerComment(permit, { commentId: params.commentId, ...answer, answeredAt }, now);
      return redirectWithNotice(to.report.front(permit), "Answer saved. The council can read it now.");
    },
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle("Answer a comment", { challenge: data?.challenge }) },
];

export default function CommentPage() {
  const page = useLoaderData<typeof loader>();
  const state = usePageForm<z.input<typeof CommentAnswerForm>>({
    id: "answer",
    defaultValue: { decision: page.decision ?? undefined, answer: page.answer },
  });
  const asked = (
    <>
      <PageHeading caption="Accuracy check">{page.shown.place}</PageHeading>
      <InsetText>
        <p className="govuk-body cpc-note__text">{page.shown.comment}</p>
        <p className="govuk-hint govuk-!-margin-bottom-0">{page.shown.from}</p>
      </InsetText>
    </>
  );
  if (!page.mayWrite) {
    return (
      <>
        {asked}
        <p className="govuk-body">{page.shown.answer?.words ?? "Nobody has answered yet."}</p>
        <p className="govuk-body">
          <TextLink href={page.back}>Back to the report</TextLink>
        </p>
      </>
    );
  }
  return (
    <PageForm state={state} version={page.answeredAt ?? undefined}>
      {asked}
      <p className="govuk-body">
        {ACCURACY_RULE} A correction you accept is made in the finding or section itself; the next version
        carries it.
      </p>
      <Radios
        {...fieldProps(state.fields.decision)}
        legend="Does the team accept the correction?"
        items={COMMENT_DECISIONS.map((value) => ({ value, label: COMMENT_DECISION_NAMES[value] }))}
      />
      <LongText
        {...fieldProps(state.fields.answer)}
        most={4_000}
        label="Answer to the council"
        hint="The council that made the comment reads this at once."
        rows={4}
      />
      <ButtonGroup>
        <Button name="intent" value="answer" preventDoubleClick>
          Save answer
        </Button>
        <TextLink href={page.back}>Back to the report</TextLink>
      </ButtonGroup>
    </PageForm>
  );
}
