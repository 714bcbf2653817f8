import type { z } from "zod";
import { InsetText } from "#app/govuk/display/inset-text.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { LongText } from "#app/govuk/form/counted/character-count.tsx";
import { fieldProps, PageForm, type PageFormState } from "#app/govuk/form/form.tsx";
import { Select } from "#app/govuk/form/select.tsx";
import { ACCURACY_RULE } from "../comment-words.ts";
import type { CommentForm } from "../forms.ts";

interface AccuracyCheckFormProps {
  state: PageFormState<z.input<typeof CommentForm>>;
  /** Headings of the draft. */
  places: readonly string[];
}

/** Where a council asks for a correction of fact in the draft. */
export function AccuracyCheckForm({ state, places }: AccuracyCheckFormProps) {
  const { fields } = state;
  return (
    <PageForm state={state}>
      <InsetText>{ACCURACY_RULE}</InsetText>
      <p className="govuk-body">
        Your council and the peer team see your comments and the answers. In a partnership the other council
        does not.
      </p>
      <Select
        {...fieldProps(fields.place)}
        label="Where in the report?"
        items={[
          { value: "", text: "Choose a part" },
          ...places.map((place) => ({ value: place, text: place })),
          { value: "Somewhere else", text: "Somewhere else" },
        ]}
      />
      <LongText
        {...fieldProps(fields.comment)}
        most={4_000}
        label="What is wrong, and what is right?"
        hint="Name the source where you can, such as a committee report. One comment for each fact."
        rows={5}
      />
      <Button name="intent" value="comment" preventDoubleClick>
        Send comment
      </Button>
    </PageForm>
  );
}
