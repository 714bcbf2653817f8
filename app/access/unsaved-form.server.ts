import { data, redirect } from "@remix-run/node";
import { refusalOf } from "../platform/db.server.ts";
import { AppError } from "../platform/errors.ts";
import { fieldText, type RefusedForm } from "../platform/form-answer.ts";
import { log } from "../platform/log.server.ts";
import { formIdOf, hasFile, isSecretField, unsavedReply } from "./answer-form.server.ts";
import { forgetKeptForm, keepForm } from "./kept-forms.server.ts";
import { type Opener, openerOf } from "./opened-as.server.ts";
import type { RouteRequest } from "./route-request.server.ts";
import { typedWords, wordsToCopy } from "./unsaved/typed-words.server.ts";
import type { Unsaved } from "./unsaved/unsaved-words.tsx";

/** What is said at the form where the page goes on living; the page itself says it better (sign-in-ended-summary.tsx). */
const ENDED = "Your sign-in has ended, and nothing was saved. Sign in again and press the button again.";

/** A form that was sent after the sign-in of its page had ended. */
export interface SentTooLate {
  routeRequest: RouteRequest;
  /** Reads it, within the bounds of its page, also what is only to be given back; null for no form of ours, and where it is too large for all. */
  readForm: () => Promise<{ form: FormData | null; isTooLarge: boolean }>;
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
 * Loses nothing of what was sent. It is kept for whoever the form was opened by, or the cookie names; a page that scripts keep alive is
 * told so where it stands, everybody else is sent to sign in. What cannot be kept is answered with the words to copy, on a page of its
 * own, and never stands in an address, in the log or in the trail. Passwords and codes are neither kept nor shown.
 */
export async function answerSentTooLate(sent: SentTooLate) {
  const { routeRequest, readForm, signInAt } = sent;
  const place = pagePlaceOf(routeRequest.url);
  const { form, isTooLarge } = await readForm();
  const openedBy = form === null ? null : openerOf(form);
  const isKept = form !== null && (await keepOrNot(routeRequest, keeperOf(openedBy, sent.accountId), form));
  const hadFile = form !== null && hasFile(form);
  if (!routeRequest.isDocument) {
    const answer: RefusedForm = {
      form: form === null ? "" : formIdOf(form),
      intent: form === null ? "" : fieldText(form, "intent"),
      lastResult: unsavedReply(form, ENDED),
      signInEnded: { isKept, hadFile },
    };
    return data(answer, { status: 401 });
  }
  const words = isKept || form === null ? [] : wordsToCopy(form);
  if (words.length > 0 || isTooLarge) {
    const unsaved: Unsaved = { words, hadFile, isKept, isTooLarge, signIn: signInAt({ returnTo: place }) };
    throw data({ code: "signed-out", unsaved }, { status: 401 });
  }
  throw redirect(signInAt({ returnTo: place, kept: isKept ? (hadFile ? "words" : "all") : null }));
}

/** A form that says who opened it, and was sent as somebody else. */
interface OpenedByAnother {
  form: FormData;
  openedBy: Opener;
  /** The name of whoever is signed in now. */
  signedInAs: string;
  /** Whether a person typed it: else nothing of it is kept. */
  isTyped: boolean;
  /** Whether there is a page to say it on. */
  hasPage: boolean;
}

/**
 * Saves nothing of a form in the name of somebody who did not write it: another account is signed in by now, in another tab of the same
 * browser. What was typed is kept for whoever the page was drawn for, and shown to nobody else. Where it cannot be kept, it is answered
 * with the words to copy.
 */
export async function answerOpenedByAnother(
  routeRequest: RouteRequest,
  { form, openedBy, signedInAs, isTyped, hasPage }: OpenedByAnother,
) {
  const message = `${signedInAs} is signed in now, so nothing was saved: this page was opened by somebody else.`;
  if (!hasPage) throw new AppError("conflict", message);
  const isKept = isTyped && (await keepOrNot(routeRequest, keeperOf(openedBy, null), form));
  if (!routeRequest.isDocument) {
    const answer: RefusedForm = {
      form: formIdOf(form),
      intent: fieldText(form, "intent"),
      lastResult: unsavedReply(form, `${message} ${howToGoOn(isKept)}`),
    };
    return data(answer, { status: 409 });
  }
  const words = isKept || !isTyped ? [] : wordsToCopy(form);
  const page = pagePlaceOf(routeRequest.url);
  const unsaved: Unsaved = { words, hadFile: hasFile(form), isKept, signedInAs, page };
  throw data({ code: "another-account", message, unsaved }, { status: 409 });
}

/**
 * Answers a form that does not say of which council it is, sent by a browser without scripts: its page is left for the one that asks which
 * council. What was typed is shown, to be copied; where there is nothing, the council is asked for at once.
 */
export function answerWithoutCouncil(
  { message, chooser }: { message: string; chooser: string },
  form: FormData | null,
): never {
  const words = form === null ? [] : wordsToCopy(form);
  const hadFile = form !== null && hasFile(form);
  if (words.length === 0 && !hadFile) throw redirect(chooser);
  const unsaved: Unsaved = { words, hadFile, isKept: false, chooser };
  throw data({ code: "which-council", message, unsaved }, { status: 409 });
}

const howToGoOn = (isKept: boolean) =>
  `Everything you typed is still on this page. Sign out in another tab, sign in there as yourself, come back to this page and press the button again.${
    isKept ? " If you leave this page, it waits in this form for an hour from now, for you alone." : ""
  }`;

/** For whom a form may be kept: whoever it was opened by, if this installation says so, else the one that the cookie names. */
function keeperOf(openedBy: Opener | null, named: string | null): string | null {
  return openedBy === null ? named : openedBy.isOurs ? openedBy.accountId : null;
}

async function keepOrNot(
  { url, now, requestId }: RouteRequest,
  accountId: string | null,
  form: FormData,
): Promise<boolean> {
  const typed = typedWords(form);
  // A form that asks for a password or a code is not kept at all: whoever comes back to it begins again.
  const hasSecret = [...form.keys()].some(isSecretField);
  if (accountId === null || hasSecret || typed.entries.length === 0) return false;
  try {
    return await keepForm({ accountId, place: pagePlaceOf(url), form: formIdOf(form) }, typed, now);
  } catch (error) {
    log.warn({ err: refusalOf(error), requestId }, "a form that could not be saved could not be kept either");
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
