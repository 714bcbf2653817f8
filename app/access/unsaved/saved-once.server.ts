import { createHash } from "node:crypto";
import { db, refusalOf, transaction } from "../../platform/db.server.ts";
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

/** How long whoever sends a form again waits for the first sending to end, in milliseconds, looking every so often. */
const WAITS_MS = 15_000;
const LOOKS_EVERY_MS = 100;

/** After so long without an end whoever was saving it is gone: the process was stopped in the middle. */
const GIVEN_UP_MS = 120_000;

/** Said when a form comes once more that was saved. */
export const SAVED_BEFORE =
  "This was saved when it was sent the first time, and is not saved twice. To save the same once more, open the form again.";

const STILL_SAVING =
  "This was sent before, and is still being saved. Wait a moment and press the button again: it is not saved twice.";

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
  const { accountId, form, now } = sent;
  if (fieldText(form, SENDING_FIELD) === "" || [...form.keys()].some(isSecretField)) return save();
  const id = await markOfSending(sent);
  const before = await begin(id, accountId, now);
  if (before !== null) return redirectWithNotice(before, SAVED_BEFORE);
  try {
    const result = await save();
    const leadsTo = result.headers.get("Location");
    await (leadsTo === null ? forget(id) : end(id, leadsTo));
    return result;
  } catch (error) {
    await forget(id);
    throw error;
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

/** Null when this sending is to be saved now; where it led when it was saved. Throws busy while another request is still saving it. */
async function begin(id: string, accountId: string, now: Date): Promise<string | null> {
  for (let waited = 0; waited < WAITS_MS; waited += LOOKS_EVERY_MS) {
    const leadsTo = await transaction(async (tx) => {
      const there = await tx.savedForm.findUnique({ where: { id }, select: { leadsTo: true, sentAt: true } });
      const isGivenUp = there?.leadsTo === "" && now.getTime() - there.sentAt.getTime() > GIVEN_UP_MS;
      if (there !== null && !isGivenUp) return there.leadsTo;
      await tx.savedForm.upsert({
        where: { id },
        create: { id, accountId, sentAt: now, leadsTo: "" },
        update: { sentAt: now },
        select: { id: true },
      });
      return null;
    });
    if (leadsTo !== "") return leadsTo;
    await new Promise((resolve) => setTimeout(resolve, LOOKS_EVERY_MS));
  }
  throw new AppError("busy", STILL_SAVING);
}

async function end(id: string, leadsTo: string): Promise<void> {
  await orLog(() => db.savedForm.updateMany({ where: { id }, data: { leadsTo } }));
}

async function forget(id: string): Promise<void> {
  await orLog(() => db.savedForm.deleteMany({ where: { id } }));
}

/** What was saved is saved, and what was refused is refused, whatever becomes of this. */
async function orLog(write: () => Promise<unknown>): Promise<void> {
  try {
    await write();
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
