import { type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { listVisits } from "#app/areas/visits/read-visits.server.ts";
import { visitInView } from "#app/areas/visits/visit-in-view.ts";
import { Details } from "#app/govuk/display/details.tsx";
import { InsetText } from "#app/govuk/display/inset-text.tsx";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { Checkboxes } from "#app/govuk/form/checkboxes.tsx";
import { LongText } from "#app/govuk/form/counted/character-count.tsx";
import { checkboxesProps, fieldProps, PageForm, usePageForm } from "#app/govuk/form/form.tsx";
import { Select } from "#app/govuk/form/select.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import { formatDay } from "#app/platform/day-words.ts";
import { dayOf, formatInstant } from "#app/platform/days.ts";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { PeerFields } from "../components/peer-form.tsx";
import { PutToCouncils } from "../components/put-to-councils.tsx";
import { isToBeAsked } from "../confirm-peer.server.ts";
import { decideConflict, declareConflict, declareNothing } from "../declare-conflict.server.ts";
import {
  ConflictDecisionForm,
  ConflictForm,
  EndProposalForm,
  NothingToDeclareForm,
  PeerForm,
  ProposePeerForm,
  RemovePeerForm,
} from "../forms.ts";
import { whyNotPlanned } from "../peer-agreement.ts";
import { PEER_ROLE_NAMES } from "../peer-words.ts";
import { endProposal, proposePeer } from "../propose-peer.server.ts";
import { listPeerProposals } from "../read-proposals.server.ts";
import { removePeer } from "../remove-peer.server.ts";
import { savePeer } from "../save-peer.server.ts";
import { shownProposal } from "../shown-proposal.ts";
import { listConflicts, listThemes, readPeer } from "../store.server.ts";

export const loader = guarded(
  { at: to.peerTeam.peer, permission: "team.edit" },
  async ({ permit, params, now }) => {
    const peerId = params.peerId;
    const { unagreed, ...peer } = await readPeer(permit, peerId);
    const proposal = (await listPeerProposals(permit)).find((one) => one.peerId === peerId);
    const conflicts = await listConflicts(permit, peerId);
    const visits = await listVisits(permit.challengeId);
    return {
      challenge: permit.challengeTitle,
      challengeId: permit.challengeId,
      peer,
      unagreed:
        unagreed === null
          ? null
          : {
              ...unagreed,
              at: formatDay(dayOf(unagreed.at)),
              what: unagreed.what.split("\n"),
            },
      mayPut:
        peer.name !== "" &&
        peer.organisation !== "" &&
        peer.status !== "confirmed" &&
        peer.status !== "withdrawn",
      current:
        proposal === undefined
          ? null
          : {
              ...shownProposal(permit, proposal, peer, dayOf(now)),
              notPlanned: whyNotPlanned(peer, proposal) ?? "",
            },
      themes: await listThemes(permit),
      visits: visits.map(({ id, name }) => ({ value: id, text: name })),
      visitInView: visitInView(visits, permit.stage, dayOf(now)).id,
      conflicts: conflicts.map(({ visitId, ...conflict }) => ({
        ...conflict,
        visit: visits.length === 1 ? null : (visits.find(({ id }) => id === visitId)?.name ?? null),
        declaredAt: formatInstant(conflict.declaredAt),
      })),
    };
  },
);

export const action = guardedIntents(to.peerTeam.peer, {
  save: intent({
    permission: "team.edit",
    form: PeerForm,
    run: async ({ permit, params, value, now }) => {
      await savePeer(permit, params.peerId, value, now);
      if (await isToBeAsked(permit, params.peerId, value)) return redirect(to.peerTeam.confirmPeer(params));
      return redirectWithNotice(to.peerTeam.front(permit), "Changes saved.");
    },
  }),
  propose: intent({
    permission: "team.edit",
    form: ProposePeerForm,
    run: async ({ permit, params, value, now }) => {
      await proposePeer(permit, params.peerId, value, now);
      return redirectWithNotice(to.peerTeam.peer(params), "Proposal sent to the councils.");
    },
  }),
  endProposal: intent({
    permission: "team.edit",
    form: EndProposalForm,
    run: async ({ permit, params, value, now }) => {
      await endProposal(permit, params.peerId, value.endReason, now);
      return redirectWithNotice(to.peerTeam.peer(params), "Proposal ended.");
    },
  }),
  remove: intent({
    permission: "team.edit",
    form: RemovePeerForm,
    run: async ({ permit, params, now }) => {
      await removePeer(permit, params.peerId, now);
      return redirectWithNotice(to.peerTeam.front(permit), "Place removed.");
    },
  }),
  declare: intent({
    permission: "conflicts.read",
    form: ConflictForm,
    run: async ({ permit, params, value, now }) => {
      await declareConflict(permit, params.peerId, value, now);
      return redirectWithNotice(to.peerTeam.peer(params), "Declaration recorded.");
    },
  }),
  nothing: intent({
    permission: "conflicts.read",
    form: NothingToDeclareForm,
    run: async ({ permit, params, value, now }) => {
      await declareNothing(permit, params.peerId, value, now);
      return redirectWithNotice(to.peerTeam.peer(params), "Recorded that there is nothing to declare.");
    },
  }),
  decide: intent({
    permission: "conflicts.read",
    form: ConflictDecisionForm,
    run: async ({ permit, params, value, now }) => {
      await decideConflict(permit, params.peerId, value, now);
      return redirectWithNotice(to.peerTeam.peer(params), "Decision recorded.");
    },
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle(data?.peer.name || "A place in the team", { challenge: data?.challenge }) },
];

export default function PeerPage() {
  const { peer, unagreed, themes, challengeId, conflicts, visits, visitInView, mayPut, current } =
    useLoaderData<typeof loader>();
  const removal = usePageForm<z.input<typeof RemovePeerForm>>({
    id: "remove-peer",
    buttons: ["remove"],
  });
  const declaration = usePageForm<z.input<typeof ConflictForm>>({
    id: "declare",
    buttons: ["declare", "nothing"],
    defaultValue: { visitId: visitInView },
  });
  return (
    <>
      <PageHeading caption={PEER_ROLE_NAMES[peer.role]}>
        {peer.name === "" ? "To be found" : peer.name}
      </PageHeading>
      {peer.status === "withdrawn" ? (
        <p className="govuk-body">
          <TextLink href={to.peerTeam.newPeer({ challengeId }, { like: peer.id })}>
            Look for somebody else for this place
          </TextLink>
        </p>
      ) : null}
      <PeerFields
        defaultValue={{
          ...peer,
          email: peer.email ?? "",
          version: String(peer.version),
          themeIds: peer.themes.map((theme) => theme.id),
        }}
        themes={themes}
        cancelHref={to.peerTeam.front({ challengeId })}
      />
      {unagreed === null ? null : (
        <InsetText>
          <p className="govuk-body">
            Confirmed on {unagreed.at} by {unagreed.byName} although not every council had agreed.{" "}
            {unagreed.what.join(" ")}
          </p>
          <p className="govuk-body govuk-!-text-break-word">{unagreed.reason}</p>
        </InsetText>
      )}
      <PutToCouncils version={peer.version} mayPut={mayPut} current={current} />
      <h2 className="govuk-heading-m">Conflicts of interest</h2>
      <p className="govuk-body">
        Only the challenge manager and the support officer see these. They are declared anew for each visit.
      </p>
      {conflicts.length === 0 ? <p className="govuk-body">No answer has been recorded yet.</p> : null}
      {conflicts.map((conflict) => (
        <ConflictCard key={conflict.id} conflict={conflict} />
      ))}
      <PageForm state={declaration}>
        {visits.length === 1 ? (
          <input type="hidden" name="visitId" value={visitInView} />
        ) : (
          <Select {...fieldProps(declaration.fields.visitId)} label="For which visit" items={visits} />
        )}
        <LongText
          {...fieldProps(declaration.fields.description)}
          most={2_000}
          label="Record a declaration"
          rows={3}
        />
        <Button variant="secondary" name="intent" value="declare">
          Record declaration
        </Button>{" "}
        <Button variant="secondary" name="intent" value="nothing">
          Record that there is nothing to declare
        </Button>
      </PageForm>
      <Details summary="Remove this place">
        <PageForm state={removal}>
          <Checkboxes
            {...checkboxesProps(removal.fields.confirm)}
            legend="Remove this place from the team?"
            hint="This cannot be undone. Somebody who has taken part is set to withdrawn instead."
            items={[{ value: "yes", label: "Yes, remove it" }]}
          />
          <Button variant="warning" name="intent" value="remove">
            Remove
          </Button>
        </PageForm>
      </Details>
    </>
  );
}

interface ConflictCardProps {
  conflict: {
    id: string;
    description: string;
    isNothing: boolean;
    /** The visit it was declared for; null where the challenge has one alone. */
    visit: string | null;
    declaredAt: string;
    decision: string | null;
    decidedByName: string | null;
    version: number;
  };
}

function ConflictCard({ conflict }: ConflictCardProps) {
  const state = usePageForm<z.input<typeof ConflictDecisionForm>>({
    id: `decide-${conflict.id}`,
    buttons: [],
    defaultValue: { decision: conflict.decision ?? "" },
  });
  return (
    <div className="govuk-inset-text">
      <p className="govuk-body">{conflict.isNothing ? "Nothing to declare" : conflict.description}</p>
      <p className="govuk-body-s">
        Declared {conflict.declaredAt}
        {conflict.visit === null ? null : ` for: ${conflict.visit}`}
      </p>
      {conflict.decision === null ? null : (
        <p className="govuk-body">
          Decided by {conflict.decidedByName}: {conflict.decision}
        </p>
      )}
      {/* It stays when somebody else has decided meanwhile: what was typed into it is not saved yet. */}
      {conflict.isNothing ? null : (
        <PageForm state={state} version={conflict.version}>
          <input type="hidden" name="conflictId" value={conflict.id} />
          <LongText {...fieldProps(state.fields.decision)} most={2_000} label="What was decided" rows={2} />
          <Button variant="secondary" name="intent" value="decide">
            Record decision
          </Button>
        </PageForm>
      )}
    </div>
  );
}
