import { Checkboxes } from "#app/govuk/form/checkboxes.tsx";
import { checkboxesProps } from "#app/govuk/form/form.tsx";

interface AskedOnceProps {
  field: Parameters<typeof checkboxesProps>[0];
  legend: string;
  /** What is said by ticking it. */
  yes: string;
}

/** Something to be confirmed that is asked only once it is known to be in question: the sentence beside it says what it is. */
export function AskedOnce({ field, legend, yes }: AskedOnceProps) {
  if ((field.errors?.length ?? 0) === 0 && field.initialValue === undefined) return null;
  return <Checkboxes {...checkboxesProps(field)} legend={legend} items={[{ value: "yes", label: yes }]} />;
}

/** Whether days that are past are meant. */
export function PastDaysField({ field }: Pick<AskedOnceProps, "field">) {
  return <AskedOnce field={field} legend="Days that are past" yes="These days are meant" />;
}

/** Whether sessions may be left on days that the visit has no more. */
export function LeftSessionsField({ field, yes }: Pick<AskedOnceProps, "field" | "yes">) {
  return <AskedOnce field={field} legend="Sessions on days that are left out" yes={yes} />;
}
