import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guarded } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { PostponedNote } from "#app/areas/visits/components/postponed-note.tsx";
import { readPostponedLine } from "#app/areas/visits/postponed-line.server.ts";
import { listVisits } from "#app/areas/visits/read-visits.server.ts";
import { visitAddress } from "#app/areas/visits/visit-address.ts";
import { visitDaysWords } from "#app/areas/visits/visit-words.ts";
import { EmptyState } from "#app/govuk/display/empty-state.tsx";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { Table } from "#app/govuk/display/table.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { BackLink } from "#app/govuk/navigation/back-link.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import { PEER_ROLE_NAMES } from "../peer-words.ts";
import { listPeersAt, readInterestsAt, readNotPlannedAt } from "../read-visit-team.server.ts";
import { peersShownTo } from "../shown-peers.ts";
import { interestsWords } from "../visit-team.ts";

export const loader = guarded({ permission: "team.read", at: to.peerTeam.visitTeam }, async ({ permit }) => {
  const mayEdit = permit.may("team.edit");
  const { status } = peersShownTo(mayEdit);
  const shown = (await listPeersAt(permit)).filter(
    (peer) => peer.status !== "withdrawn" && (status === undefined || peer.status === status),
  );
  const visits = await listVisits(permit.challengeId);
  const visit = visits.find(({ id }) => id === permit.visitId);
  const declared = await readInterestsAt(permit);
  const here = shown.filter((peer) => peer.here.isHere);
  const notPlanned = await readNotPlannedAt(permit, here);
  const row = ({ id, name, role, here }: (typeof shown)[number]) => ({
    id,
    name: name === "" ? "To be found" : name,
    part: PEER_ROLE_NAMES[role],
    post: here.post,
    organisation: here.organisation,
    declared: interestsWords(declared.get(id) ?? null),
  });
  return {
    at: visitAddress(permit),
    postponed: await readPostponedLine(permit, { about: ["peer", "interests"], visitId: permit.visitId }),
    challenge: permit.challengeTitle,
    name: visit?.name ?? "",
    days: visit === undefined ? null : visitDaysWords(visit),
    isFirst: visits.find(({ kind }) => kind === "on-site")?.id === permit.visitId,
    others: visits.flatMap(({ id, name }) => (id === permit.visitId ? [] : [{ id, name }])),
    mayEdit,
    here: here.map(row),
    notPlanned: here.flatMap(({ id, name }) => {
      const why = notPlanned[id];
      return why === undefined ? [] : [{ id, name, why }];
    }),
    // Who is not at a visit is the business of those who arrange the team.
    away: mayEdit ? shown.filter((peer) => !peer.here.isHere).map(row) : [],
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle(`Team: ${data?.name ?? "visit"}`, { challenge: data?.challenge }) },
];

export default function VisitTeamPage() {
  const { at, postponed, name, days, isFirst, others, mayEdit, here, notPlanned, away } =
    useLoaderData<typeof loader>();
  const columns = [
    { header: "Name" },
    { header: "Part" },
    { header: "Post then" },
    { header: "Council or organisation then" },
    ...(mayEdit ? [{ header: "Interests declared for this visit" }] : []),
  ];
  const cells = (peer: (typeof here)[number]) => [
    // The name leads on, as in the list of people: on a telephone the last column is out of sight.
    mayEdit ? (
      <TextLink key="name" href={to.peerTeam.visitPeer({ ...at, peerId: peer.id })} noVisitedState>
        {peer.name}
      </TextLink>
    ) : (
      peer.name
    ),
    peer.part,
    peer.post === "" ? "Not recorded" : peer.post,
    peer.organisation === "" ? "Not recorded" : peer.organisation,
    ...(mayEdit ? [peer.declared] : []),
  ];
  return (
    <>
      <BackLink href={to.peerTeam.front(at)}>Back to the peer team</BackLink>
      <PageHeading
        caption={days === null ? name : `${name}, ${days}`}
        lead={
          isFirst
            ? "The team of the first phase on site carries over to every other visit, until something else is recorded for that."
            : "The team of the first phase on site, as far as nothing else is recorded for this visit."
        }
        actions={
          mayEdit && !isFirst ? (
            <Button href={to.peerTeam.newVisitPeer(at)}>Add a peer for this visit alone</Button>
          ) : undefined
        }
      >
        Team of this visit
      </PageHeading>
      <PostponedNote challengeId={at.challengeId} line={postponed} rested="Who comes" />
      {here.length === 0 ? (
        <EmptyState title="Nobody is at this visit yet">
          {mayEdit ? "Choose who comes from those below." : "You see each member here once confirmed."}
        </EmptyState>
      ) : (
        <Table
          caption="At this visit"
          captionSize="m"
          scrollable
          firstCellIsHeader
          columns={columns}
          rowKeys={here.map(({ id }) => id)}
          rows={here.map(cells)}
        />
      )}
      {notPlanned.length === 0 ? null : (
        <ul className="govuk-list govuk-list--bullet">
          {notPlanned.map(({ id, name, why }) => (
            <li key={id}>
              <TextLink href={to.peerTeam.peer({ ...at, peerId: id })} noVisitedState>
                {name}
              </TextLink>
              : {why.replace(/^./, (letter) => letter.toLowerCase())}
            </li>
          ))}
        </ul>
      )}
      {away.length === 0 ? null : (
        <Table
          caption="Of the team, and not at this visit"
          captionSize="m"
          scrollable
          firstCellIsHeader
          // Nobody is asked about interests for a visit that they are not at.
          columns={columns.slice(0, -1)}
          rowKeys={away.map(({ id }) => id)}
          rows={away.map((peer) => cells(peer).slice(0, -1))}
        />
      )}
      {others.length === 0 ? null : (
        <>
          <h2 className="govuk-heading-m">Teams of the other visits</h2>
          <ul className="govuk-list">
            {others.map((visit) => (
              <li key={visit.id}>
                <TextLink href={to.peerTeam.visitTeam({ ...at, visitId: visit.id })} noVisitedState>
                  {visit.name}
                </TextLink>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
