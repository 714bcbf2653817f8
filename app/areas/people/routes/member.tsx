import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { NoFieldsForm } from "#app/access/no-fields-form.ts";
import { ROLE_NAMES, ROLES } from "#app/access/permissions.ts";
import { to } from "#app/addresses.ts";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { SummaryList } from "#app/govuk/display/summary-list.tsx";
import { WarningText } from "#app/govuk/display/warning-text.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { ButtonGroup } from "#app/govuk/form/button-group.tsx";
import { Checkboxes } from "#app/govuk/form/checkboxes.tsx";
import { checkboxesProps, fieldProps, PageForm, usePageForm } from "#app/govuk/form/form.tsx";
import { Radios } from "#app/govuk/form/radios.tsx";
import { BackLink } from "#app/govuk/navigation/back-link.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { sayOnItsWay } from "#app/mail/deliveries.server.ts";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { PlaceFields } from "../components/place-fields.tsx";
import { ReaderKindFields } from "../components/reader-kind-fields.tsx";
import { areOfOneSide } from "../deputies/deputy-rules.ts";
import { HandOverForm, MemberPlaceForm, ReaderKindForm } from "../forms.ts";
import { changeMember, handOver, sayWhoReaderIs } from "../members/change-member.server.ts";
import { inviteAgain, withdrawInvitation } from "../members/invite.server.ts";
import { mayGiveRole, reasonNotToHandOver } from "../members/membership.ts";
import { readMemberPage } from "../members/read-members.server.ts";
import { roleInWords } from "../members/role-words.ts";

export const loader = guarded(
  { at: to.people.member, permission: "members.invite" },
  async ({ permit, params }) => {
    const { member, councils, freePeers } = await readMemberPage(permit, params.membershipId);
    return {
      challenge: permit.challengeTitle,
      challengeId: permit.challengeId,
      member: {
        name: member.name,
        email: member.email,
        role: member.role,
        councilId: member.councilId,
        peerId: member.peerId,
        readerKind: member.readerKind,
        councilName: member.councilName,
        hasAccepted: member.hasAccepted,
        version: member.version,
        mailTrouble: member.mailTrouble,
      },
      ownRole: permit.role,
      servesSeveral: permit.serves.length > 0,
      councils,
      freePeers,
      mayEdit: permit.may("members.edit") && !member.isSelf,
      maySayKind:
        permit.may("readers.name") &&
        member.role === "council-reader" &&
        member.councilId === permit.councilId,
      membershipId: params.membershipId,
      mayPrepareLeaving:
        permit.may("leaving.prepare") && (permit.may("members.edit") || areOfOneSide(permit, member)),
      mayInviteAgain: !member.hasAccepted && mayGiveRole(permit, member),
      mayHandOver: !member.isSelf && member.hasAccepted && reasonNotToHandOver(permit, member) === null,
    };
  },
);

