import type { z } from "zod";
import { Button } from "#app/govuk/form/button.tsx";
import { ButtonGroup } from "#app/govuk/form/button-group.tsx";
import { Checkboxes } from "#app/govuk/form/checkboxes.tsx";
import { LongText } from "#app/govuk/form/counted/character-count.tsx";
import { checkboxesProps, fieldProps, PageForm, usePageForm } from "#app/govuk/form/form.tsx";
import { Radios } from "#app/govuk/form/radios.tsx";
import { Select } from "#app/govuk/form/select.tsx";
import { TextInput } from "#app/govuk/form/text-input.tsx";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import type { PeerForm } from "../forms.ts";
import { PEER_ROLE_NAMES, PEER_ROLES, PEER_STATUS_NAMES, PEER_STATUSES } from "../peer-words.ts";

interface PeerFieldsProps {
  defaultValue: Record<string, unknown>;
  themes: readonly { id: string; number: number; title: string }[];
  cancelHref: string;
}

/** The form of one place in the team, for a new one and for changing one. */
export function PeerFields({ defaultValue, themes, cancelHref }: PeerFieldsProps) {
  const state = usePageForm<z.input<typeof PeerForm>>({ id: "peer", defaultValue });
  const { fields } = state;
  return (
    <PageForm state={state} version={String(defaultValue.version ?? 1)}>
      <Radios
        {...fieldProps(fields.role)}
        legend="Part in the team"
        items={PEER_ROLES.map((value) => ({ value, label: PEER_ROLE_NAMES[value] }))}
      />
      <Radios
        {...fieldProps(fields.status)}
        legend="How far is this place filled?"
        items={PEER_STATUSES.filter(
          (status) => status !== "proposed" || defaultValue.status === "proposed",
        ).map((value) => ({ value, label: PEER_STATUS_NAMES[value] }))}
      />
      <TextInput
        {...fieldProps(fields.name)}
        label="Name"
        hint="Leave empty while somebody is still wanted."
        width={20}
      />
      <TextInput {...fieldProps(fields.organisation)} label="Council or organisation" />
      <TextInput
        {...fieldProps(fields.politicalGroup)}
        label="Political group (optional)"
        hint="Of a councillor, in the words of their own council, such as Labour or Independent."
        width={20}
      />
      <TextInput
        {...fieldProps(fields.tier)}
        label="Kind of council (optional)"
        hint="Such as county, district, unitary, metropolitan or London borough."
        width={20}
      />
      <TextInput
        {...fieldProps(fields.background)}
        label="Background outside local government (optional)"
        hint="Such as the voluntary sector, business or central government."
      />
      <Select
        {...fieldProps(fields.peerBefore)}
        label="Has this person been a peer before?"
        items={[
          { value: "", text: "Not written down" },
          { value: "first-time", text: "No, for the first time" },
          { value: "before", text: "Yes" },
        ]}
      />
      <TextInput
        {...fieldProps(fields.email)}
        label="E-mail address"
        hint="Seen by the challenge manager and the support officer only."
        type="email"
        spellCheck={false}
        width={30}
      />
      <TextInput
        {...fieldProps(fields.telephone)}
        label="Telephone number (optional)"
        hint="For the contact card of the team. Seen by the peers and by those who arrange the visit."
        type="tel"
        autoComplete="off"
        width={20}
      />
      <LongText
        {...fieldProps(fields.diet)}
        most={500}
        label="Food and drink (optional)"
        hint="What whoever orders lunch has to know. Seen only by those who arrange the visit."
        rows={2}
      />
      <LongText
        {...fieldProps(fields.accessNeeds)}
        most={1_000}
        label="Access needs (optional)"
        hint="Only what rooms and journeys must offer. Seen only by those who arrange the visit."
        rows={2}
      />
      <LongText {...fieldProps(fields.brief)} most={2_000} label="What the scope letter asks for" rows={3} />
      <TextInput {...fieldProps(fields.wantedGroup)} label="Political group wanted (optional)" width={20} />
      <TextInput {...fieldProps(fields.wantedTier)} label="Kind of council wanted (optional)" width={20} />
      <LongText
        {...fieldProps(fields.wantedExperience)}
        most={1_000}
        label="Experience wanted (optional)"
        rows={2}
      />
      <TextInput {...fieldProps(fields.wantedBackground)} label="Background wanted (optional)" />
      <TextInput
        {...fieldProps(fields.soughtBy)}
        label="Who looks for somebody (optional)"
        hint="A name, or an office, such as the political group office."
        width={20}
      />
      <LongText
        {...fieldProps(fields.fitNote)}
        most={1_000}
        label="What fits, and what does not (optional)"
        hint="What the place asks for and this person is are set beside one another on the page of the team. Seen by those who arrange the team only."
        rows={2}
      />
      <LongText
        {...fieldProps(fields.biography)}
        most={4_000}
        label="A few words about this person"
        hint="The council reads this, and so do the people the team meets."
        rows={4}
      />
      <Checkboxes
        {...checkboxesProps(fields.themeIds)}
        legend="Themes this peer leads on"
        items={themes.map((theme) => ({ value: theme.id, label: `${theme.number} ${theme.title}` }))}
      />
      <ButtonGroup>
        <Button name="intent" value="save" preventDoubleClick>
          Save
        </Button>
        <TextLink href={cancelHref}>Cancel</TextLink>
      </ButtonGroup>
    </PageForm>
  );
}
