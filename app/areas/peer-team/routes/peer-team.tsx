import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { StandList } from "#app/areas/decisions/components/stand-list.tsx";
import { listPlacesToTie, listUntiedPeers, tiePeer } from "#app/areas/people/members/tie-peers.server.ts";
import { PostponedNote } from "#app/areas/visits/components/postponed-note.tsx";
import { readPostponedLine } from "#app/areas/visits/postponed-line.server.ts";
import { listVisits } from "#app/areas/visits/read-visits.server.ts";
import { visitDaysWords } from "#app/areas/visits/visit-words.ts";
import { Card, CardGrid } from "#app/govuk/display/card.tsx";
import { EmptyState } from "#app/govuk/display/empty-state.tsx";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { Tag } from "#app/govuk/display/tag.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import { dayOf } from "#app/platform/days.ts";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { teamGaps } from "../balance.ts";
import { Balance } from "../components/balance.tsx";
import { ContactCard } from "../components/contact-card.tsx";
import { UntiedPeers } from "../components/untied-peers.tsx";
import { WhatIsAsked } from "../components/what-is-asked.tsx";
import { listTeamContacts } from "../contact-card.server.ts";
import { TiePeerForm } from "../forms.ts";
import { missingAgreement, notPlannedOf } from "../peer-agreement.ts";
import { PEER_ROLE_NAMES, PEER_STATUS_NAMES, type PeerStatus } from "../peer-words.ts";
import { profileGaps, type ShownProfile, shownProfile } from "../profile/shown-profile.ts";
import { balanceOf, teamBalance } from "../profile/team-balance.ts";
import { listPeerProposals } from "../read-proposals.server.ts";
import { shownPeers } from "../shown-peers.ts";
import { shownPut } from "../shown-proposal.ts";
import { listPeers, listProfiles, listThemes } from "../store.server.ts";

export const loader = guarded({ permission: "team.read" }, async ({ permit, now }) => {
  const proposals = permit.may("decisions.read") ? await listPeerProposals(permit) : [];
  const proposedPeers = proposals.map((proposal) => shownPut(permit, proposal, dayOf(now)));
  const [peers, themes] = [await listPeers(permit), await listThemes(permit)];
  const mayEdit = permit.may("team.edit");
  const shown = shownPeers(peers, mayEdit);
  const profiles = await listProfiles(permit);
  const counted = peers
    .filter(({ id }) => shown.some((one) => one.id === id))
    .map((peer) => ({ ...peer, peerBefore: profiles.get(peer.id)?.peerBefore ?? null }));
  const gaps = mayEdit
    ? teamGaps(
        peers.map((peer) => {
          const put = proposals.find(({ peerId }) => peerId === peer.id);
          const profile = profiles.get(peer.id);
          return {
            ...peer,
            ...(profile === undefined ? {} : { profile: profileGaps(peer, profile) }),
            themeNumbers: peer.themes.map((theme) => theme.number),
            ...(put === undefined
              ? {}
              : { missing: { name: peer.name, sentences: missingAgreement(put, peer) } }),
          };
        }),
        themes,
      )
    : [];
  const untied = mayEdit ? await listUntiedPeers(permit) : [];
  return {
    challenge: permit.challengeTitle,
    challengeId: permit.challengeId,
    postponed: await readPostponedLine(permit, { about: ["peer", "proposal", "interests"] }),
    mayEdit,
    gaps,
    contacts: await listTeamContacts(permit),
    withNeeds: permit.may("timetable.edit"),
    untied,
    placesToTie: untied.length > 0 ? await listPlacesToTie(permit) : [],
    proposals: proposedPeers.filter(
      ({ peerId, isAgreed }) =>
        !isAgreed || !shown.some(({ id, status }) => id === peerId && status === "confirmed"),
    ),
    // Whom a council decided against is said to whoever arranges the team alone.
    notPlanned: mayEdit ? notPlannedOf(peers, proposals) : {},
    put: Object.fromEntries(proposedPeers.map(({ peerId, href }) => [peerId, href])),
    peers: shown,
    balance: { of: balanceOf(counted), lines: teamBalance(counted) },
    profiles: Object.fromEntries<ShownProfile>(
      peers.flatMap((peer) => {
        const profile = profiles.get(peer.id);
        return profile === undefined ? [] : [[peer.id, shownProfile(peer, profile)]];
      }),
    ),
    visits: (await listVisits(permit.challengeId)).map((visit) => ({
      id: visit.id,
      words: [visit.name, visitDaysWords(visit)].filter((part) => part !== null).join(", "),
    })),
  };
});