export const action = guardedIntents(to.people.member, {
  change: intent({
    permission: "members.edit",
    form: MemberPlaceForm,
    run: async ({ permit, params, value, now }) => {
      const { role, councilId = null, peerId = null, readerKind = null, version } = value;
      const wanted = { role, councilId, peerId, readerKind, version };
      await changeMember(permit, params.membershipId, wanted, now);
      return redirectWithNotice(to.people.members(permit), "Role changed. They sign in again to go on.");
    },
  }),
  kind: intent({
    permission: "readers.name",
    form: ReaderKindForm,
    run: async ({ permit, params, value, now }) => {
      const { readerKind = null, version } = value;
      await sayWhoReaderIs(permit, params.membershipId, { readerKind, version }, now);
      return redirectWithNotice(
        to.people.members(permit),
        "Saved who they are. They sign in again to go on.",
      );
    },
  }),
  again: intent({
    permission: "members.invite",
    form: NoFieldsForm,
    run: async ({ permit, params, now }) => {
      await inviteAgain(permit, params.membershipId, now);
      return redirectWithNotice(
        to.people.members(permit),
        `${await sayOnItsWay("A new invitation")} The link in the old one works no more.`,
      );
    },
  }),
  withdraw: intent({
    permission: "members.invite",
    form: NoFieldsForm,
    run: async ({ permit, params, now }) => {
      await withdrawInvitation(permit, params.membershipId, now);
      return redirectWithNotice(to.people.members(permit), "Invitation removed.");
    },
  }),
  "hand-over": intent({
    permission: "members.invite",
    form: HandOverForm,
    run: async ({ permit, params, value, now }) => {
      await handOver(permit, { membershipId: params.membershipId, stays: value.stays === "yes" }, now);
      return redirectWithNotice(to.home.challenges(), "Role handed over. Sign in again to go on.");
    },
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle(data?.member.name ?? "A person", { challenge: data?.challenge }) },
];

export default function MemberPage() {
  const page = useLoaderData<typeof loader>();
  const { challengeId, membershipId, member, ownRole, councils, freePeers } = page;
  const { mayEdit, mayInviteAgain, mayHandOver, mayPrepareLeaving } = page;
  const place = usePageForm<z.input<typeof MemberPlaceForm>>({
    id: "place",
    buttons: ["change"],
    defaultValue: {
      role: member.role,
      councilId: member.councilId ?? "",
      peerId: member.peerId ?? "",
      readerKind: member.readerKind ?? undefined,
    },
  });
  const kind = usePageForm<z.input<typeof ReaderKindForm>>({
    id: "kind",
    buttons: ["kind"],
    defaultValue: { readerKind: member.readerKind ?? undefined },
  });
  const invitation = usePageForm({ id: "invitation" });
  const hand = usePageForm<z.input<typeof HandOverForm>>({
    id: "hand-over",
    buttons: ["hand-over"],
  });
  return (
    <>
      <BackLink href={to.people.members({ challengeId })}>People</BackLink>
      <PageHeading>{member.name}</PageHeading>
      <SummaryList
        rows={[
          { key: "E-mail address", value: member.email ?? "Not yours to see" },
          { key: "Role", value: roleInWords(member) },
          { key: "Side", value: member.councilName ?? "Peer team" },
          { key: "Status", value: member.hasAccepted ? "Active" : "Invited, not yet accepted" },
        ]}
      />
      {member.mailTrouble === null ? null : (
        <WarningText>
          {member.mailTrouble}
          {mayInviteAgain
            ? " If the address is wrong, take the invitation back and invite the person again with the right one."
            : ""}
        </WarningText>
      )}
      {mayInviteAgain ? (
        <PageForm state={invitation}>
          <ButtonGroup>
            <Button name="intent" value="again" preventDoubleClick>
              Send the invitation again
            </Button>
            <Button name="intent" value="withdraw" variant="warning">
              Take the invitation back
            </Button>
          </ButtonGroup>
        </PageForm>
      ) : null}
      {mayHandOver ? (
        <>
          <h2 className="govuk-heading-m">Hand your role over</h2>
          <p className="govuk-body">
            {member.name} becomes {ROLE_NAMES[ownRole].toLowerCase()} at once. Only they, or another{" "}
            {ROLE_NAMES[ownRole].toLowerCase()}, can hand it back.
          </p>
          <PageForm state={hand}>
            <Radios
              {...fieldProps(hand.fields.stays)}
              legend="And you?"
              items={[
                { value: "yes", label: "I stay, in a lesser role" },
                {
                  value: "no",
                  label: page.servesSeveral ? `I leave ${member.councilName}` : "I leave the challenge",
                },
              ]}
            />
            <Checkboxes
              {...checkboxesProps(hand.fields.sure)}
              legend="Are you sure?"
              items={[{ value: "yes", label: `Yes, ${member.name} takes my role now` }]}
            />
            <Button name="intent" value="hand-over" variant="warning">
              Hand over
            </Button>
          </PageForm>
        </>
      ) : null}
      {mayEdit ? (
        <>
          <h2 className="govuk-heading-m">Change the role</h2>
          <PageForm state={place} version={member.version}>
            <PlaceFields fields={place.fields} roles={ROLES} councils={councils} freePeers={freePeers} />
            <Button name="intent" value="change">
              Save role
            </Button>
          </PageForm>
        </>
      ) : null}
      {page.maySayKind ? (
        <>
          <h2 className="govuk-heading-m">What they read</h2>
          <PageForm state={kind} version={member.version}>
            <ReaderKindFields
              field={kind.fields.readerKind}
              hint="It decides what they read. They sign in again to go on."
            />
            <Button name="intent" value="kind">
              Save who they are
            </Button>
          </PageForm>
        </>
      ) : null}
      {mayPrepareLeaving ? (
        <>
          <h2 className="govuk-heading-m">Leaving</h2>
          <p className="govuk-body">
            {mayEdit
              ? `See what ${member.name} still has, hand it over and remove them from the challenge.`
              : `See what ${member.name} has, and hand it over to somebody else in one step.`}
          </p>
          <Button href={to.leaving.front({ challengeId, membershipId })} variant="secondary">
            {mayEdit ? "Hand over and remove" : "Hand over"}
          </Button>
        </>
      ) : null}
    </>
  );
}
