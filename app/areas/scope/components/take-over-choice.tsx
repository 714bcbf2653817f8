import type { ComponentProps } from "react";
import { Checkboxes } from "#app/govuk/form/checkboxes.tsx";
import { checkboxesProps } from "#app/govuk/form/form.tsx";

interface TakeOverChoiceProps {
  field: Parameters<typeof checkboxesProps>[0];
}

/** On the pages that make a challenge: whether to be shown what its councils' last challenge has to give. Nothing is copied by it. */
export function TakeOverChoice({ field }: TakeOverChoiceProps) {
  const items: ComponentProps<typeof Checkboxes>["items"] = [
    {
      value: "yes",
      label: "Show me what can be taken over",
      hint: "Sites with their rooms, journeys between them and house rules of the timetable. You choose on the next page.",
    },
  ];
  return (
    <Checkboxes
      {...checkboxesProps(field)}
      legend="Has one of the councils had a challenge here before? (optional)"
      items={items}
    />
  );
}
