import { fieldProps } from "#app/govuk/form/form.tsx";
import { Radios } from "#app/govuk/form/radios.tsx";

/** Whether the key dates that follow from the visit move with it: asked once it is known that some would. */
export function MoveDatesField({ field }: { field: Parameters<typeof fieldProps>[0] }) {
  if ((field.errors?.length ?? 0) === 0) return null;
  return (
    <Radios
      {...fieldProps(field)}
      legend="Some key dates follow from the visit. Do they move with it?"
      hint="Dates that somebody set by hand, or that are done, stay where they are either way."
      items={[
        { value: "move", label: "Move them with the visit" },
        { value: "keep", label: "Leave them where they are" },
      ]}
    />
  );
}