export const action = guardedIntents(to.peerTeam.front, {
  tie: intent({
    permission: "team.edit",
    form: TiePeerForm,
    run: async ({ permit, value, now }) => {
      await tiePeer(permit, value, now);
      return redirectWithNotice(to.peerTeam.front(permit), "Tied to the place in the team.");
    },
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle("Peer team", { challenge: data?.challenge }) },
];

const STATUS_COLOURS = {
  wanted: "yellow",
  approached: "blue",
  proposed: "purple",
  confirmed: "green",
  withdrawn: "grey",
} as const satisfies Record<PeerStatus, string>;

export default function PeerTeamPage() {
  const {
    postponed,
    peers,
    gaps,
    proposals,
    put,
    notPlanned,
    mayEdit,
    challengeId,
    visits,
    contacts,
    withNeeds,
    untied,
    placesToTie,
    balance,
    profiles,
  } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeading
        lead="Councillors and officers of other councils, and the LGA's staff who support them."
        actions={
          mayEdit ? <Button href={to.peerTeam.newPeer({ challengeId })}>Add a place</Button> : undefined
        }
      >
        Peer team
      </PageHeading>
      <PostponedNote challengeId={challengeId} line={postponed} rested="What is recorded of the team" />
      <UntiedPeers challengeId={challengeId} people={untied} places={placesToTie} />
      {gaps.length === 0 ? null : (
        <section aria-labelledby="gaps">
          <h2 className="govuk-heading-m" id="gaps">
            What the team still needs
          </h2>
          <ul className="govuk-list govuk-list--bullet">
            {gaps.map((gap) => (
              <li key={gap.message}>{gap.message}</li>
            ))}
          </ul>
        </section>
      )}
      {proposals.length === 0 ? null : (
        <section aria-labelledby="proposals">
          <h2 className="govuk-heading-m" id="proposals">
            Proposed peers
          </h2>
          {proposals.map(({ href, peerId, name, more, councils, isAgreed }) => (
            <section key={href} aria-label={name}>
              <h3 className="govuk-heading-s">
                <TextLink href={href}>{name}</TextLink>, {more}
              </h3>
              <StandList councils={councils} />
              {mayEdit && isAgreed ? (
                <p className="govuk-body">
                  Nothing more is waited for.{" "}
                  <TextLink href={to.peerTeam.peer({ challengeId, peerId })}>Confirm {name}</TextLink>
                </p>
              ) : null}
            </section>
          ))}
        </section>
      )}
      {peers.length === 0 ? (
        <EmptyState title="Nobody is in the team yet">
          {mayEdit
            ? "Add the places the scope letter asks for, then fill them as people are confirmed."
            : "The LGA finds the team with the council. You see each member here once confirmed."}
        </EmptyState>
      ) : (
        <CardGrid>
          {peers.map((peer) => (
            <Card
              key={peer.id}
              title={peer.name === "" ? "To be found" : peer.name}
              href={mayEdit ? to.peerTeam.peer({ challengeId, peerId: peer.id }) : undefined}
              headingLevel={2}
              kicker={PEER_ROLE_NAMES[peer.role]}
              tag={<Tag colour={STATUS_COLOURS[peer.status]}>{PEER_STATUS_NAMES[peer.status]}</Tag>}
              footer={
                put[peer.id] === undefined ? undefined : (
                  <TextLink href={put[peer.id] ?? ""}>
                    What was decided<span className="govuk-visually-hidden"> about {peer.name}</span>
                  </TextLink>
                )
              }
            >
              {notPlanned[peer.id] === undefined ? null : (
                <p className="govuk-body-s">
                  <strong>{notPlanned[peer.id]}</strong>
                </p>
              )}
              {peer.organisation === "" ? null : <p className="govuk-body">{peer.organisation}</p>}
              {peer.biography === "" ? null : <p className="govuk-body-s">{peer.biography}</p>}
              {peer.name === "" && peer.brief !== "" ? (
                <p className="govuk-body-s">Wanted: {peer.brief}</p>
              ) : null}
              <WhatIsAsked profile={profiles[peer.id]} />
              {peer.themes.length === 0 ? null : (
                <p className="govuk-body-s">
                  Leads on {peer.themes.map((theme) => `theme ${theme.number}, ${theme.title}`).join("; ")}
                </p>
              )}
            </Card>
          ))}
        </CardGrid>
      )}
      <Balance {...balance} />
      <ContactCard contacts={contacts} withNeeds={withNeeds} />
      <h2 className="govuk-heading-m">The team of each visit</h2>
      <p className="govuk-body">Who is at it, and with which post by then.</p>
      <ul className="govuk-list">
        {visits.map(({ id, words }) => (
          <li key={id}>
            <TextLink href={to.peerTeam.visitTeam({ challengeId, visitId: id })} noVisitedState>
              {words}
            </TextLink>
          </li>
        ))}
      </ul>
    </>
  );
}
