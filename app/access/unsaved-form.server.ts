import { data, redirect } from "@remix-run/node";
import { refusalOf } from "../platform/db.server.ts";
import { FORM_ID_FIELD, fieldText, type RefusedForm } from "../platform/form-answer.ts";
import { isId } from "../platform/ids.ts";
import { log } from "../platform/log.server.ts";
import { formIdOf, hasFile, isSecretField, unsavedReply } from "./answer-form.server.ts";
import { forgetKeptForm, keepForm, type TypedWords } from "./kept-forms.server.ts";
import type { RouteRequest } from "./route-request.server.ts";

/** What is said at the form where the page goes on living; the page itself says it better (sign-in-ended-summary.tsx). */
const ENDED = "Your sign-in has ended, and nothing was saved. Sign in again and press the button again.";

/** A form that was sent after the sign-in of its page had ended. */
export interface SentTooLate {
  routeRequest: RouteRequest;
  /** Reads it, within the bounds of its page. */
  readForm: () => Promise<FormData>;
  /** Whom the cookie names, or null. */
  accountId: string | null;
  /** The address of the page that asks to sign in, or for the step that is missing. */
  signInAt: (asked: { returnTo: string | null; kept?: string | null }) => string;
}

/** The address that a form of a page is kept under: its path and what it asks for. */
export function pagePlaceOf(url: URL): string {
  const asked = new URLSearchParams(url.search);
  // Of Remix itself, not of the page.
  for (const name of ["index", "_routes"]) asked.delete(name);
  const search = asked.toString();
  return search === "" ? url.pathname : `${url.pathname}?${search}`;
}

/**
 * Loses nothing of what was sent. It is kept for whoever the cookie names; a page that scripts keep alive is told so where it stands,
 * everybody else is sent to sign in. What cannot be kept is answered with the words to copy, on a page of its own, and never stands in
 * an address, in the log or in the trail. Passwords and codes are neither kept nor shown.
 */
export async function answerSentTooLate(sent: SentTooLate) {
  const { routeRequest, readForm, signInAt } = sent;
  const place = pagePlaceOf(routeRequest.url);
  // What is refused here is no form of ours, or larger than any that can be kept.
  const form = await readForm().catch(() => null);
  const typed = form === null ? null : typedWords(form);
  const formId = form === null ? "" : formIdOf(form);
  const isKept = typed !== null && (await keepOrNot(sent, { place, form: formId }, typed));
  const hadFile = typed?.hadFile ?? false;
  if (!routeRequest.isDocument) {
    const answer: RefusedForm = {
      form: formId,
      intent: form === null ? "" : fieldText(form, "intent"),
      lastResult: unsavedReply(form, ENDED),
      signInEnded: { isKept, hadFile },
    };
    return data(answer, { status: 401 });
  }
  if (!isKept && typed !== null && typed.entries.length > 0) {
    const entries = typed.entries.filter(([, text]) => isTyped(text));
    const unsaved = { entries, hadFile, signIn: signInAt({ returnTo: place }) };
    throw data({ code: "signed-out", unsaved }, { status: 401 });
  }
  throw redirect(signInAt({ returnTo: place, kept: isKept ? (hadFile ? "words" : "all") : null }));
}

/** What a person may have typed or chosen: nothing that the page itself sent along, and no secret. */
function typedWords(form: FormData): TypedWords & { hasSecret: boolean } {
  const names = [...form.keys()];
  const entries = [...form].flatMap(([name, value]): [string, string][] =>
    typeof value !== "string" || name === FORM_ID_FIELD || name === "intent" || isSecretField(name)
      ? []
      : [[name, value]],
  );
  return {
    intent: fieldText(form, "intent"),
    entries: entries.some(([, text]) => isTyped(text)) ? entries : [],
    hadFile: hasFile(form),
    hasSecret: names.some(isSecretField),
  };
}

function isTyped(text: string): boolean {
  return text.trim() !== "" && !isId(text);
}

async function keepOrNot(
  { accountId, routeRequest: { now, requestId } }: SentTooLate,
  at: { place: string; form: string },
  typed: TypedWords & { hasSecret: boolean },
): Promise<boolean> {
  // A form that asks for a password or a code is not kept at all: whoever comes back to it begins again.
  if (accountId === null || typed.hasSecret || typed.entries.length === 0) return false;
  try {
    return await keepForm({ accountId, ...at }, typed, now);
  } catch (error) {
    log.warn(
      { err: refusalOf(error), requestId },
      "a form that was sent after a sign-in had ended could not be kept",
    );
    return false;
  }
}

/** Forgets what was kept of a form that is saved now. That it is saved stands, whatever becomes of this. */
export async function forgetSaved(
  { actor, routeRequest: { url, requestId } }: { actor: { accountId: string }; routeRequest: RouteRequest },
  form: FormData,
): Promise<void> {
  try {
    await forgetKeptForm({ accountId: actor.accountId, place: pagePlaceOf(url), form: formIdOf(form) });
  } catch (error) {
    log.warn({ err: refusalOf(error), requestId }, "what was kept of a form that is saved is still there");
  }
}
