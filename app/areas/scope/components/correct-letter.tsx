import type { z } from "zod";
import type { LetterProposal } from "#app/areas/challenge/new-challenge.ts";
import { QUESTION_SETS, REPORT_FORMAT_LAYOUTS, REPORT_FORMATS } from "#app/areas/challenge/question-sets.ts";
import { Button } from "#app/govuk/form/button.tsx";
import { ButtonGroup } from "#app/govuk/form/button-group.tsx";
import { LongText } from "#app/govuk/form/counted/character-count.tsx";
import { DateInput } from "#app/govuk/form/date-input.tsx";
import { dateProps, fieldProps, PageForm, usePageForm } from "#app/govuk/form/form.tsx";
import { Radios } from "#app/govuk/form/radios.tsx";
import { TextInput } from "#app/govuk/form/text-input.tsx";
import type { LetterForm } from "../letters/letter-form.ts";
import type { LetterView } from "../letters/letter-view.ts";
import { HandOver } from "./hand-over.tsx";
import { TakeOverChoice } from "./take-over-choice.tsx";

export interface CorrectLetterProps {
  view: LetterView;
  version: number;
  /** Whoever makes it is an administrator, and names its challenge manager. */
  handsOver: boolean;
}

/** The main facts of a letter, to be corrected, and the button that makes its challenge. */
export function CorrectLetter({ view: { facts, usual, proposals }, version, handsOver }: CorrectLetterProps) {
  const state = usePageForm<z.input<typeof LetterForm>>({
    id: "letter",
    buttons: ["make", "correct"],
    defaultValue: { ...facts, councils: facts.councils.join("\n") } as never,
  });
  const { fields } = state;
  const phases = fields.phases.getFieldList();
  const isOne = phases.length === 1;
  return (
    <PageForm state={state} version={version}>
      <h2 className="govuk-heading-m" id="facts">
        Correct the main facts
      </h2>
      <TextInput {...fieldProps(fields.title)} label="Title" />
      <LongText
        {...fieldProps(fields.councils)}
        most={2_000}
        label="Councils"
        hint={
          facts.councils.length === 0
            ? "The letter names none. Enter one a line, the commissioning council first."
            : "One a line, the commissioning council first."
        }
        rows={3}
      />
      {phases.map((field, index) => {
        const phase = field.getFieldset();
        const of = isOne ? "" : `, phase ${index + 1}`;
        return (
          <div key={field.key}>
            <DateInput
              {...dateProps(phase.start)}
              legend={`First day on site${of} (optional)`}
              hint="For example, 8 3 2027"
            />
            <DateInput
              {...dateProps(phase.end)}
              legend={`Last day on site${of} (optional)`}
              hint={index === phases.length - 1 ? "The key dates are counted from this day." : undefined}
            />
          </div>
        );
      })}
      <Radios
        {...fieldProps(fields.questionSet)}
        legend="Questions and guidance"
        hint={`The letter’s own questions are kept. This says by which edition of the method the challenge works. ${sourceOfProposal(proposals.questionSet)}`}
        items={[
          {
            value: "by-date",
            label: `As usual for the date of the visit: ${QUESTION_SETS[usual.questionSet].name}`,
          },
          ...Object.values(QUESTION_SETS).map(({ key, name }) => ({
            value: key,
            label: name,
            hint: saidOf(key, proposals.questionSet),
          })),
        ]}
      />
      <Radios
        {...fieldProps(fields.reportFormat)}
        legend="Layout of the report"
        hint={sourceOfProposal(proposals.reportFormat)}
        items={[
          {
            value: "by-date",
            label: `As usual for the date of the visit: ${REPORT_FORMAT_LAYOUTS[usual.reportFormat]}`,
          },
          ...REPORT_FORMATS.map((value) => ({
            value,
            label: REPORT_FORMAT_LAYOUTS[value],
            hint: saidOf(value, proposals.reportFormat),
          })),
        ]}
      />
      {handsOver ? (
        <HandOver name={fields.managerName} email={fields.managerEmail} />
      ) : (
        <TakeOverChoice field={fields.takeOver} />
      )}
      <ButtonGroup>
        <Button name="intent" value="make" preventDoubleClick>
          Make the challenge
        </Button>
        <Button name="intent" value="correct" variant="secondary" preventDoubleClick>
          Correct, and look again
        </Button>
      </ButtonGroup>
    </PageForm>
  );
}

/** Where what is chosen beforehand comes from: the letter's words, or the date. */
function sourceOfProposal(said: LetterProposal<string> | null): string {
  if (said === null) return "The letter says nothing of it, so the date of the visit is proposed.";
  if (said.value !== null) return "The letter’s own words propose one.";
  return `The letter has words of both, so the date of the visit is proposed: ${quoted(said)}.`;
}

function saidOf(value: string, said: LetterProposal<string> | null): string | undefined {
  return said?.value === value ? `In the letter: ${quoted(said)}` : undefined;
}

function quoted({ quotes }: LetterProposal<string>): string {
  return quotes.map((quote) => `“${quote}”`).join(" and ");
}
