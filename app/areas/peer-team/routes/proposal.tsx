import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { councilPermit } from "#app/access/permit.ts";
import { to } from "#app/addresses.ts";
import { listCouncils } from "#app/areas/challenge/read-challenge.server.ts";
import { DecisionFields } from "#app/areas/decisions/components/decision-fields.tsx";
import { listDecidingBodies } from "#app/areas/decisions/deciding-bodies.server.ts";
import { decisionLine } from "#app/areas/decisions/decision-line.ts";
import { DecisionForm } from "#app/areas/decisions/forms.ts";
import { meetingChoices } from "#app/areas/decisions/meeting-choices.ts";
import { PostponedNote } from "#app/areas/visits/components/postponed-note.tsx";
import { readPostponedLine } from "#app/areas/visits/postponed-line.server.ts";
import { Details } from "#app/govuk/display/details.tsx";
import { InsetText } from "#app/govuk/display/inset-text.tsx";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { SummaryList } from "#app/govuk/display/summary-list.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { PageForm, usePageForm } from "#app/govuk/form/form.tsx";
import { BackLink } from "#app/govuk/navigation/back-link.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import { formatDay } from "#app/platform/day-words.ts";
import { dayOf } from "#app/platform/days.ts";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import {
  answerProposal,
  listNotAnswered,
  listProposalDecisions,
  readPeerProposal,
} from "../read-proposals.server.ts";

export const loader = guarded(
  { at: to.peerTeam.proposal, permission: "decisions.read" },
  async ({ permit, params, now }) => {
    const proposal = await readPeerProposal(permit, params.peerProposalId);
    const decisions = await listProposalDecisions(permit, proposal.id);
    const { name, post, organisation, why, endedAt, endReason, confirmedWithoutAllAt } = proposal;
    const councils = await listCouncils(permit);
    const mayAnswer = permit.may("decisions.record") && endedAt === null;
    return {
      challenge: permit.challengeTitle,
      challengeId: permit.challengeId,
      postponed: await readPostponedLine(permit, {
        about: ["proposal"],
        isMeant: ({ proposalId }) => proposalId === proposal.id,
      }),
      name,
      post,
      organisation,
      why,
      put: `${formatDay(dayOf(proposal.proposedAt))}, by ${proposal.proposedByName}`,
      ended:
        endedAt === null
          ? null
          : `Since ${formatDay(dayOf(endedAt))} this person is not put to the councils any more. ${endReason}`,
      meetings: mayAnswer
        ? meetingChoices(await listDecidingBodies(councilPermit(permit)), dayOf(now))
        : null,
      confirmedWithoutAll:
        confirmedWithoutAllAt === null
          ? null
          : `This person was confirmed on ${formatDay(dayOf(confirmedWithoutAllAt))} although not every council had agreed.`,
      notAnswered: (await listNotAnswered(permit, proposal.id)).map(
        (council) => `${council} ${endedAt === null ? "has not answered yet" : "did not answer"}.`,
      ),
      seen: decisions[0]?.id ?? "",
      answers: decisions.map((decision) => ({
        id: decision.id,
        council: councils.find(({ id }) => id === decision.councilId)?.name ?? "",
        text: decisionLine(decision, dayOf(now)).more,
        against: decision.against,
      })),
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
      <PostponedNote challengeId={challengeId} line={page.postponed} rested="The council's agreement" />
      {page.ended === null ? null : <InsetText>{page.ended}</InsetText>}
      {page.confirmedWithoutAll === null ? null : <InsetText>{page.confirmedWithoutAll}</InsetText>}
      {page.answers.map(({ id, council, text, against }) => (
        <section key={id} aria-label={council}>
          <h2 className="govuk-heading-s govuk-!-margin-bottom-1">{council}</h2>
          <p className="govuk-body">
            {text}{" "}
            <TextLink href={to.decisions.decision({ challengeId, decisionId: id })}>Read the record</TextLink>
          </p>
          {against === "" ? null : <InsetText className="govuk-!-text-break-word">{against}</InsetText>}
        </section>
      ))}
      {page.notAnswered.map((sentence) => (
        <p key={sentence} className="govuk-body">
          {sentence}
        </p>
      ))}
      {page.meetings === null ? null : (
        <AnswerFields meetings={page.meetings} isFirst={page.answers.length === 0} />
      )}
    </>
  );
}

interface AnswerProps {
  meetings: { value: string; text: string }[];
  /** Folded away where the council has answered: it seldom answers anew. */
  isFirst: boolean;
}

function AnswerFields({ meetings, isFirst }: AnswerProps) {
  const { seen } = useLoaderData<typeof loader>();
  const state = usePageForm<z.input<typeof DecisionForm>>({
    id: "answer",
    // Nobody is asked about call-in where a person decides about a peer.
    defaultValue: { callIn: "none" },
  });
  const form = (
    <PageForm state={state}>
      {isFirst ? <h2 className="govuk-heading-m">What your council decided</h2> : null}
      <input type="hidden" name="seen" value={seen} />
      <DecisionFields about="proposed-peer" fields={state.fields} meetings={meetings} />
      <Button name="intent" value="answer" preventDoubleClick>
        Record the decision
      </Button>
    </PageForm>
  );
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        {isFirst ? (
          form
        ) : (
          <Details summary="Record another decision" open={state.isAnswered || state.kept !== null}>
            {form}
          </Details>
        )}
      </div>
    </div>
  );
}
