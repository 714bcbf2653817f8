import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { readVisit } from "#app/areas/visits/read-visits.server.ts";
import { visitAddress } from "#app/areas/visits/visit-address.ts";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { ButtonGroup } from "#app/govuk/form/button-group.tsx";
import { fieldProps, PageForm, usePageForm } from "#app/govuk/form/form.tsx";
import { Radios } from "#app/govuk/form/radios.tsx";
import { TextInput } from "#app/govuk/form/text-input.tsx";
import { BackLink } from "#app/govuk/navigation/back-link.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import { AppError } from "#app/platform/errors.ts";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { VisitPeerForm } from "../forms.ts";
import { listPeersAt } from "../read-visit-team.server.ts";
import { saveVisitPeer } from "../save-visit-peer.server.ts";

export const loader = guarded(
  { permission: "team.edit", at: to.peerTeam.visitPeer },
  async ({ permit, params }) => {
    const peer = (await listPeersAt(permit)).find(({ id }) => id === params.peerId);
    if (peer === undefined) throw new AppError("not-found", "There is no such member of the peer team.");
    return {
      at: visitAddress(permit),
      challenge: permit.challengeTitle,
      visit: (await readVisit(permit)).name,
      peerId: peer.id,
      name: peer.name === "" ? "To be found" : peer.name,
      organisation: peer.organisation,
      here: peer.here,
    };
  },
);

export const action = guardedIntents(to.peerTeam.visitPeer, {
  save: intent({
    permission: "team.edit",
    form: VisitPeerForm,
    run: async ({ permit, params, value, now }) => {
      await saveVisitPeer(permit, params.peerId, value, now);
      return redirectWithNotice(to.peerTeam.visitTeam(permit), "Team of the visit saved.");
    },
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle(`${data?.name ?? "A peer"} at a visit`, { challenge: data?.challenge }) },
];

export default function VisitPeerPage() {
  const { at, visit, peerId, name, organisation, here } = useLoaderData<typeof loader>();
  const state = usePageForm<z.input<typeof VisitPeerForm>>({
    id: "visit-peer",
    defaultValue: {
      isHere: here.isHere ? "yes" : "no",
      post: here.post,
      organisation: here.organisation,
    },
  });
  const { fields } = state;
  return (
    <>
      <BackLink href={to.peerTeam.visitTeam(at)}>Back to the team of this visit</BackLink>
      <PageForm state={state} version={here.version} className="cpc-form">
        <PageHeading
          caption={visit}
          lead={here.isOwn ? undefined : "So far what stands for the first phase on site counts here too."}
        >
          {name}
        </PageHeading>
        <Radios
          {...fieldProps(fields.isHere)}
          legend="Is this peer at the visit?"
          inline
          items={[
            { value: "yes", label: "Yes" },
            { value: "no", label: "No" },
          ]}
        />
        <TextInput
          {...fieldProps(fields.post)}
          label="Post at the time of the visit"
          hint="What they are in their own council by then, for example Leader of the council."
        />
        <TextInput
          {...fieldProps(fields.organisation)}
          label="Council or organisation at the time of the visit"
          hint={organisation === "" ? undefined : `In the team: ${organisation}`}
        />
        <ButtonGroup>
          <Button name="intent" value="save">
            Save
          </Button>
          <TextLink href={to.peerTeam.visitTeam(at)} noVisitedState>
            Cancel
          </TextLink>
        </ButtonGroup>
      </PageForm>
      <p className="govuk-body">
        Interests are declared anew for each visit, on{" "}
        <TextLink href={to.peerTeam.peer({ ...at, peerId })} noVisitedState>
          the page of {name}
        </TextLink>
        .
      </p>
    </>
  );
}
