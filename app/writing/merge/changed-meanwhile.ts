import { formatInstant } from "#app/platform/days.ts";
import { AppError } from "#app/platform/errors.ts";
import { cleanText } from "#app/platform/text/clean-text.ts";

/** Who saved a record, and when. */
export interface Saver {
  name: string;
  at: Date;
}

/** The one sentence said when two people had the same form open, and the other one saved first: who and when, where that is known. */
export function changedMeanwhile(by: Saver | null): string {
  const when = by === null ? "" : ` (${formatInstant(by.at)})`;
  return `${by?.name ?? "Somebody else"} saved this since you opened it${when}, so yours is not saved yet. What they saved stands beside what you typed wherever the two differ. Choose what is to stand, say so below, then save again.`;
}

/** Said when such a form is sent again without a choice. */
export const NOT_SETTLED =
  "Say that what stands in the form now is to be saved in place of what somebody else saved. Nothing is saved before.";

/** The same of a button without a text: there is nothing typed to put together. */
export const LOOK_AGAIN =
  "Somebody else saved this since you opened it, so nothing was done. Look at it as it is now, then decide again.";

/** Values of a form by the name of their field, as the form itself would be opened with them. */
export type FormValues = Readonly<Record<string, unknown>>;

/**
 * Refused because the record is no longer the one that the form was opened on (code "conflict"). The page keeps what was
 * typed and shows what is stored beside it: that comes from its own loader, read again after the refusal together with the
 * version that the next save must name, so that the two belong together. `stored` is given only where the page does not open
 * with the values of what is changed; `by`, who saved, where the record or the trail says it (audit/saved-meanwhile.server.ts).
 */
export class ChangedMeanwhile extends AppError {
  readonly stored: FormValues | undefined;
  /** Whether somebody has to say which of two texts is to stand; where the refusal says another thing to do, they have looked by the next press. */
  readonly asksForChoice: boolean;

  /** The name of whoever saved, or null. */
  readonly by: string | null;

  constructor(stored?: FormValues, message?: string, by: Saver | null = null) {
    super("conflict", message ?? changedMeanwhile(by));
    this.name = "ChangedMeanwhile";
    this.stored = stored;
    this.by = by?.name ?? null;
    this.asksForChoice = message === undefined;
  }
}

/** What tells whether numbers by key are still the same: for a form that holds many rows, in place of a version. */
export function markOf(values: object): string {
  return Object.entries(values)
    .map(([key, value]) => `${key} ${value}`)
    .sort()
    .join(", ");
}

/** The refusal for a record that keeps itself who saved it last and when; null where nobody is named. */
export function changedBy(
  name: string | null | undefined,
  at: Date | null | undefined,
  stored?: FormValues,
): ChangedMeanwhile {
  return new ChangedMeanwhile(stored, undefined, name && at ? { name, at } : null);
}

/**
 * Throws ChangedMeanwhile when the stored version is not the one a form was opened on: a number that counts saves, or a
 * mark of the values where one form holds many rows. Call it inside the transaction that writes; what was not there yet
 * has version 0. A mark of words is compared as it comes back, whatever was stored before texts were cleaned. `values` as in ChangedMeanwhile;
 * `by` and `at` where the record keeps them, else `refuseIfSaved` asks the trail.
 */
export function refuseIfChanged(
  opened: number | string,
  stored: number | string,
  { values, ...saver }: { values?: FormValues } & (SavedBy | { by?: undefined }) = {},
): void {
  const { by, at } = { at: null, ...saver };
  if (!isSameVersion(opened, stored)) throw changedBy(by, at, values);
}

/** Who saved last, and when, as a record keeps it; both are said. */
interface SavedBy {
  by: string | null | undefined;
  at: Date | null | undefined;
}

/** Whether a form was opened on the stored version. */
export function isSameVersion(opened: number | string, stored: number | string): boolean {
  return asSent(opened) === asSent(stored);
}

function asSent(version: number | string): string {
  return cleanText(String(version)).replace(/\r\n?/g, "\n");
}
