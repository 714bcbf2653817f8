import type { z } from "zod";
import { Button } from "#app/govuk/form/button.tsx";
import { ButtonGroup } from "#app/govuk/form/button-group.tsx";
import { LongText } from "#app/govuk/form/counted/character-count.tsx";
import { fieldProps, PageForm, usePageForm } from "#app/govuk/form/form.tsx";
import { Select } from "#app/govuk/form/select.tsx";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import type { ObservationForm } from "../forms.ts";

interface ObservationFieldsProps {
  themes: { id: string; number: number; title: string }[];
  defaultValue: { themeId?: string; text?: string };
  /** Left out for a new one. */
  version?: number;
  cancelHref: string;
}

/** The fields of a softer observation. */
export function ObservationFields({ themes, defaultValue, version, cancelHref }: ObservationFieldsProps) {
  const state = usePageForm<z.input<typeof ObservationForm>>({
    id: "observation",
    defaultValue,
    fieldOrder: ["themeId", "text"],
  });
  return (
    <PageForm state={state} version={version} className="cpc-form">
      <Select
        {...fieldProps(state.fields.themeId)}
        label="Theme"
        items={[
          { value: "", text: "No theme" },
          ...themes.map(({ id, number, title }) => ({ value: id, text: `${number} ${title}` })),
        ]}
      />
      <LongText {...fieldProps(state.fields.text)} most={5_000} label="Observation" rows={6} />
      <ButtonGroup>
        <Button name="intent" value="save" preventDoubleClick>
          Save observation
        </Button>
        <TextLink href={cancelHref} noVisitedState>
          Cancel
        </TextLink>
      </ButtonGroup>
    </PageForm>
  );
}
