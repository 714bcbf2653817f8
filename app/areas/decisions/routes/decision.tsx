import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { InsetText } from "#app/govuk/display/inset-text.tsx";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { BackLink } from "#app/govuk/navigation/back-link.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import { dayOf, formatInstant } from "#app/platform/days.ts";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { answerChanges } from "../answer-changes.server.ts";
import { ChangesForm } from "../components/changes-form.tsx";
import { DecisionFacts } from "../components/decision-facts.tsx";
import { SUBJECT_NAMES } from "../decision-words.ts";
import { ChangesAnswerForm } from "../forms.ts";
import { readDecisionPage } from "../read-decision-page.server.ts";
import { shownDecision } from "../shown-decision.ts";

export const loader = guarded(
  { at: to.decisions.decision, permission: "decisions.read" },
  async ({ permit, params, now }) => {
    const { decision, councilName, body, toAnswer } = await readDecisionPage(permit, params.decisionId);
    return {
      challenge: permit.challengeTitle,
      challengeId: permit.challengeId,
      councilName,
      title: SUBJECT_NAMES[decision.about],
      body,
      toAnswer: toAnswer === null ? null : { ...toAnswer, given: decision.changesAnswer },
      versionId: decision.issuedVersionId,
      proposalId: decision.proposalId,
      supersedesId: decision.supersedesId,
      supersededById: decision.supersededById,
      isNone: decision.outcome === "no-decision",
      mayCorrect: permit.may("decisions.record") && decision.supersededById === null,
      decision: shownDecision(decision, formatInstant(decision.recordedAt), dayOf(now)),
    };
  },
);

export const action = guardedIntents(to.decisions.decision, {
  changes: intent({
    permission: "scope.edit",
    form: ChangesAnswerForm,
    run: async ({ permit, params, value, now }) => {
      await answerChanges(permit, params.decisionId, value, now);
      return redirectWithNotice(to.scope.front(permit), "Recorded what became of the changes.");
    },
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle(`Decision: ${data?.title ?? ""}`, { challenge: data?.challenge }) },
];

export default function DecisionPage() {
  const page = useLoaderData<typeof loader>();
  const { challengeId, decision, supersededById, supersedesId } = page;
  return (
    <>
      <BackLink href={to.decisions.front({ challengeId })}>Decisions</BackLink>
      <PageHeading
        caption={page.councilName}
        actions={
          page.mayCorrect && !page.isNone ? (
            <Button
              href={to.decisions.correctDecision({ challengeId, decisionId: decision.id })}
              variant="secondary"
            >
              Correct this record
            </Button>
          ) : undefined
        }
      >
        {page.title}
      </PageHeading>
      {supersededById === null ? null : (
        <InsetText>
          This record was corrected.{" "}
          <TextLink href={to.decisions.decision({ challengeId, decisionId: supersededById })}>
            Read the one that took its place
          </TextLink>
        </InsetText>
      )}
      <DecisionFacts decision={decision} />
      {page.toAnswer === null ? null : <ChangesForm challengeId={challengeId} {...page.toAnswer} />}
      {supersedesId === null ? null : (
        <p className="govuk-body">
          <TextLink href={to.decisions.decision({ challengeId, decisionId: supersedesId })}>
            Read the record that it took the place of
          </TextLink>
        </p>
      )}
      {page.body === null ? null : (
        <p className="govuk-body">
          <TextLink href={to.councils.body(page.body)}>
            {page.body.name} in the record of the council
          </TextLink>
        </p>
      )}
      {page.proposalId === null ? null : (
        <p className="govuk-body">
          <TextLink href={to.peerTeam.proposal({ challengeId, peerProposalId: page.proposalId })}>
            Read what was put to the council
          </TextLink>
        </p>
      )}
      {page.versionId === null ? null : (
        <p className="govuk-body">
          <TextLink href={to.scope.version({ challengeId, versionId: page.versionId })}>
            Read the document as it was before the council
          </TextLink>
        </p>
      )}
    </>
  );
}
