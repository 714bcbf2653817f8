import type { z } from "zod";
import { Button } from "#app/govuk/form/button.tsx";
import { LongText } from "#app/govuk/form/counted/character-count.tsx";
import { fieldProps, PageForm, type PageFormState } from "#app/govuk/form/form.tsx";
import { Radios } from "#app/govuk/form/radios.tsx";
import type { UpdateForm } from "../forms.ts";
import { RATING_RULES, RATINGS } from "../ratings.ts";

/**
 * The form of a report on an action: the rating by its written rule, and what was done. The page draws the error
 * summary at its top.
 */
export function UpdateFields({ state }: { state: PageFormState<z.input<typeof UpdateForm>> }) {
  const { fields } = state;
  return (
    <PageForm state={state} withoutSummary>
      <h2 className="govuk-heading-m">Report on this action</h2>
      <Radios
        {...fieldProps(fields.rating)}
        legend="Where does it stand today?"
        hint="Choose by the rule under each rating."
        items={RATINGS.map((rating) => ({
          value: rating,
          label: RATING_RULES[rating].name,
          hint: RATING_RULES[rating].rule,
        }))}
      />
      <LongText
        {...fieldProps(fields.text)}
        most={4_000}
        label="What was done since the last report"
        hint="A sentence or two that members of the council can follow. A report cannot be changed afterwards; put a mistake right with the next one."
        rows={5}
      />
      <Button name="intent" value="update" preventDoubleClick>
        Save report
      </Button>
    </PageForm>
  );
}
