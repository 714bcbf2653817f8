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
import {
  FormErrorSummary,
  fieldProps,
  PageForm,
  type PageFormState,
  usePageForm,
} from "#app/govuk/form/form.tsx";
import { Radios } from "#app/govuk/form/radios.tsx";
import { BackLink } from "#app/govuk/navigation/back-link.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { dayOf } from "#app/platform/days.ts";
import { AppError } from "#app/platform/errors.ts";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { renderMarkdown } from "#app/platform/text/markdown.server.ts";
import { ActionList } from "../components/action-list.tsx";
import { PositionTag } from "../components/plan-sections.tsx";
import { POSITION_NAMES, POSITIONS } from "../coverage.ts";
import { ResponseForm } from "../forms.ts";
import { actionRow } from "../plan-view.server.ts";
import { readPlan } from "../read-plan.server.ts";
import { saveResponse } from "../save-response.server.ts";

export const loader = guarded(
  { at: to.actionPlan.recommendation, permission: "plan.draft" },
  async ({ permit, params, now }) => {
    const { answers } = await readPlan(permit);
    const answer = answers.find(({ recommendation }) => recommendation.id === params.recommendationId);
    if (answer === undefined) throw new AppError("not-found", "There is no such recommendation.");
    const { recommendation, response, actions } = answer;
    return {
      challenge: permit.challengeTitle,
      challengeId: permit.challengeId,
      mayWrite: permit.may("plan.write"),
      id: recommendation.id,
      number: recommendation.number,
      title: recommendation.title,
      html: renderMarkdown(recommendation.text, { headingBase: 3 }),
      theme: recommendation.themeTitle,
      response: {
        position: response?.position ?? null,
        reason: response?.reason ?? "",
        html: renderMarkdown(response?.reason ?? "", { headingBase: 3 }),
        version: response?.version ?? 0,
      },
      actions: actions.map((action) => actionRow(action, dayOf(now))),
    };
  },
);

export const action = guardedIntents(to.actionPlan.recommendation, {
  respond: intent({
    permission: "plan.write",
    form: ResponseForm,
    run: async ({ permit, params, value, now }) => {
      const recommendationId = params.recommendationId;
      await saveResponse(permit, recommendationId, value, now);
      return redirectWithNotice(
        to.actionPlan.recommendation({ challengeId: permit.challengeId, recommendationId }),
        "Council's response saved.",
      );
    },
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: pageTitle(data === undefined ? "Recommendation" : `${data.number} ${data.title}`, {
      challenge: data?.challenge,
    }),
  },
];

export default function RecommendationPage() {
  const page = useLoaderData<typeof loader>();
  const state = usePageForm<z.input<typeof ResponseForm>>({
    id: "response",
    defaultValue: { position: page.response.position ?? undefined, reason: page.response.reason },
  });
  return (
    <>
      <BackLink href={to.actionPlan.front(page)}>Back to the action plan</BackLink>
      <PageHeading
        caption={`Recommendation ${page.number}${page.theme === null ? "" : `, ${page.theme}`}`}
        actions={
          page.mayWrite ? (
            <Button
              href={to.actionPlan.newAction({ challengeId: page.challengeId, recommendationId: page.id })}
            >
              Add an action
            </Button>
          ) : undefined
        }
      >
        {page.title}
      </PageHeading>
      <FormErrorSummary state={state} />
      <InsetText>
        <MarkdownBody html={page.html} size="compact" />
      </InsetText>
      <h2 className="govuk-heading-m">Actions</h2>
      {page.actions.length === 0 ? (
        <p className="govuk-body">No actions yet.</p>
      ) : (
        <ActionList
          label={`Actions on recommendation ${page.number}`}
          actions={page.actions}
          hrefOf={(actionId) => to.actionPlan.action({ challengeId: page.challengeId, actionId })}
        />
      )}
      <h2 className="govuk-heading-m">The council's response</h2>
      {page.mayWrite ? (
        <ResponseFields state={state} version={page.response.version} />
      ) : (
        <ResponseShown response={page.response} />
      )}
    </>
  );
}

type ResponseOfPage = ReturnType<typeof useLoaderData<typeof loader>>["response"];

interface ResponseFieldsProps {
  state: PageFormState<z.input<typeof ResponseForm>>;
  version: number;
}

function ResponseFields({ state, version }: ResponseFieldsProps) {
  return (
    <PageForm state={state} version={version} withoutSummary>
      <Radios
        {...fieldProps(state.fields.position)}
        legend="Does the council accept this recommendation?"
        items={POSITIONS.map((value) => ({ value, label: POSITION_NAMES[value] }))}
      />
      <LongText
        {...fieldProps(state.fields.reason)}
        most={5_000}
        label="Reason"
        hint="Needed unless the council accepts it as it is. It is published with the plan."
        rows={5}
      />
      <Button name="intent" value="respond" preventDoubleClick>
        Save response
      </Button>
    </PageForm>
  );
}

function ResponseShown({ response }: { response: ResponseOfPage }) {
  return (
    <>
      <p className="govuk-body">
        <PositionTag position={response.position} />
      </p>
      <MarkdownBody html={response.html} />
    </>
  );
}
