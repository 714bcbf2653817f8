import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guarded } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { Table } from "#app/govuk/display/table.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import { formatInstant } from "#app/platform/days.ts";
import { ReaderRights } from "../components/reader-rights.tsx";
import { roleInWords } from "../members/role-words.ts";
import { listMembers } from "../store.server.ts";

export const loader = guarded({ permission: "members.read" }, async ({ permit }) => ({
  challenge: permit.challengeTitle,
  challengeId: permit.challengeId,
  mayInvite: permit.may("members.invite"),
  mayNameDeputies: permit.may("deputies.name"),
  members: (await listMembers(permit)).map(({ expiresAt, ...member }) => ({
    ...member,
    until: expiresAt === null ? null : formatInstant(expiresAt),
  })),
}));

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle("People", { challenge: data?.challenge }) },
];

export default function MembersPage() {
  const { members, challengeId, mayInvite, mayNameDeputies } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeading lead="Who can open this challenge, and in which role. Each person has one role, or one for each council they serve.">
        People
      </PageHeading>
      {mayInvite ? <Button href={to.people.invite({ challengeId })}>Invite a person</Button> : null}
      {mayNameDeputies ? (
        <p className="govuk-body">
          Somebody away for a while?{" "}
          <TextLink href={to.people.deputies({ challengeId })} noVisitedState>
            Who stands in
          </TextLink>
        </p>
      ) : null}
      <Table
        caption="People in this challenge"
        captionHidden
        scrollable
        firstCellIsHeader
        columns={["Name", "Role", "Side", "Status", "E-mail"].map((header) => ({ header }))}
        rowKeys={members.map((member) => member.id)}
        rows={members.map((member) => [
          mayInvite && member.email !== null ? (
            <TextLink key="name" href={to.people.member({ challengeId, membershipId: member.id })}>
              {member.name}
            </TextLink>
          ) : (
            member.name
          ),
          roleInWords(member),
          member.councilName ?? "Peer team",
          <State key="state" {...member} />,
          member.email ?? "",
        ])}
      />
      <h2 className="govuk-heading-m">What each council reader reads</h2>
      <ReaderRights />
    </>
  );
}

interface StateProps {
  until: string | null;
  hasAccepted: boolean;
  mailTrouble: string | null;
}

/** Whether the person is in, and what went wrong with the message that told them. */
function State({ until, hasAccepted, mailTrouble }: StateProps) {
  return (
    <>
      {until !== null ? `Active until ${until}` : hasAccepted ? "Active" : "Invited, not yet accepted"}
      {mailTrouble === null ? null : (
        <p className="govuk-body govuk-!-margin-bottom-0">
          <strong>{mailTrouble}</strong>
        </p>
      )}
    </>
  );
}
