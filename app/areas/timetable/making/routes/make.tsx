import { type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { visitAddress } from "#app/areas/visits/visit-address.ts";
import { Details } from "#app/govuk/display/details.tsx";
import { InsetText } from "#app/govuk/display/inset-text.tsx";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { Table } from "#app/govuk/display/table.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { fieldWiring, PageForm, usePageForm } from "#app/govuk/form/form.tsx";
import { Radios } from "#app/govuk/form/radios.tsx";
import { BackLink } from "#app/govuk/navigation/back-link.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import { formatInstant } from "#app/platform/days.ts";
import { listUnsaidPeers } from "../../availability/peers/read-peers-days.server.ts";
import { MakeForm } from "../../plan/forms.ts";
import { countOf, nameList, PROPOSAL_STATES } from "../../plan/timetable-words.ts";
import { untimedPairs } from "../../plan/travel.ts";
import { listProposals, makeProposal } from "../make-proposal.server.ts";
import { problemOf, readSolverSource } from "../read-solver-source.server.ts";
import { unanswered } from "../solver-instance.ts";

export const loader = guarded({ permission: "timetable.edit", at: to.timetable.make }, async ({ permit }) => {
  const source = await readSolverSource(permit);
  const { instance, present } = problemOf(source);
  return {
    challenge: permit.challengeTitle,
    at: visitAddress(permit),
    toPlace: instance.sessions.length,
    placed: present.assignments.length,
    peers: instance.peers.length,
    days: instance.days.length,
    unanswered: unanswered(source),
    unsaidPeers: await listUnsaidPeers(permit, source.record),
    untimed: untimedPairs(source.record.sites, source.record.journeys).map((pair) => nameList(pair)),
    proposals: (await listProposals(permit)).map(({ id, status, startedAt, startedByName }) => ({
      id,
      state: PROPOSAL_STATES[status],
      when: formatInstant(startedAt),
      by: startedByName,
    })),
  };
});

export const action = guardedIntents(to.timetable.make, {
  make: intent({
    permission: "timetable.edit",
    form: MakeForm,
    run: async ({ permit, value, now }) => {
      const id = await makeProposal(permit, value, now);
      return redirect(to.timetable.proposal({ ...permit, proposalId: id }));
    },
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle("Make a timetable", { challenge: data?.challenge }) },
];

export default function MakePage() {
  const page = useLoaderData<typeof loader>();
  const state = usePageForm<z.input<typeof MakeForm>>({
    id: "make",
    defaultValue: { seconds: "15", keep: page.placed > 0 ? "placed" : "afresh" },
  });
  return (
    <>
      <BackLink href={to.timetable.front(page.at)}>Back to the timetable</BackLink>
      <PageHeading lead="The workspace looks for days, times, rooms and peers that fit. You look at what it found, and nothing changes until you take it.">
        Make a timetable
      </PageHeading>
      <p className="govuk-body">
        {countOf(page.toPlace, "session")} for {countOf(page.peers, "peer")} on {countOf(page.days, "day")}.{" "}
        {page.placed === 0 ? "None has a place yet." : `${page.placed} of them have a place.`}
      </p>
      {page.unanswered.length === 0 ? null : (
        <InsetText>
          {countOf(page.unanswered.length, "person has", "people have")} not said when they can come. They are
          taken as free here, which they may not be.
          <Details summary="Who they are">
            <ul className="govuk-list govuk-list--bullet">
              {page.unanswered.map((name) => (
                <li key={name}>{name}</li>
              ))}
            </ul>
          </Details>
        </InsetText>
      )}
      {page.unsaidPeers.length === 0 ? null : (
        <InsetText>
          {countOf(page.unsaidPeers.length, "peer has", "peers have")} not said when they can work. Not asked
          is not free, and they are planned with all the same: {page.unsaidPeers.join(", ")}.{" "}
          <TextLink href={to.timetable.absences(page.at)}>The peers’ days</TextLink>
        </InsetText>
      )}
      {page.untimed.length === 0 ? null : (
        <InsetText>
          Nobody has said how long the journey takes between these sites. Until somebody does, no one is sent
          from one straight to the other on one day.
          <ul className="govuk-list govuk-list--bullet">
            {page.untimed.map((pair) => (
              <li key={pair}>{pair}</li>
            ))}
          </ul>
          <TextLink href={to.timetable.sites(page.at)}>Say how long the journeys take</TextLink>
        </InsetText>
      )}
      <PageForm state={state}>
        <Radios
          {...fieldWiring(state.fields.keep)}
          defaultValue={state.fields.keep.initialValue}
          legend="What keeps its place?"
          items={[
            {
              value: "placed",
              label: "What has a place keeps it, unless moving it helps much",
              hint: "Fixed sessions never move. Pinned and released ones move only if nothing else helps.",
            },
            {
              value: "afresh",
              label: "Place everything anew",
              hint: "But for what is fixed, pinned or released.",
            },
          ]}
        />
        <Radios
          {...fieldWiring(state.fields.seconds)}
          defaultValue={state.fields.seconds.initialValue}
          legend="How long may it take?"
          items={[
            { value: "5", label: "5 seconds" },
            { value: "15", label: "15 seconds" },
            { value: "60", label: "A minute", hint: "For many sessions and people with little time" },
          ]}
        />
        <Button name="intent" value="make" preventDoubleClick>
          Make a timetable
        </Button>
      </PageForm>
      {page.proposals.length === 0 ? null : (
        <Table
          caption="Made before"
          captionSize="m"
          columns={[{ header: "Made" }, { header: "By" }, { header: "Status" }]}
          rowKeys={page.proposals.map(({ id }) => id)}
          rows={page.proposals.map(({ id, state, when, by }) => [
            <TextLink key="when" href={to.timetable.proposal({ ...page.at, proposalId: id })}>
              {when}
            </TextLink>,
            by,
            state,
          ])}
        />
      )}
    </>
  );
}
