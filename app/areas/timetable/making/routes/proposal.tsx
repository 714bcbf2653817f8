import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { NoFieldsForm } from "#app/access/no-fields-form.ts";
import { to } from "#app/addresses.ts";
import { visitAddress } from "#app/areas/visits/visit-address.ts";
import { InsetText } from "#app/govuk/display/inset-text.tsx";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { BackLink } from "#app/govuk/navigation/back-link.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { readTimetable } from "../../plan/read-timetable.server.ts";
import { countOf, PROPOSAL_STATES } from "../../plan/timetable-words.ts";
import { ProposalOffer } from "../components/proposal-offer.tsx";
import { SearchUnderWay } from "../components/search-under-way.tsx";
import { leaveProposal, readProposal, stopProposal, takeProposal } from "../make-proposal.server.ts";
import { proposalView } from "../proposal-view.ts";

export const loader = guarded(
  { at: to.timetable.proposal, permission: "timetable.edit" },
  async ({ permit, params, now }) => {
    const { result, ...proposal } = await readProposal(permit, params.proposalId);
    return {
      challenge: permit.challengeTitle,
      at: visitAddress(permit),
      status: proposal.status,
      state: PROPOSAL_STATES[proposal.status],
      isOutdated: proposal.isOutdated,
      running:
        proposal.status === "running"
          ? {
              seconds: proposal.seconds,
              elapsed: Math.min(
                proposal.seconds,
                Math.round((now.getTime() - proposal.startedAt.getTime()) / 1000),
              ),
              progress: proposal.progress,
            }
          : null,
      offer: result === null ? null : proposalView(await readTimetable(permit), result),
    };
  },
);

export const action = guardedIntents(to.timetable.proposal, {
  stop: intent({
    permission: "timetable.edit",
    form: NoFieldsForm,
    run: async ({ permit, params }) => {
      await stopProposal(permit, params.proposalId);
      return redirectWithNotice(to.timetable.proposal(params), "It stops with the best it has found.");
    },
  }),
  take: intent({
    permission: "timetable.edit",
    form: NoFieldsForm,
    run: async ({ permit, params, now }) => {
      const moved = await takeProposal(permit, params.proposalId, now);
      return redirectWithNotice(
        to.timetable.front(permit),
        `${countOf(moved, "session was", "sessions were")} placed or moved. You can undo it under Changes.`,
      );
    },
  }),
  leave: intent({
    permission: "timetable.edit",
    form: NoFieldsForm,
    run: async ({ permit, params }) => {
      await leaveProposal(permit, params.proposalId);
      return redirectWithNotice(to.timetable.front(permit), "The timetable was left as it is.");
    },
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle("A timetable to look at", { challenge: data?.challenge }) },
];

export default function ProposalPage() {
  const { at, status, state, running, offer, isOutdated } = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink href={to.timetable.make(at)}>Make a timetable</BackLink>
      <PageHeading caption={state}>
        {running === null ? "A timetable to look at" : "Looking for a timetable"}
      </PageHeading>
      {running === null ? null : <SearchUnderWay {...running} />}
      {status === "failed" ? (
        <InsetText>
          The search ended without an answer, because the service was started anew or something went wrong.
          Nothing has changed. Make another.
        </InsetText>
      ) : null}
      {offer === null ? null : (
        <ProposalOffer at={at} offer={offer} isOpen={status === "ready"} isOutdated={isOutdated} />
      )}
    </>
  );
}
