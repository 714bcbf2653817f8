import type { z } from "zod";
import { Button } from "#app/govuk/form/button.tsx";
import { ButtonGroup } from "#app/govuk/form/button-group.tsx";
import { Checkboxes } from "#app/govuk/form/checkboxes.tsx";
import { LongText } from "#app/govuk/form/counted/character-count.tsx";
import { checkboxesProps, fieldProps, PageForm, usePageForm } from "#app/govuk/form/form.tsx";
import { Radios } from "#app/govuk/form/radios.tsx";
import { Select } from "#app/govuk/form/select.tsx";
import { TextInput } from "#app/govuk/form/text-input.tsx";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import { FINDING_KIND_NAMES, type FindingKind } from "../finding-words.ts";
import type { RecommendationForm } from "../forms.ts";

interface RecommendationFieldsProps {
  themes: { id: string; number: number; title: string }[];
  findings: { id: string; themeId: string; kind: FindingKind; headline: string }[];
  defaultValue: Partial<Omit<z.input<typeof RecommendationForm>, "version">>;
  version?: number;
  submitText: string;
  cancelHref: string;
}

/** The fields of a recommendation: its words, then the findings it stands on, theme by theme. */
export function RecommendationFields(props: RecommendationFieldsProps) {
  const state = usePageForm<z.input<typeof RecommendationForm>>({
    id: "recommendation",
    defaultValue: props.defaultValue,
    fieldOrder: ["kind", "themeId", "title", "text", "findingIds"],
  });
  const { fields } = state;
  const findingProps = checkboxesProps(fields.findingIds);
  const groups = props.themes
    .map((theme) => ({ theme, findings: props.findings.filter((finding) => finding.themeId === theme.id) }))
    .filter((group) => group.findings.length > 0);
  return (
    <PageForm state={state} version={props.version} className="cpc-form">
      <Radios
        {...fieldProps(fields.kind)}
        legend="What kind of recommendation is it?"
        items={[
          { value: "key", label: "Key recommendation", hint: "One of the few the report opens with." },
          { value: "further", label: "Further recommendation", hint: "Within a theme." },
        ]}
      />
      <Select
        {...fieldProps(fields.themeId)}
        label="Theme"
        hint="A further recommendation needs one. A key one may lie across themes."
        items={[
          { value: "", text: "Across themes" },
          ...props.themes.map(({ id, number, title }) => ({ value: id, text: `${number} ${title}` })),
        ]}
      />
      <TextInput
        {...fieldProps(fields.title)}
        label="Short title"
        hint="A few words by which people call it."
      />
      <LongText
        {...fieldProps(fields.text)}
        most={5_000}
        label="Recommendation"
        hint="The team's exact words. The report, the action plan and the review all print these."
        rows={6}
      />
      <h2 className="govuk-heading-m">Findings it stands on</h2>
      {groups.length === 0 ? (
        <p className="govuk-body">There are no findings yet. You can choose them later.</p>
      ) : null}
      {groups.map(({ theme, findings }, index) => (
        <Checkboxes
          key={theme.id}
          {...findingProps}
          id={index === 0 ? findingProps.id : `${findingProps.id}-theme-${theme.number}`}
          errors={index === 0 ? findingProps.errors : undefined}
          legend={`${theme.number} ${theme.title}`}
          small
          items={findings.map((finding) => ({
            value: finding.id,
            label: finding.headline,
            hint: FINDING_KIND_NAMES[finding.kind].one,
          }))}
        />
      ))}
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
