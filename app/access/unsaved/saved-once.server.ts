import { createHash } from "node:crypto";
import { db, refusalOf } from "../../platform/db.server.ts";
import { AppError } from "../../platform/errors.ts";
import { fieldText, SENDING_FIELD } from "../../platform/form-answer.ts";
import { log } from "../../platform/log.server.ts";
import { redirectWithNotice } from "../../platform/notice.server.ts";
import { mark } from "../../platform/sealed.server.ts";
import { heldIn } from "../../writing/sending/sent-form.ts";
import { type FormResult, isSecretField } from "../answer-form.server.ts";

const PURPOSE = "saved form";

/** How long it is remembered that a form was saved, in milliseconds. */
export const SAVED_FOR_MS = 60 * 60_000;

/** How long whoever sends a form again waits for the first sending to end, in milliseconds. */
const WAITS_MS = 15_000;

/** Said when a form comes once more that was saved. */
export const SAVED_BEFORE =
  "This was saved when it was sent the first time, and is not saved twice. To save the same once more, open the form again.";

const STILL_SAVING =
  "This was sent before, and is still being saved. Wait a moment and press the button again: it is not saved twice.";

/** Where each sending that is being saved will lead; null when it is refused or fails. One process serves an installation (decision 0202). */
const underWay = new Map<string, Promise<string | null>>();

/** A form that somebody sent. */
export interface SentByPerson {
  accountId: string;
  url: URL;
  form: FormData;
  now: Date;
}

/**
 * Saves what was sent, unless this very sending was saved before: then it leads where that one led. A sending is the same by the name that the
 * form gives it (writing/sending) and by all that it holds; so words that were changed since are never taken for saved. A form that names no
 * sending, and one that asks for a password or a code, is saved each time.
 */
export async function saveOnce(sent: SentByPerson, save: () => Promise<FormResult>): Promise<FormResult> {
  const { form } = sent;
  if (fieldText(form, SENDING_FIELD) === "" || [...form.keys()].some(isSecretField)) return save();
  const id = await markOfSending(sent);
  for (let first = underWay.get(id); first !== undefined; first = underWay.get(id)) {
    const leadsTo = await inTime(first);
    if (leadsTo !== null) return redirectWithNotice(leadsTo, SAVED_BEFORE);
  }
  // Nothing is waited for since nobody was found to be saving it.
  const saving = saveUnlessKnown(id, sent, save);
  underWay.set(
    id,
    saving.then(
      (result) => result.headers.get("Location"),
      () => null,
    ),
  );
  try {
    return await saving;
  } finally {
    underWay.delete(id);
  }
}

async function saveUnlessKnown(
  id: string,
  { accountId, now }: SentByPerson,
  save: () => Promise<FormResult>,
): Promise<FormResult> {
  const before = await db.savedForm.findUnique({ where: { id }, select: { leadsTo: true } });
  if (before !== null) return redirectWithNotice(before.leadsTo, SAVED_BEFORE);
  const result = await save();
  const leadsTo = result.headers.get("Location");
  if (leadsTo !== null) await remember({ id, accountId, sentAt: now, leadsTo });
  return result;
}

/** Waits for the first sending, but not for ever. Throws busy. */
async function inTime(first: Promise<string | null>): Promise<string | null> {
  let clock: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    clock = setTimeout(() => reject(new AppError("busy", STILL_SAVING)), WAITS_MS);
  });
  try {
    return await Promise.race([first, late]);
  } finally {
    clearTimeout(clock);
  }
}

async function markOfSending({ accountId, url, form }: SentByPerson): Promise<string> {
  const hash = createHash("sha256");
  for (const [name, value] of heldIn(form)) {
    if (typeof value === "string") {
      hash.update(JSON.stringify([name, value]));
      continue;
    }
    hash.update(JSON.stringify([name, value.name, value.size]));
    for await (const part of value.stream()) hash.update(part);
  }
  const held = hash.digest("base64url");
  return mark(PURPOSE, [accountId, url.pathname, fieldText(form, SENDING_FIELD), held].join("\n"));
}

/** What was saved is saved, whatever becomes of this. */
async function remember(data: {
  id: string;
  accountId: string;
  sentAt: Date;
  leadsTo: string;
}): Promise<void> {
  try {
    await db.savedForm.create({ data, select: { id: true } });
  } catch (error) {
    log.warn({ err: refusalOf(error) }, "that a form was saved could not be remembered");
  }
}

const whenOver = (now: Date) => ({ sentAt: { lte: new Date(now.getTime() - SAVED_FOR_MS) } });

/** Whether of any form it is no longer to be remembered that it was saved. */
export async function hasOverdueSavedForms(): Promise<boolean> {
  return (await db.savedForm.findFirst({ where: whenOver(new Date()), select: { id: true } })) !== null;
}

/** Forgets which forms were saved an hour ago and before. */
export async function forgetOverdueSavedForms(now: Date): Promise<void> {
  await db.savedForm.deleteMany({ where: whenOver(now) });
}
