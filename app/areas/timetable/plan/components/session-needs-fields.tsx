import type { FieldMetadata } from "@conform-to/react";
import type { z } from "zod";
import { Details } from "#app/govuk/display/details.tsx";
import { Checkboxes } from "#app/govuk/form/checkboxes.tsx";
import { checkboxesProps, fieldProps } from "#app/govuk/form/form.tsx";
import { Radios } from "#app/govuk/form/radios.tsx";
import { TextInput } from "#app/govuk/form/text-input.tsx";
import type { SessionForm } from "../forms.ts";
import type { SessionChoices } from "../session-choices.ts";
import { countOf } from "../timetable-words.ts";

type Fields = { [Key in keyof z.input<typeof SessionForm>]-?: FieldMetadata<unknown> };

interface SessionNeedsFieldsProps {
  fields: Pick<
    Fields,
    | "howMany"
    | "peersNeeded"
    | "requiredRoles"
    | "wantedPeerIds"
    | "allowedSiteIds"
    | "isOnline"
    | "afterIds"
    | "isPinned"
    | "isConfidential"
  >;
  choices: SessionChoices;
  /** The session itself, which cannot come after itself. */
  sessionId: string | null;
}

/** What the timetable must keep to for one session: folded away, since the usual is right for most of them. */
export function SessionNeedsFields({ fields, choices, sessionId }: SessionNeedsFieldsProps) {
  const asks = ([name, field]: [string, FieldMetadata<unknown>]) =>
    (field.errors?.length ?? 0) > 0 ||
    (name === "howMany"
      ? field.initialValue !== undefined && field.initialValue !== "usual"
      : name !== "peersNeeded" && (field.defaultOptions?.length ?? 0) > 0);
  const others = choices.sessions.filter(({ value }) => value !== sessionId);
  const after = fields.afterIds.defaultOptions?.length ?? 0;
  return (
    <>
      <input type="hidden" name="hasNeeds" value="yes" />
      <Details
        summary="What the timetable must keep to (optional)"
        open={(Object.entries(fields) as [string, FieldMetadata<unknown>][]).some(asks)}
      >
        <p className="govuk-body">
          Used when the workspace makes or mends the timetable. Leave it as it is and the usual is kept to: a
          pair of peers, at any site, at any time.
        </p>
        <Radios
          {...fieldProps(fields.howMany)}
          legend="How many peers?"
          small
          items={[
            {
              value: "usual",
              label: "The usual",
              hint: "A pair. For team meetings and feedback, the whole team, unless you tick who below.",
            },
            { value: "all", label: "The whole team" },
            {
              value: "number",
              label: "Another number",
              conditional: (
                <TextInput
                  {...fieldProps(fields.peersNeeded)}
                  label="Number of peers"
                  width={2}
                  inputMode="numeric"
                />
              ),
            },
          ]}
        />
        <Checkboxes
          {...checkboxesProps(fields.requiredRoles)}
          legend="Kinds of peer, of which one must be there"
          items={choices.peerRoles}
          small
        />
        {choices.peers.length === 0 ? null : (
          <Checkboxes
            {...checkboxesProps(fields.wantedPeerIds)}
            legend="Peers who must be there"
            hint="Wherever and whenever the session is. The peers it has now are ticked further up."
            items={choices.peers}
            small
          />
        )}
        <Checkboxes
          {...checkboxesProps(fields.isOnline)}
          legend="Online?"
          items={[{ value: "yes", label: "It is held online, without a room" }]}
          small
        />
        {choices.sites.length < 2 ? null : (
          <Checkboxes
            {...checkboxesProps(fields.allowedSiteIds)}
            legend="Sites at which it may be held"
            hint="Tick none if any site will do."
            items={choices.sites}
            small
          />
        )}
        {others.length === 0 ? null : (
          <Details
            summary={
              after === 0
                ? "Sessions that must be over before it starts"
                : `Sessions that must be over before it starts: ${countOf(after, "session")} ticked`
            }
            open={(fields.afterIds.errors?.length ?? 0) > 0}
          >
            <Checkboxes {...checkboxesProps(fields.afterIds)} legend="It comes after" items={others} small />
          </Details>
        )}
        <Checkboxes
          {...checkboxesProps(fields.isPinned)}
          legend="Keep it where it is?"
          hint="It still moves when there is no other good way. Tick “fixed” below if it never can."
          items={[{ value: "yes", label: "Move it only for a good reason" }]}
          small
        />
        <Checkboxes
          {...checkboxesProps(fields.isConfidential)}
          legend="Who may know of it?"
          items={[
            {
              value: "yes",
              label: "It is confidential",
              hint: "Council readers and the public do not see it. Those who arrange the visit and the peers do.",
            },
          ]}
          small
        />
      </Details>
    </>
  );
}
