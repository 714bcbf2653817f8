import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { InsetText } from "#app/govuk/display/inset-text.tsx";
import { MarkdownBody } from "#app/govuk/display/markdown-body.tsx";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { LongText } from "#app/govuk/form/counted/character-count.tsx";
import { fieldProps, PageForm, usePageForm } from "#app/govuk/form/form.tsx";
import { Radios } from "#app/govuk/form/radios.tsx";
import { BackLink } from "#app/govuk/navigation/back-link.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { AppError } from "#app/platform/errors.ts";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { renderMarkdown } from "#app/platform/text/markdown.server.ts";
import { JudgementTag } from "../components/judgement-tag.tsx";
import { JudgementForm } from "../forms.ts";
import { JUDGEMENT_RULES, JUDGEMENTS } from "../judgements.ts";
import { readWholeReview } from "../read-review.server.ts";
import { saveJudgement } from "../save-judgement.server.ts";

export const loader = guarded(
  { at: to.progressReview.judgement, permission: "review.draft" },
  async ({ permit, params }) => {
    const { judged } = await readWholeReview(permit);
    const found = judged.find(({ recommendation }) => recommendation.id === params.recommendationId);
    if (found === undefined) throw new AppError("not-found", "There is no such recommendation.");
    const { recommendation, judgement } = found;
    return {
      challenge: permit.challengeTitle,
      back: to.progressReview.front(permit),
      mayWrite: permit.may("review.write"),
      number: recommendation.number,
      title: recommendation.title,
      html: renderMarkdown(recommendation.text, { headingBase: 2 }),
      judgement: judgement?.judgement ?? null,
      text: judgement?.text ?? "",
      textHtml: renderMarkdown(judgement?.text ?? "", { headingBase: 2 }),
      version: judgement?.version ?? 0,
    };
  },
);

export const action = guardedIntents(to.progressReview.judgement, {
  save: intent({
    permission: "review.write",
    form: JudgementForm,
    run: async ({ permit, params, value, now }) => {
      await saveJudgement(permit, params.recommendationId, value, now);
      return redirectWithNotice(to.progressReview.front(permit), "Judgement saved.");
    },
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: pageTitle(data === undefined ? "Recommendation" : `Progress on ${data.number} ${data.title}`, {
      challenge: data?.challenge,
    }),
  },
];

export default function JudgementPage() {
  const page = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink href={page.back}>Back to the progress review</BackLink>
      <PageHeading caption={`Recommendation ${page.number}`}>{page.title}</PageHeading>
      <InsetText>
        <MarkdownBody html={page.html} size="compact" />
      </InsetText>
      {page.mayWrite ? (
        <JudgementFields page={page} />
      ) : (
        <>
          <p className="govuk-body">
            <JudgementTag judgement={page.judgement} />
          </p>
          <MarkdownBody html={page.textHtml} />
        </>
      )}
    </>
  );
}

function JudgementFields({ page }: { page: ReturnType<typeof useLoaderData<typeof loader>> }) {
  const state = usePageForm<z.input<typeof JudgementForm>>({
    id: "judgement",
    defaultValue: { judgement: page.judgement ?? undefined, text: page.text },
  });
  return (
    <PageForm state={state} version={page.version}>
      <Radios
        {...fieldProps(state.fields.judgement)}
        legend="How much progress does the team see?"
        hint="House rule: change the words in the text where they do not fit."
        items={JUDGEMENTS.map((value) => ({
          value,
          label: JUDGEMENT_RULES[value].name,
          hint: JUDGEMENT_RULES[value].rule,
        }))}
      />
      <LongText
        {...fieldProps(state.fields.text)}
        most={10_000}
        label="What the team saw"
        hint="It stands in the report. Name nobody who was met."
        rows={8}
      />
      <Button name="intent" value="save" preventDoubleClick>
        Save judgement
      </Button>
    </PageForm>
  );
}
