import type { z } from "zod";
import { PEER_ROLE_NAMES, PEER_ROLES } from "#app/areas/peer-team/peer-words.ts";
import { Button } from "#app/govuk/form/button.tsx";
import { LongText } from "#app/govuk/form/counted/character-count.tsx";
import { fieldProps, PageForm, usePageForm } from "#app/govuk/form/form.tsx";
import { Radios } from "#app/govuk/form/radios.tsx";
import { Select } from "#app/govuk/form/select.tsx";
import type { PlaceLineForm } from "../placing/place-line-form.ts";

export interface PlaceLineProps {
  line: { quote: string; version: number };
  themes: readonly { id: string; number: number; title: string }[];
  milestones: readonly { id: string; label: string }[];
}

/** Asks where a line of the letter belongs that was not understood. */
export function PlaceLine({ line, themes, milestones }: PlaceLineProps) {
  const state = usePageForm<z.input<typeof PlaceLineForm>>({
    id: "place",
    buttons: ["place"],
    defaultValue: { text: line.quote },
  });
  const { fields } = state;
  const themeItems = [
    { value: "", text: "Choose a theme" },
    ...themes.map(({ id, number, title }) => ({ value: id, text: `${number}. ${title}` })),
  ];
  return (
    <PageForm state={state} version={line.version}>
      <LongText
        {...fieldProps(fields.text)}
        most={1_000}
        label="The line"
        hint="As it stands in the letter. Shorten it where only a part belongs there; the letter's own words stay with it."
        rows={4}
      />
      <Radios
        {...fieldProps(fields.belongs)}
        legend="Where does it belong?"
        items={[
          {
            value: "prompt",
            label: "A prompt: a local point to test under a theme",
            conditional: (
              <Select {...fieldProps(fields.themeOfPrompt)} label="Theme of the prompt" items={themeItems} />
            ),
          },
          {
            value: "question",
            label: "A question of a theme",
            conditional: (
              <Select
                {...fieldProps(fields.themeOfQuestion)}
                label="Theme of the question"
                items={themeItems}
              />
            ),
          },
          { value: "focus-area", label: "A focus area of the whole challenge" },
          {
            value: "team",
            label: "The peer team: a place to fill",
            conditional: (
              <Select
                {...fieldProps(fields.role)}
                label="Role in the team"
                items={[
                  { value: "", text: "Choose a role" },
                  ...PEER_ROLES.map((role) => ({ value: role, text: PEER_ROLE_NAMES[role] })),
                ]}
              />
            ),
          },
          ...(milestones.length === 0
            ? []
            : [
                {
                  value: "date",
                  label: "A key date, which you set on the next page",
                  conditional: (
                    <Select
                      {...fieldProps(fields.milestoneId)}
                      label="Key date"
                      items={[
                        { value: "", text: "Choose a key date" },
                        ...milestones.map(({ id, label }) => ({ value: id, text: label })),
                      ]}
                    />
                  ),
                },
              ]),
          {
            value: "nothing",
            label: "Nowhere: it is not needed, or it is dealt with in another way",
            conditional: (
              <LongText
                {...fieldProps(fields.reason)}
                most={2_000}
                label="Why, or how is it dealt with?"
                rows={3}
              />
            ),
          },
        ]}
      />
      <Button name="intent" value="place" preventDoubleClick>
        Put it there
      </Button>
    </PageForm>
  );
}
