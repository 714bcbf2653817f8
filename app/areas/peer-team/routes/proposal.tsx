import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { councilPermit } from "#app/access/permit.ts";
import { to } from "#app/addresses.ts";
import { DecisionFields } from "#app/areas/decisions/components/decision-fields.tsx";
import { DecisionLines } from "#app/areas/decisions/components/decision-lines.tsx";
import { decisionLine } from "#app/areas/decisions/decision-line.ts";
import { DecisionForm } from "#app/areas/decisions/forms.ts";
import { InsetText } from "#app/govuk/display/inset-text.tsx";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { SummaryList } from "#app/govuk/display/summary-list.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { PageForm, usePageForm } from "#app/govuk/form/form.tsx";
import { BackLink } from "#app/govuk/navigation/back-link.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { formatDay } from "#app/platform/day-words.ts";
import { dayOf } from "#app/platform/days.ts";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { answerProposal, listProposalDecisions, readPeerProposal } from "../read-proposals.server.ts";

export const loader = guarded(
  { at: to.peerTeam.proposal, permission: "decisions.read" },
  async ({ permit, params, now }) => {
    const proposal = await readPeerProposal(permit, params.peerProposalId);
    const decisions = await listProposalDecisions(permit, proposal.id);
    const { name, post, organisation, why, endedAt } = proposal;
    return {
      challenge: permit.challengeTitle,
      challengeId: permit.challengeId,
      name,
      post,
      organisation,
      why,
      put: `${formatDay(dayOf(proposal.proposedAt))}, by ${proposal.proposedByName}`,
      isEnded: endedAt !== null,
      mayAnswer: permit.may("decisions.record") && endedAt === null,
      seen: decisions[0]?.id ?? "",
      lines: decisions.map((decision) => decisionLine(decision, dayOf(now))),
    };
  },
);

export const action = guardedIntents(to.peerTeam.proposal, {
  answer: intent({
    permission: "decisions.record",
    form: DecisionForm,
    run: async ({ permit, params, value, now }) => {
      const { versionId: _, ...input } = value;
      await answerProposal(councilPermit(permit), params.peerProposalId, input, now);
      return redirectWithNotice(to.peerTeam.front(permit), "Decision recorded.");
    },
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle(data?.name ?? "A proposed peer", { challenge: data?.challenge }) },
];

export default function ProposalPage() {
  const page = useLoaderData<typeof loader>();
  const { challengeId } = page;
  return (
    <>
      <BackLink href={to.peerTeam.front({ challengeId })}>Peer team</BackLink>
      <PageHeading caption="A proposed peer">{page.name}</PageHeading>
      <SummaryList
        rows={[
          { key: "Post", value: page.post },
          { key: "Council or organisation", value: page.organisation },
          { key: "Why this person", value: page.why },
          { key: "Put to the councils", value: page.put },
        ]}
      />
      {page.isEnded ? <InsetText>This person is not put to the councils any more.</InsetText> : null}
      <DecisionLines challengeId={challengeId} lines={page.lines} />
      {page.mayAnswer ? <AnswerFields /> : null}
    </>
  );
}

function AnswerFields() {
  const { seen } = useLoaderData<typeof loader>();
  const state = usePageForm<z.input<typeof DecisionForm>>({ id: "answer" });
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <PageForm state={state}>
          <h2 className="govuk-heading-m">What your council decided</h2>
          <input type="hidden" name="seen" value={seen} />
          <DecisionFields about="proposed-peer" fields={state.fields} />
          <Button name="intent" value="answer" preventDoubleClick>
            Record the decision
          </Button>
        </PageForm>
      </div>
    </div>
  );
}
