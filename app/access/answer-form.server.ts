import type { SubmissionResult } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { data, type TypedResponse } from "@remix-run/node";
import type { z } from "zod";
import { refusalOf } from "../platform/db.server.ts";
import { AppError, type ErrorCode } from "../platform/errors.ts";
import { countRefusedByBounds, countUploadRefusal } from "../platform/metrics.server.ts";
import { isTooKnotted, TOO_KNOTTED } from "../platform/text/markdown-bounds.ts";
import { ChangedMeanwhile } from "../writing/merge/changed-meanwhile.ts";

/** What running a form ends in: a redirect, or a response of its own. */
export type FormResult = Response | TypedResponse<never>;

/** What a form gets back when it cannot be used: conform's reply, for `lastResult`. */
export type FormReply = SubmissionResult<string[]>;

/** What an action answers when a form has to be mended: the words typed, and what is wrong with them. */
export interface RefusedForm {
  intent: string;
  lastResult: FormReply;
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
  const submission = parseWithZod(form, { schema });
  // Everything typed comes back but a password: it would stand in the page that is sent.
  const hideFields = [...form.keys()].filter((name) => /password|^code$/i.test(name));
  const knotted = knottedFields(form);
  if (knotted !== null) {
    countRefusedByBounds("text");
    const lastResult = submission.reply({ fieldErrors: knotted, hideFields });
    return data<RefusedForm>({ intent: intentName, lastResult }, { status: 400 });
  }
  if (submission.status !== "success") {
    const lastResult = submission.reply({ hideFields });
    return data<RefusedForm>({ intent: intentName, lastResult }, { status: 400 });
  }
  try {
    return await run(submission.value);
  } catch (thrown) {
    const error = refusalOf(thrown);
    if (error instanceof AppError && hasFile(form)) countUploadRefusal(error.code);
    if (!(error instanceof AppError) || !MENDED_AT_THE_FORM.includes(error.code)) throw error;
    const lastResult =
      error.field === undefined
        ? submission.reply({ formErrors: [error.message], hideFields })
        : submission.reply({ fieldErrors: { [error.field]: [error.message] }, hideFields });
    // The form then shows what is stored beside what was typed (govuk/form/stored-answer.tsx).
    const changed = error instanceof ChangedMeanwhile ? { changed: error.stored ?? {} } : {};
    return data<RefusedForm>(
      { intent: intentName, lastResult: { ...lastResult, ...changed } },
      { status: error.status, headers: error.headers },
    );
  }
}

/** What is said of texts that would take too long to draw, by field; null when there is none. */
function knottedFields(form: FormData): Record<string, string[]> | null {
  const names = [...form].flatMap(([name, value]) =>
    typeof value === "string" && isTooKnotted(value) ? [name] : [],
  );
  return names.length === 0 ? null : Object.fromEntries(names.map((name) => [name, [TOO_KNOTTED]]));
}

function hasFile(form: FormData): boolean {
  return [...form.values()].some((value) => typeof value !== "string" && value.size > 0);
}
