import type { z } from "zod";
import { Button } from "#app/govuk/form/button.tsx";
import { ButtonGroup } from "#app/govuk/form/button-group.tsx";
import { LongText } from "#app/govuk/form/counted/character-count.tsx";
import { WordCount } from "#app/govuk/form/counted/word-count.tsx";
import { fieldProps, PageForm, usePageForm } from "#app/govuk/form/form.tsx";
import { Radios } from "#app/govuk/form/radios.tsx";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import {
  FINDING_KIND_NAMES,
  FINDING_KINDS,
  FINDING_STATUS_NAMES,
  FINDING_STATUSES,
} from "../finding-words.ts";
import type { FindingForm } from "../forms.ts";

interface FindingFieldsProps {
  themes: { id: string; number: number; title: string }[];
  defaultValue: Partial<Omit<z.input<typeof FindingForm>, "version">>;
  /** Of the finding when the form was opened; left out for a new one. */
  version?: number;
  /** Words of the text as last saved; left out for a new finding. */
  words?: number;
  submitText: string;
  cancelHref: string;
}

/** The fields of a finding. */
export function FindingFields(props: FindingFieldsProps) {
  const state = usePageForm<z.input<typeof FindingForm>>({
    id: "finding",
    defaultValue: props.defaultValue,
    fieldOrder: ["kind", "themeId", "headline", "body", "status"],
  });
  const { fields } = state;
  return (
    <PageForm state={state} version={props.version} className="cpc-form">
      <Radios
        {...fieldProps(fields.kind)}
        legend="What kind of finding is it?"
        inline
        items={FINDING_KINDS.map((value) => ({ value, label: FINDING_KIND_NAMES[value].one }))}
      />
      <Radios
        {...fieldProps(fields.themeId)}
        legend="Theme"
        small
        items={props.themes.map(({ id, number, title }) => ({ value: id, label: `${number} ${title}` }))}
      />
      <LongText
        {...fieldProps(fields.headline)}
        most={300}
        label="Headline"
        hint="The judgement in one sentence, as the report will print it."
        rows={2}
      />
      <LongText
        {...fieldProps(fields.body)}
        most={20_000}
        label="Text"
        hint={
          <>
            What the team found. 60 to 120 words is usual (house rule).
            {props.words === undefined ? null : (
              <>
                {" "}
                As saved: <WordCount words={props.words} />.
              </>
            )}
          </>
        }
        rows={10}
      />
      <Radios
        {...fieldProps(fields.status)}
        legend="Status"
        inline
        items={FINDING_STATUSES.map((value) => ({ value, label: FINDING_STATUS_NAMES[value] }))}
      />
      <ButtonGroup>
        <Button name="intent" value="save" preventDoubleClick>
          {props.submitText}
        </Button>
        <TextLink href={props.cancelHref} noVisitedState>
          Cancel
        </TextLink>
      </ButtonGroup>
    </PageForm>
  );
}
