import type { FormMetadata } from "@conform-to/react";
import { ASKED_FIELD, SETTLED_FIELD } from "#app/platform/form-answer.ts";
import { Checkboxes } from "../checkboxes.tsx";
import type { FormErrors } from "../form-errors.ts";

interface SettleChangesProps<Schema extends Record<string, unknown>> {
  form: FormMetadata<Schema>;
  /** Of the record as the page shows it now, with what somebody else saved. */
  version: number | string;
  /** Their name, where the record says it. */
  by: string | null;
}

/**
 * Asks for a choice when somebody else saved the record meanwhile: until it is ticked the form is sent with the version that it was opened
 * on, and is refused. It is ticked by itself once each text below was settled by its buttons (stored-answer.tsx).
 */
export function SettleChanges<Schema extends Record<string, unknown>>({
  form,
  version,
  by,
}: SettleChangesProps<Schema>) {
  const who = by ?? "somebody else";
  return (
    <>
      <input type="hidden" name={ASKED_FIELD} value="yes" />
      <Checkboxes
        id={`${form.id}-${SETTLED_FIELD}`}
        name={SETTLED_FIELD}
        legend="What is to be saved?"
        hint={`Where the two differ, what ${who} saved stands below the field. Change the field if you want something of it.`}
        errors={(form.allErrors as FormErrors)[SETTLED_FIELD] ?? []}
        items={[
          {
            value: String(version),
            label: `What stands in this form now, in place of what ${who} saved`,
          },
        ]}
      />
    </>
  );
}
