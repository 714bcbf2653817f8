import { type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { PeerFields } from "../components/peer-form.tsx";
import { isToBeAsked } from "../confirm-peer.server.ts";
import { PeerForm } from "../forms.ts";
import { savePeer } from "../save-peer.server.ts";
import { listThemes, readAskedFor } from "../store.server.ts";

export const loader = guarded({ permission: "team.edit" }, async ({ permit, url }) => ({
  challenge: permit.challengeTitle,
  challengeId: permit.challengeId,
  themes: await listThemes(permit),
  asked: await readAskedFor(permit, url.searchParams.get("like")),
}));

export const action = guardedIntents(to.peerTeam.newPeer, {
  save: intent({
    permission: "team.edit",
    form: PeerForm,
    run: async ({ permit, value, now }) => {
      const peerId = await savePeer(permit, null, value, now);
      if (await isToBeAsked(permit, peerId, value)) {
        return redirect(to.peerTeam.confirmPeer({ ...permit, peerId }));
      }
      return redirectWithNotice(to.peerTeam.front(permit), "Place added.");
    },
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle("Add a place in the team", { challenge: data?.challenge }) },
];

export default function NewPeerPage() {
  const { themes, challengeId, asked } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeading caption="Peer team">Add a place in the team</PageHeading>
      <PeerFields
        defaultValue={{ ...asked, status: "wanted", version: "1" }}
        themes={themes}
        cancelHref={to.peerTeam.front({ challengeId })}
      />
    </>
  );
}
