import { ROLE_NAMES, type Role } from "#app/access/permissions.ts";
import type { ReaderKind } from "#app/access/readers/reader-rights.ts";
import { fieldProps, type PageFormState } from "#app/govuk/form/form.tsx";
import { Radios } from "#app/govuk/form/radios.tsx";
import { Select } from "#app/govuk/form/select.tsx";
import { ReaderKindFields } from "./reader-kind-fields.tsx";

/** What the fields of a place hold, as they are typed. */
type PlaceValues = {
  role: Role;
  councilId?: string | undefined;
  peerId?: string | undefined;
  readerKind?: ReaderKind | undefined;
};

interface PlaceFieldsProps {
  fields: PageFormState<PlaceValues>["fields"];
  /** The roles that may be given. */
  roles: readonly Role[];
  councils: readonly { id: string; name: string }[];
  /** The places of the peer team nobody signs in for yet. */
  freePeers: readonly { id: string; name: string }[];
}

/** A person's place in the challenge: as what and, for a council's person or a peer, which one. */
export function PlaceFields({ fields, roles, councils, freePeers }: PlaceFieldsProps) {
  return (
    <>
      <Radios
        {...fieldProps(fields.role)}
        legend="Role"
        items={roles.map((role) => ({ value: role, label: ROLE_NAMES[role], hint: ROLE_HINTS[role] }))}
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
      <ReaderKindFields
        field={fields.readerKind}
        hint="Only for council readers. It decides what they read."
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
    </>
  );
}

const ROLE_HINTS = {
  "challenge-manager": "Owns the challenge and sees all of it",
  "support-officer": "Looks after logistics; does not draft findings",
  peer: "Records notes and drafts findings with the team",
  coordinator: "The council's day-to-day contact: timetable, pack, action plan, publication",
  "council-reader":
    "Leader, chief executive, clerk or another: reads and, by who they are, comments and approves",
  "action-owner": "Reports on their own actions only",
} as const satisfies Record<Role, string>;
