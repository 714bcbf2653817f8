import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { InsetText } from "#app/govuk/display/inset-text.tsx";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { WarningText } from "#app/govuk/display/warning-text.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { ButtonGroup } from "#app/govuk/form/button-group.tsx";
import { LongText } from "#app/govuk/form/counted/character-count.tsx";
import { fieldProps, PageForm, usePageForm } from "#app/govuk/form/form.tsx";
import { BackLink } from "#app/govuk/navigation/back-link.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { confirmWithoutAgreement, readMissingAgreement } from "../confirm-peer.server.ts";
import { ConfirmPeerForm } from "../forms.ts";
import { listPeerProposals, listProposalDecisions } from "../read-proposals.server.ts";
import { readPeer } from "../store.server.ts";

export const loader = guarded(
  { at: to.peerTeam.confirmPeer, permission: "team.edit" },
  async ({ permit, params }) => {
    const { peerId } = params;
    const { name, organisation, status, version } = await readPeer(permit, peerId);
    const proposal = (await listPeerProposals(permit)).find((one) => one.peerId === peerId);
    const decisions = proposal === undefined ? [] : await listProposalDecisions(permit, proposal.id);
    return {
      challenge: permit.challengeTitle,
      challengeId: permit.challengeId,
      peerId,
      name,
      version,
      isOpen: name !== "" && status !== "confirmed" && status !== "withdrawn",
      missing: await readMissingAgreement(permit, { id: peerId, name, organisation }),
      objections: decisions.flatMap(({ id, against }) => (against === "" ? [] : [{ id, against }])),
    };
  },
);

export const action = guardedIntents(to.peerTeam.confirmPeer, {
  confirm: intent({
    permission: "team.edit",
    form: ConfirmPeerForm,
    run: async ({ permit, params, value, now }) => {
      await confirmWithoutAgreement(permit, params.peerId, value, now);
      return redirectWithNotice(to.peerTeam.peer(params), "Peer confirmed.");
    },
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle(`Confirm ${data?.name ?? "a peer"}`, { challenge: data?.challenge }) },
];

export default function ConfirmPeerPage() {
  const { challengeId, peerId, name, missing, objections, version, isOpen } = useLoaderData<typeof loader>();
  const state = usePageForm<z.input<typeof ConfirmPeerForm>>({ id: "confirm" });
  const place = to.peerTeam.peer({ challengeId, peerId });
  return (
    <>
      <BackLink href={place}>{name === "" ? "The place" : name}</BackLink>
      <div className="govuk-grid-row">
        <div className="govuk-grid-column-two-thirds">
          {isOpen ? (
            <>
              <PageHeading caption="Peer team">
                Confirm {name} although not every council has agreed?
              </PageHeading>
              <p className="govuk-body">What else you entered is saved. {name} is not confirmed yet.</p>
              {missing.length === 0 ? (
                <p className="govuk-body">Every council has agreed meanwhile.</p>
              ) : (
                <ul className="govuk-list govuk-list--bullet">
                  {missing.map((sentence) => (
                    <li key={sentence}>{sentence}</li>
                  ))}
                </ul>
              )}
              {objections.map(({ id, against }) => (
                <InsetText key={id} className="govuk-!-text-break-word">
                  {against}
                </InsetText>
              ))}
              <PageForm state={state} version={version}>
                <LongText
                  {...fieldProps(state.fields.reason)}
                  most={2_000}
                  label="Why is this person confirmed all the same?"
                  hint="Kept with the place, with what was missing. The challenge manager and the support officer read it; the councils and the peers do not."
                  rows={4}
                />
                <WarningText>
                  Once confirmed, {name} is named to both sides. Each council is told on the page of the
                  proposal that not every council had agreed.
                </WarningText>
                <ButtonGroup>
                  <Button name="intent" value="confirm" variant="warning" preventDoubleClick>
                    Confirm all the same
                  </Button>
                  <TextLink href={place}>Do not confirm: put to the councils, or ask again</TextLink>
                </ButtonGroup>
              </PageForm>
            </>
          ) : (
            <>
              <PageHeading caption="Peer team">There is nobody to confirm</PageHeading>
              <p className="govuk-body">
                This place is confirmed or withdrawn, or has nobody in it.{" "}
                <TextLink href={place}>Open the place</TextLink>
              </p>
            </>
          )}
        </div>
      </div>
    </>
  );
}
