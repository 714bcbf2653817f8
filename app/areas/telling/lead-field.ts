import type { StepKind } from "#app/notices/kinds.ts";
import type { LeadName } from "#app/notices/stored-rules.ts";

/** The name of the field of one list of days. */
export type LeadField = `${StepKind}-${LeadName}`;

/** Apart from the form, whose checks the page in the browser does not need. */
export function leadField(kind: StepKind, name: LeadName): LeadField {
  return `${kind}-${name}`;
}
