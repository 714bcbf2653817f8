import type { SubmissionResult } from "@conform-to/react";
import type { z } from "zod";
import { ROLE_NAMES, ROLES } from "#app/access/permissions.ts";
import { Button } from "#app/govuk/button.tsx";
import { fieldProps, PageForm, usePageForm } from "#app/govuk/form.tsx";
import { Radios } from "#app/govuk/radios.tsx";
import { Select } from "#app/govuk/select.tsx";
import { TextInput } from "#app/govuk/text-input.tsx";
import type { MemberForm } from "../forms.ts";

interface NewMemberFieldsProps {
  lastResult: SubmissionResult<string[]> | undefined;
  councils: readonly { id: string; name: string }[];
  /** The places of the peer team nobody signs in for yet. */
  freePeers: readonly { id: string; name: string }[];
}

/** Lets a person into the challenge: who, as what, and for a council's person or a peer, which one. */
export function NewMemberFields({ lastResult, councils, freePeers }: NewMemberFieldsProps) {
  const state = usePageForm<z.input<typeof MemberForm>>({ id: "add-member", lastResult });
  const { fields } = state;
  return (
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
      {freePeers.length === 0 ? null : (
        <Select
          {...fieldProps(fields.peerId)}
          label="Place in the peer team"
          hint="Only for peers. It shows them their own sessions first, and puts their name to their notes."
          items={[
            { value: "", text: "None" },
            ...freePeers.map((peer) => ({ value: peer.id, text: peer.name })),
          ]}
        />
      )}
      <Button preventDoubleClick>Add person</Button>
    </PageForm>
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
