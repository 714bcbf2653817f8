import { type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { readVisit } from "#app/areas/visits/read-visits.server.ts";
import { visitAddress } from "#app/areas/visits/visit-address.ts";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { PeerFields } from "../components/peer-form.tsx";
import { isToBeAsked } from "../confirm-peer.server.ts";
import { PeerForm } from "../forms.ts";
import { addPeerAtVisit } from "../save-visit-peer.server.ts";
import { listThemes } from "../store.server.ts";

export const loader = guarded(
  { permission: "team.edit", at: to.peerTeam.newVisitPeer },
  async ({ permit }) => ({
    at: visitAddress(permit),
    challenge: permit.challengeTitle,
    visit: (await readVisit(permit)).name,
    themes: await listThemes(permit),
  }),
);

export const action = guardedIntents(to.peerTeam.newVisitPeer, {
  save: intent({
    permission: "team.edit",
    form: PeerForm,
    run: async ({ permit, value, now }) => {
      const peerId = await addPeerAtVisit(permit, value, now);
      if (await isToBeAsked(permit, peerId, value)) {
        return redirect(to.peerTeam.confirmPeer({ ...permit, peerId }));
      }
      return redirectWithNotice(to.peerTeam.visitTeam(permit), "Peer added to the team of this visit.");
    },
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle("Add a peer for one visit", { challenge: data?.challenge }) },
];

export default function NewVisitPeerPage() {
  const { at, visit, themes } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeading
        caption={visit}
        lead="This peer is not at the other visits, and reads the notes of this one alone."
      >
        Add a peer for this visit alone
      </PageHeading>
      <PeerFields
        defaultValue={{ status: "wanted", version: "1" }}
        themes={themes}
        cancelHref={to.peerTeam.visitTeam(at)}
      />
    </>
  );
}
