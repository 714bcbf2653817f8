import { parseWithZod } from "@conform-to/zod/v4";
import { data, type TypedResponse } from "@remix-run/node";
import { z } from "zod";
import { refusalOf } from "../platform/db.server.ts";
import { AppError, type ErrorCode } from "../platform/errors.ts";
import {
  ASKED_FIELD,
  FORM_ID_FIELD,
  type FormReply,
  fieldText,
  isOwnField,
  type RefusedForm,
  SETTLED_FIELD,
} from "../platform/form-answer.ts";
import { countRefusedByBounds, countUploadRefusal } from "../platform/metrics.server.ts";
import { isTooKnotted, TOO_KNOTTED } from "../platform/text/markdown-bounds.ts";
import { ChangedMeanwhile, NOT_SETTLED } from "../writing/merge/changed-meanwhile.ts";

/** What running a form ends in: a redirect, or a response of its own. */
export type FormResult = Response | TypedResponse<never>;

export type { RefusedForm };

/** Fields that are never sent back, kept or shown: passwords, and codes of a second step. */
export function isSecretField(name: string): boolean {
  return /password|^code$/i.test(name);
}

/** What a person can put right, or try again, where they are: shown at the form, everything typed kept. */
const MENDED_AT_THE_FORM: readonly ErrorCode[] = ["invalid", "conflict", "too-many", "busy", "not-writable"];

/**
 * Runs what a form asks for; what cannot be used comes back as conform's reply, everything typed kept. Only the guard
 * calls it, with what its bounded reader read: building a form is as costly as its names say.
 */
export async function answerForm<S extends z.ZodType>(
  form: FormData,
  schema: S,
  run: (value: z.output<S>) => Promise<FormResult>,
  intentName = "",
): Promise<FormResult | ReturnType<typeof data<RefusedForm>>> {
  const formId = formIdOf(form);
  const submission = parseWithZod(settled(withoutOwnFields(form), form), { schema });
  const hideFields = secretsOf(form);
  const refused = (lastResult: FormReply): RefusedForm => ({ form: formId, intent: intentName, lastResult });
  const knotted = knottedFields(form);
  if (knotted !== null) {
    countRefusedByBounds("text");
    return data(refused(submission.reply({ fieldErrors: knotted, hideFields })), { status: 400 });
  }
  if (submission.status !== "success") {
    return data(refused(submission.reply({ hideFields })), { status: 400 });
  }
  try {
    return await run(submission.value);
  } catch (thrown) {
    const error = refusalOf(thrown);
    if (error instanceof AppError && hasFile(form)) countUploadRefusal(error.code);
    if (!(error instanceof AppError) || !MENDED_AT_THE_FORM.includes(error.code)) throw error;
    if (error instanceof ChangedMeanwhile && form.has(ASKED_FIELD) && !form.has(SETTLED_FIELD)) {
      // Sent once more without a choice: what somebody else saved is as it was, and so is what the page says of it.
      const said = { [SETTLED_FIELD]: [NOT_SETTLED] };
      const answer = { ...submission.reply({ fieldErrors: said, hideFields }), ...changedAnswer(error) };
      return data(refused(answer), { status: error.status });
    }
    const lastResult =
      error.field === undefined
        ? submission.reply({ formErrors: [error.message], hideFields })
        : submission.reply({ fieldErrors: { [error.field]: [error.message] }, hideFields });
    const changed = error instanceof ChangedMeanwhile ? changedAnswer(error) : {};
    return data(refused({ ...lastResult, ...changed }), { status: error.status, headers: error.headers });
  }
}

/** What the form is told to show what is stored beside what was typed (govuk/form/changed/stored-answer.tsx). */
function changedAnswer({ stored = {}, asksForChoice, by }: ChangedMeanwhile) {
  return { changed: stored, asksForChoice, changedBy: by };
}

/** The fields of a record; where a person has settled what two typed, of the version that the page showed them beside theirs. */
function settled(fields: FormData, form: FormData): FormData {
  // The version of what is not there any more can be empty.
  if (form.has(SETTLED_FIELD)) fields.set("version", fieldText(form, SETTLED_FIELD));
  return fields;
}

/** The id that the form says it has, or empty. */
export function formIdOf(form: FormData): string {
  return fieldText(form, FORM_ID_FIELD);
}

function withoutOwnFields(form: FormData): FormData {
  const fields = new FormData();
  for (const [name, value] of form) if (!isOwnField(name)) fields.append(name, value);
  return fields;
}

/** Everything typed comes back but these: they would stand in the page that is sent. */
function secretsOf(form: FormData): string[] {
  return [...form.keys()].filter(isSecretField);
}

/** The answer to a form that was not saved for a reason outside it, with what was typed where it was read. */
export function unsavedReply(form: FormData | null, reason: string): FormReply {
  if (form === null) return { status: "error", error: { "": [reason] } };
  const submission = parseWithZod(withoutOwnFields(form), { schema: z.looseObject({}) });
  return submission.reply({ formErrors: [reason], hideFields: secretsOf(form) });
}

/** What is said of texts that would take too long to draw, by field; null when there is none. */
function knottedFields(form: FormData): Record<string, string[]> | null {
  const names = [...form].flatMap(([name, value]) =>
    typeof value === "string" && isTooKnotted(value) ? [name] : [],
  );
  return names.length === 0 ? null : Object.fromEntries(names.map((name) => [name, [TOO_KNOTTED]]));
}

/** Whether a file was chosen. */
export function hasFile(form: FormData): boolean {
  return [...form.values()].some((value) => typeof value !== "string" && value.size > 0);
}
