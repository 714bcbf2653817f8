import type { z } from "zod";
import { Button } from "#app/govuk/form/button.tsx";
import { Checkboxes } from "#app/govuk/form/checkboxes.tsx";
import { checkboxesProps, fieldProps, PageForm, usePageForm } from "#app/govuk/form/form.tsx";
import { TextInput } from "#app/govuk/form/text-input.tsx";
import type { RoomForm } from "../forms.ts";

interface RoomFieldsProps {
  id: string;
  defaultValue?: Record<string, unknown>;
  /** Left out for a new one. */
  version?: number;
  intent: string;
  submitText: string;
}

/** The form of one room. */
export function RoomFields({ id, defaultValue, version, intent, submitText }: RoomFieldsProps) {
  const state = usePageForm<z.input<typeof RoomForm>>({ id, defaultValue });
  return (
    <PageForm state={state} version={version}>
      <TextInput {...fieldProps(state.fields.name)} label="Name of the room" width={20} />
      <TextInput
        {...fieldProps(state.fields.capacity)}
        label="Seats"
        hint="For peers and people together"
        inputMode="numeric"
        width={3}
      />
      <Checkboxes
        {...checkboxesProps(state.fields.features)}
        legend="Access"
        items={[
          { value: "step-free", label: "Step-free from the street" },
          { value: "hearing-loop", label: "Hearing loop" },
        ]}
        small
      />
      <Button name="intent" value={intent} preventDoubleClick>
        {submitText}
      </Button>
    </PageForm>
  );
}
