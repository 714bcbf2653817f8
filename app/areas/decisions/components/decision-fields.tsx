import { Details } from "#app/govuk/display/details.tsx";
import { LongText } from "#app/govuk/form/counted/character-count.tsx";
import { DateInput } from "#app/govuk/form/date-input.tsx";
import { dateProps, fieldProps } from "#app/govuk/form/form.tsx";
import { Radios } from "#app/govuk/form/radios.tsx";
import { Select } from "#app/govuk/form/select.tsx";
import { TextInput } from "#app/govuk/form/text-input.tsx";
import { type DecisionSubject, OUTCOME_NAMES } from "../decision-words.ts";

/** The fields of a decision, as a form sends them. */
type DecisionFieldNames =
  | "outcome"
  | "against"
  | "takenByKind"
  | "meeting"
  | "bodyName"
  | "personName"
  | "post"
  | "decidedOn"
  | "resolution"
  | "changedInMeeting"
  | "callIn"
  | "callInEndsOn"
  | "takesEffectOn";

interface DecisionFieldsProps {
  about: DecisionSubject;
  fields: Record<DecisionFieldNames, Parameters<typeof fieldProps>[0]>;
  /** Of the council's record, as meetingChoices says them. */
  meetings: readonly { value: string; text: string }[];
}

const QUESTIONS = {
  scope: "What was decided about the scope?",
  publishing: "What was decided about publishing the report and the action plan?",
  "proposed-peer": "What was decided about this peer?",
} as const satisfies Record<DecisionSubject, string>;

/** What is recorded of one decision: for a new record, and for one that takes the place of another. */
export function DecisionFields({ about, fields, meetings }: DecisionFieldsProps) {
  const names = OUTCOME_NAMES[about];
  const isPeer = about === "proposed-peer";
  // The day stands behind a space (meeting-choices.ts, which needs a calendar the page does without).
  const offersDays = meetings.some(({ value }) => value.includes(" "));
  return (
    <>
      <Radios
        {...fieldProps(fields.outcome)}
        legend={QUESTIONS[about]}
        items={[
          { value: "agreed", label: names.agreed },
          {
            value: "against",
            label: names.against,
            conditional: (
              <LongText
                {...fieldProps(fields.against)}
                most={4_000}
                label="What stands against it?"
                hint="The challenge manager and the support officer read this. The other council and the peers do not."
                rows={4}
              />
            ),
          },
        ]}
      />
      <Radios
        {...fieldProps(fields.takenByKind)}
        legend="Who decided?"
        items={[
          {
            value: "body",
            label: "A body of the council",
            hint: "Such as full council, the executive or a committee",
            conditional: (
              <>
                {meetings.length === 0 ? null : (
                  <Select
                    {...fieldProps(fields.meeting)}
                    label="Which body, and at which meeting?"
                    hint="From the record that is kept of your council."
                    items={meetings}
                  />
                )}
                <TextInput
                  {...fieldProps(fields.bodyName)}
                  label={
                    meetings.length === 0 ? "Name of the body" : "Name of the body, if it is not in the list"
                  }
                  width={30}
                />
              </>
            ),
          },
          {
            value: "person",
            label: "A person who may decide it for the council",
            hint: "Such as the Leader or the chief executive",
            conditional: (
              <>
                <TextInput {...fieldProps(fields.personName)} label="Name" width={20} />
                <TextInput
                  {...fieldProps(fields.post)}
                  label="What they are in the council"
                  hint="Such as Leader of the Council"
                  width={30}
                />
              </>
            ),
          },
        ]}
      />
      <DateInput
        {...dateProps(fields.decidedOn)}
        legend="Day of the decision"
        hint={offersDays ? "Leave empty where you chose a meeting with its day." : undefined}
      />
      {isPeer ? (
        <Details
          summary="A resolution, call-in, a later day"
          open={OFTEN_EMPTY.some((name) => (fields[name].errors?.length ?? 0) > 0)}
        >
          <MoreOfDecision fields={fields} />
        </Details>
      ) : (
        <MoreOfDecision fields={fields} />
      )}
    </>
  );
}

/** What is seldom there where a person decides about a peer, and is folded away then. */
const OFTEN_EMPTY = ["resolution", "changedInMeeting", "callIn", "callInEndsOn", "takesEffectOn"] as const;

function MoreOfDecision({ fields }: Pick<DecisionFieldsProps, "fields">) {
  return (
    <>
      <LongText
        {...fieldProps(fields.resolution)}
        most={8_000}
        label="Words of the resolution (optional)"
        hint="As the minutes or the decision notice have them."
        rows={4}
      />
      <LongText
        {...fieldProps(fields.changedInMeeting)}
        most={4_000}
        label="What was changed in the meeting (optional)"
        hint="Leave empty when it was decided as it was put."
        rows={3}
      />
      <Radios
        {...fieldProps(fields.callIn)}
        legend="Can the decision be called in?"
        items={[
          { value: "none", label: "No" },
          {
            value: "until",
            label: "Yes, until a day",
            conditional: (
              <DateInput {...dateProps(fields.callInEndsOn)} legend="Last day on which it can be called in" />
            ),
          },
        ]}
      />
      <DateInput
        {...dateProps(fields.takesEffectOn)}
        legend="Day it takes effect (optional)"
        hint="Leave empty unless the resolution names a day. It is then the day after call-in has ended, or the day of the decision."
      />
    </>
  );
}
