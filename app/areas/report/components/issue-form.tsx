import type { z } from "zod";
import { WarningText } from "#app/govuk/display/warning-text.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { Checkboxes } from "#app/govuk/form/checkboxes.tsx";
import { checkboxesProps, fieldProps, PageForm, type PageFormState } from "#app/govuk/form/form.tsx";
import { Radios } from "#app/govuk/form/radios.tsx";
import type { ReportIssueForm } from "../forms.ts";

interface IssueReportFormProps {
  state: PageFormState<z.input<typeof ReportIssueForm>>;
  slips: number;
  unanswered: number;
  hasFinal: boolean;
}

/** The form that freezes a version and shares it with the councils. */
export function IssueReportForm({ state, slips, unanswered, hasFinal }: IssueReportFormProps) {
  const { fields } = state;
  return (
    <PageForm state={state}>
      <Radios
        {...fieldProps(fields.status)}
        legend="What do you issue?"
        items={[
          ...(hasFinal
            ? []
            : [
                {
                  value: "draft",
                  label: "A draft",
                  hint: "For the council to check the facts. It is not published.",
                },
              ]),
          {
            value: "final",
            label: hasFinal ? "A corrected final report" : "The final report",
            hint:
              unanswered === 0
                ? "The version that can be published. Recommendations can no longer be changed."
                : "Not possible yet: answer every comment of the accuracy check first.",
          },
        ]}
      />
      {slips === 0 ? null : (
        <Checkboxes
          {...checkboxesProps(fields.acknowledged)}
          legend={slips === 1 ? "The point to check above" : `The ${slips} points to check above`}
          items={[
            {
              value: "yes",
              label: `I have looked at ${slips === 1 ? "it" : "them"} and issue the report as it is`,
            },
          ]}
        />
      )}
      <WarningText>
        Both sides read what you issue: its words, its recommendations and its Word file are kept as they are.
      </WarningText>
      <Checkboxes
        {...checkboxesProps(fields.confirm)}
        legend="Issue the report?"
        items={[{ value: "yes", label: "Yes, share it with the council side now" }]}
      />
      <Button name="intent" value="issue" preventDoubleClick>
        Issue the report
      </Button>
    </PageForm>
  );
}
