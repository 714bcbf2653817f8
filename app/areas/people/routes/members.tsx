import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { ROLE_NAMES } from "#app/access/permissions.ts";
import { PageForm, usePageForm } from "#app/govuk/form.tsx";
import { PageHeading } from "#app/govuk/page-heading.tsx";
import { pageTitle } from "#app/govuk/page-title.ts";
import { Table } from "#app/govuk/table.tsx";
import { VisuallyHidden } from "#app/govuk/visually-hidden.tsx";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { addMember } from "../add-member.server.ts";
import { NewMemberFields } from "../components/new-member-form.tsx";
import { MemberForm, RemoveMemberForm } from "../forms.ts";
import { readMembers } from "../read-members.server.ts";
import { removeMember } from "../remove-member.server.ts";

export const loader = guarded({ permission: "members.read" }, async ({ scope }) => ({
  challenge: scope.challengeTitle,
  mayEdit: scope.may("members.edit"),
  ...(await readMembers(scope)),
}));

export const action = guardedIntents({
  add: intent({
    permission: "members.edit",
    form: MemberForm,
    run: async ({ scope, value, now }) => {
      await addMember(scope, value, now);
      return redirectWithNotice(
        `/challenges/${scope.challengeId}/members`,
        "The person is in the challenge.",
      );
    },
  }),
  remove: intent({
    permission: "members.edit",
    form: RemoveMemberForm,
    run: async ({ scope, value, now }) => {
      await removeMember(scope, value.membershipId, now);
      return redirectWithNotice(`/challenges/${scope.challengeId}/members`, "The person was removed.");
    },
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle("People", { challenge: data?.challenge }) },
];

export default function MembersPage() {
  const { members, councils, freePeers, mayEdit } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const removal = usePageForm<z.input<typeof RemoveMemberForm>>({
    id: "remove-member",
    lastResult: answer?.intent === "remove" ? answer.lastResult : undefined,
  });
  const row = (member: (typeof members)[number]) => [
    member.name,
    member.email ?? "",
    ROLE_NAMES[member.role],
    member.councilName ?? "Peer team",
    ...(mayEdit
      ? [
          member.isSelf ? null : (
            <button
              key="remove"
              type="submit"
              form={removal.form.id}
              name="membershipId"
              value={member.id}
              className="govuk-button govuk-button--secondary cpc-button--small"
            >
              Remove <VisuallyHidden>{member.name}</VisuallyHidden>
            </button>
          ),
        ]
      : []),
  ];
  return (
    <>
      <PageHeading lead="Who can open this challenge, and in which role. Each person has one role in a challenge.">
        People
      </PageHeading>
      {mayEdit ? (
        <PageForm state={removal}>
          <input type="hidden" name="intent" value="remove" />
        </PageForm>
      ) : null}
      <Table
        caption="People in this challenge"
        captionHidden
        scrollable
        firstCellIsHeader
        columns={["Name", "E-mail", "Role", "Side", ...(mayEdit ? ["Change"] : [])].map((header) => ({
          header,
        }))}
        rowKeys={members.map((member) => member.id)}
        rows={members.map(row)}
      />
      {mayEdit ? (
        <>
          <h2 className="govuk-heading-m">Add a person</h2>
          <p className="govuk-body">
            The person needs an account. Adding them sends nothing: tell them where to sign in.
          </p>
          <NewMemberFields
            key={members.length}
            lastResult={answer?.intent === "add" ? answer.lastResult : undefined}
            councils={councils}
            freePeers={freePeers}
          />
        </>
      ) : null}
    </>
  );
}
