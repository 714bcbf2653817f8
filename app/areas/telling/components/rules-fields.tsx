import { Checkboxes } from "#app/govuk/form/checkboxes.tsx";
import { Fieldset } from "#app/govuk/form/fieldset.tsx";
import { checkboxesProps, fieldProps } from "#app/govuk/form/form.tsx";
import { TextInput } from "#app/govuk/form/text-input.tsx";
import { NOTICE_KIND_NAMES, NOTICE_KINDS, STEP_KIND_NAMES, STEP_KINDS } from "#app/notices/kinds.ts";
import { LEAD_NAMES, leadsText } from "#app/notices/stored-rules.ts";
import { HOUSE_TELLING_RULES } from "#app/notices/telling-rules.ts";
import { leadField } from "../lead-field.ts";

const LEAD_LABELS = {
  before: "Remind whoever has it, days before",
  late: "Remind whoever has it, days after",
  escalate: "Tell whoever manages, days after",
};

type Field = Parameters<typeof fieldProps>[0];

/** The fields of the rules of telling people; each says what the house rule is. */
export function RulesFields({ fields }: { fields: Readonly<Record<string, Field>> }) {
  const { hours, gatherMinutes, leads } = HOUSE_TELLING_RULES;
  const of = (name: string) => fields[name] as Field;
  return (
    <>
      <h2 className="govuk-heading-m">Hours</h2>
      <TextInput
        {...fieldProps(of("from"))}
        label="People are told things from"
        hint={`House rule: ${hours.from}`}
        width={5}
      />
      <TextInput {...fieldProps(of("until"))} label="Until" hint={`House rule: ${hours.until}`} width={5} />
      <Checkboxes
        {...checkboxesProps(of("alsoOn"))}
        legend="Also on"
        legendSize="s"
        hint="House rule: on neither"
        items={[
          { value: "weekends", label: "Saturdays and Sundays" },
          { value: "bank-holidays", label: "Bank holidays" },
        ]}
      />
      <TextInput
        {...fieldProps(of("gatherMinutes"))}
        label="Wait after something happened, so that more can come with it"
        hint={`House rule: ${gatherMinutes} minutes`}
        suffix="minutes"
        inputMode="numeric"
        width={3}
      />
      <h2 className="govuk-heading-m">Reminders</h2>
      <p className="govuk-body">
        Numbers of days before and after the day something is due, as long as it is open. Put a comma between
        them, and leave a field empty for none.
      </p>
      {STEP_KIND_NAMES.map((kind) => (
        <Fieldset key={kind} legend={STEP_KINDS[kind].label} legendSize="s">
          {LEAD_NAMES.map((name) => (
            <TextInput
              key={name}
              {...fieldProps(of(leadField(kind, name)))}
              label={LEAD_LABELS[name]}
              hint={`House rule: ${leadsText(leads[kind][name])}`}
              width={10}
            />
          ))}
        </Fieldset>
      ))}
      <h2 className="govuk-heading-m">What is told</h2>
      <Checkboxes
        {...checkboxesProps(of("told"))}
        legend="What are people told?"
        legendSize="s"
        hint="House rule: all of it. Without a tick nobody is told."
        items={NOTICE_KIND_NAMES.map((kind) => ({ value: kind, label: NOTICE_KINDS[kind].label }))}
        small
      />
    </>
  );
}
