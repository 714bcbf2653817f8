import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { ROLE_NAMES, ROLES } from "#app/access/permissions.ts";
import { Button } from "#app/govuk/button.tsx";
import { fieldProps, PageForm, usePageForm } from "#app/govuk/form.tsx";
import { PageHeading } from "#app/govuk/page-heading.tsx";
import { pageTitle } from "#app/govuk/page-title.ts";
import { Radios } from "#app/govuk/radios.tsx";
import { Select } from "#app/govuk/select.tsx";
import { Table } from "#app/govuk/table.tsx";
import { TextInput } from "#app/govuk/text-input.tsx";
import { VisuallyHidden } from "#app/govuk/visually-hidden.tsx";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { addMember } from "../add-member.server.ts";
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
  const { members, councils, mayEdit } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const removal = usePageForm<z.input<typeof RemoveMemberForm>>({
    id: "remove-member",
    lastResult: answer?.intent === "remove" ? answer.lastResult : undefined,
  });
  const state = usePageForm<z.input<typeof MemberForm>>({
    id: "add-member",
    lastResult: answer?.intent === "add" ? answer.lastResult : undefined,
  });
  const { fields } = state;
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
          <PageForm state={state}>
            <input type="hidden" name="intent" value="add" />
            <TextInput
              {...fieldProps(fields.email)}
              label="E-mail address"
              type="email"
              spellCheck={false}
              width={30}
            />
            <Radios
              {...fieldProps(fields.role)}
              legend="Role"
              items={ROLES.map((role) => ({ value: role, label: ROLE_NAMES[role], hint: ROLE_HINTS[role] }))}
            />
            <Select
              {...fieldProps(fields.councilId)}
              label="Council"
              hint="Only for co-ordinators, council readers and action owners."
              items={[
                { value: "", text: "None: a member of the peer team" },
                ...councils.map((council) => ({ value: council.id, text: council.name })),
              ]}
            />
            <Button preventDoubleClick>Add person</Button>
          </PageForm>
        </>
      ) : null}
    </>
  );
}

const ROLE_HINTS = {
  "challenge-manager": "Owns the challenge and sees all of it",
  "support-officer": "Looks after logistics; does not draft findings",
  peer: "Records notes and drafts findings with the team",
  coordinator: "The council's day-to-day contact: timetable, pack, action plan, publication",
  "council-reader": "Leader, chief executive or senior officer: reads, comments and approves",
  "action-owner": "Reports on their own actions only",
} as const;
