import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { fieldProps, PageForm, usePageForm } from "#app/govuk/form/form.tsx";
import { TextInput } from "#app/govuk/form/text-input.tsx";
import { BackLink } from "#app/govuk/navigation/back-link.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { sayOnItsWay } from "#app/mail/deliveries.server.ts";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { InviteMany } from "../components/invite-many.tsx";
import { PlaceFields } from "../components/place-fields.tsx";
import { InviteForm, InviteManyForm } from "../forms.ts";
import { inviteMember } from "../members/invite.server.ts";
import {
  councilsToInvite,
  inviteMany,
  type ManyInvited,
  rolesToInvite,
} from "../members/invite-many.server.ts";
import { readMemberPlaces } from "../members/read-members.server.ts";

export const loader = guarded({ permission: "members.invite" }, async ({ permit }) => {
  const places = await readMemberPlaces(permit);
  return {
    challenge: permit.challengeTitle,
    challengeId: permit.challengeId,
    councils: councilsToInvite(permit, places),
    freePeers: places.freePeers,
    roles: rolesToInvite(permit),
  };
});

/** "3 invited. Sent nothing, since they are here already: Kim Reed." */
async function manyInWords({ invited, here }: ManyInvited): Promise<string> {
  const sent =
    invited === 0
      ? "Nobody was invited."
      : `${invited} invited. ${await sayOnItsWay(invited === 1 ? "A message to them" : "A message to each")}`;
  if (here.length === 0) return sent;
  const named = here.slice(0, MOST_NAMED).join(", ");
  const more = here.length > MOST_NAMED ? ` and ${here.length - MOST_NAMED} more` : "";
  return `${sent} Sent nothing, since they are here already: ${named}${more}.`;
}

/** Names that stand in a notice. */
const MOST_NAMED = 10;

export const action = guardedIntents(to.people.invite, {
  invite: intent({
    permission: "members.invite",
    form: InviteForm,
    run: async ({ permit, value, now }) => {
      const { councilId = null, peerId = null, readerKind = null, ...rest } = value;
      await inviteMember(permit, { ...rest, councilId, peerId, readerKind }, now);
      return redirectWithNotice(
        to.people.members(permit),
        `${value.name} invited. ${await sayOnItsWay(`A message to ${value.email}`)}`,
      );
    },
  }),
  many: intent({
    permission: "members.invite",
    form: InviteManyForm,
    run: async ({ permit, value, now }) => {
      const { lines, role = null, councilId = null } = value;
      const done = await inviteMany(permit, { lines, role, councilId }, now);
      return redirectWithNotice(to.people.members(permit), await manyInWords(done));
    },
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle("Invite a person", { challenge: data?.challenge }) },
];

export default function InvitePage() {
  const { challengeId, councils, freePeers, roles } = useLoaderData<typeof loader>();
  const state = usePageForm<z.input<typeof InviteForm>>({
    id: "invite",
    buttons: ["invite"],
    defaultValue: councils.length === 1 && roles.length < 4 ? { councilId: councils[0]?.id } : {},
  });
  const { fields } = state;
  return (
    <>
      <BackLink href={to.people.members({ challengeId })}>People</BackLink>
      <PageHeading lead="They get a message with a link that works once. Whoever has an account already is told where to sign in.">
        Invite a person
      </PageHeading>
      <PageForm state={state}>
        <TextInput {...fieldProps(fields.name)} label="Name" autoComplete="off" width={30} />
        <TextInput
          {...fieldProps(fields.email)}
          label="E-mail address"
          type="email"
          spellCheck={false}
          autoComplete="off"
          width={30}
        />
        <PlaceFields fields={fields} roles={roles} councils={councils} freePeers={freePeers} />
        <Button name="intent" value="invite" preventDoubleClick>
          Send invitation
        </Button>
      </PageForm>
      <InviteMany roles={roles} councils={councils} />
    </>
  );
}
