import { parse, type SubmissionResult } from "@conform-to/react";

/** The hidden field by which a form says its id, so that the answer can say whose it is. */
export const FORM_ID_FIELD = "formId";

/** The hidden field by which a form says for whom its page was drawn (access/opened-as.server.ts). */
export const OPENED_AS_FIELD = "openedAs";

/** The hidden field by which a form says which sending of it this is: the same one sent twice is saved once (writing/sending). */
export const SENDING_FIELD = "sending";

/**
 * The tick by which a person says that what the form holds is to be saved in place of what somebody else saved: its value is the version that
 * the page showed beside it.
 */
export const SETTLED_FIELD = "settled";

/** Sent with a form that asks for that tick, whether it is ticked or not. */
export const ASKED_FIELD = "askedToSettle";

/** Whether the field is of the form itself: of no record, and nothing that anybody typed. */
export function isOwnField(name: string): boolean {
  return [FORM_ID_FIELD, OPENED_AS_FIELD, SENDING_FIELD, SETTLED_FIELD, ASKED_FIELD].includes(name);
}

/** What a form gets back when it cannot be used: conform's reply. */
export type FormReply = SubmissionResult<string[]>;

/** What a form is told that was sent after the sign-in had ended. */
export interface SignInEnded {
  /** Whether what was typed is kept on the server, for the person who was signed in. */
  isKept: boolean;
  /** Whether a file was chosen: files are never kept. */
  hadFile: boolean;
}

/** What an action answers when a form has to be mended, or could not be saved: whose answer it is, and what is wrong. */
export interface RefusedForm {
  /** The id of the form as it was sent; empty when it said none, or was refused before it was read. */
  form: string;
  /** The button, or empty. */
  intent: string;
  /** What is wrong, and what was typed where the form was read. */
  lastResult: FormReply;
  signInEnded?: SignInEnded;
  /** What each field is called and what was typed there, where the page may not be drawn again: it was not found, or is not theirs. */
  words?: [label: string, text: string][];
}

/** What was typed into one form before a sign-in ended, as it comes back to the person who typed it. */
export interface KeptForm {
  /** The id of the form, or empty. */
  form: string;
  /** The button, or empty. */
  intent: string;
  /** What was typed, as conform builds it of the names of the fields. */
  initialValue: NonNullable<FormReply["initialValue"]>;
  /** When it was sent, as an ISO time: it tells one keeping from the next. */
  keptAt: string;
  /** Whether a file was chosen with it, which has to be chosen again. */
  hadFile: boolean;
}

/** Whether what an action answered is a form to be mended. */
export function isRefusedForm(value: unknown): value is RefusedForm {
  return (
    typeof value === "object" &&
    value !== null &&
    "lastResult" in value &&
    "intent" in value &&
    typeof value.intent === "string"
  );
}

/**
 * Whether a form of a page takes this answer: by the id that was sent. An answer that says none belongs to whichever form has
 * that button, when its words were read at all.
 */
export function takesAnswer(answer: RefusedForm, asked: FormAndButtons): boolean {
  if (answer.form === "" && answer.lastResult.initialValue === undefined) return false;
  return isOfForm(answer, asked);
}

/** A form of a page: its id, and the values of its buttons where other forms of the page can be sent without an id. */
export interface FormAndButtons {
  id: string;
  buttons?: readonly string[] | undefined;
}

/** Whether what was sent by a form was sent by this one. */
export function isOfForm(sent: { form: string; intent: string }, { id, buttons }: FormAndButtons): boolean {
  if (sent.form !== "") return sent.form === id;
  return buttons === undefined || buttons.includes(sent.intent);
}

/** A field that holds one text; empty when there is none. */
export function fieldText(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}

/** What was typed into a form, as conform builds it of the names of its fields: without its files, and without the form's own fields. */
export function typedValues(form: FormData): NonNullable<FormReply["initialValue"]> {
  const typed = new FormData();
  for (const [name, value] of form) {
    if (typeof value === "string" && !isOwnField(name)) typed.append(name, value);
  }
  return parse(typed, { resolve: () => ({ error: {} }) }).reply().initialValue ?? {};
}
