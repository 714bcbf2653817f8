import type { z } from "zod";
import { to } from "#app/addresses.ts";
import { Button } from "#app/govuk/form/button.tsx";
import { LongText } from "#app/govuk/form/counted/character-count.tsx";
import { fieldProps, PageForm, usePageForm } from "#app/govuk/form/form.tsx";
import { Radios } from "#app/govuk/form/radios.tsx";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import type { ChangesAnswer } from "../decision-words.ts";
import type { ChangesAnswerForm } from "../forms.ts";

interface ChangesFormProps {
  challengeId: string;
  /** The newest version sent after the one that was decided about; null where none was. */
  laterVersion: number | null;
  /** What was said before. */
  given: { outcome: ChangesAnswer; answerReason: string; version: number } | null;
}

/** Asks whoever manages the challenge what became of the changes with which a council agreed the scope. */
export function ChangesForm({ challengeId, laterVersion, given }: ChangesFormProps) {
  const state = usePageForm<z.input<typeof ChangesAnswerForm>>({
    id: "changes",
    defaultValue: { changes: given?.outcome, reason: given?.answerReason ?? "" },
  });
  const { fields } = state;
  return (
    <section aria-labelledby="changes-heading">
      <h2 className="govuk-heading-m" id="changes-heading">
        What became of the changes?
      </h2>
      <p className="govuk-body">
        {given === null
          ? "The council agreed the scope with changes. Until this is answered, its agreement does not count for the scope as it was put."
          : "This was answered, as above. It can be answered anew."}
      </p>
      {laterVersion === null ? (
        <p className="govuk-body">
          If the scope has to change: change it, then{" "}
          <TextLink href={to.scope.agree({ challengeId })}>send a new version</TextLink>. Every council is
          asked about that one, and you can say here that it has the changes.
        </p>
      ) : null}
      <PageForm state={state} version={given?.version ?? 0}>
        <input type="hidden" name="inVersion" value={laterVersion ?? 0} />
        <Radios
          {...fieldProps(fields.changes)}
          legend="Were the changes taken over into the scope?"
          items={[
            ...(laterVersion === null
              ? []
              : [
                  {
                    value: "taken-over",
                    label: `Yes, version ${laterVersion} has them`,
                    hint: "Each council decides about that version for itself.",
                  },
                ]),
            {
              value: "not-needed",
              label: "No word of the scope has to change for them",
              hint: "The agreement then counts for the scope as it was put.",
              conditional: (
                <LongText
                  {...fieldProps(fields.reason)}
                  most={2_000}
                  label="Why not?"
                  hint="The council reads this."
                  rows={3}
                />
              ),
            },
          ]}
        />
        <Button name="intent" value="changes" preventDoubleClick>
          Record the answer
        </Button>
      </PageForm>
    </section>
  );
}
