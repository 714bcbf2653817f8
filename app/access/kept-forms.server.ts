import { z } from "zod";
import { db, transaction } from "../platform/db.server.ts";
import { type KeptForm, typedValues } from "../platform/form-answer.ts";
import { newId } from "../platform/ids.ts";
import { seal, unseal } from "../platform/sealed.server.ts";
import { storedJson } from "../platform/stored-json.ts";
import type { TypedWords } from "./unsaved/typed-words.server.ts";

/** How long what was typed waits for the person who typed it, in milliseconds. */
export const KEPT_FOR_MS = 60 * 60_000;

/** Forms kept for one account at a time; of more the oldest goes. */
const MOST_KEPT = 20;

/** The most that one form may hold to be kept, in bytes of its names and texts: the largest body of a form without a file. */
const MOST_BYTES = 1024 * 1024;

/** Whose form it is: what it is kept under. */
export interface FormPlace {
  accountId: string;
  /** The address of its page, path and query. */
  place: string;
  /** Its id, or empty. */
  form: string;
}

const Words: z.ZodType<Pick<TypedWords, "intent" | "entries">> = z.object({
  intent: z.string(),
  entries: z.array(z.tuple([z.string(), z.string()])),
});

/** What is under the seal of `KeptForm.wordsSealed`. */
const keptWords = storedJson("the words of a form that waits", [Words, Words]);

/** Keeps what was typed, sealed, in place of what was kept of the same form; false when it is too long. */
export async function keepForm(
  { accountId, place, form }: FormPlace,
  { intent, entries, hadFile }: TypedWords,
  now: Date,
): Promise<boolean> {
  const bytes = entries.reduce(
    (sum, [name, text]) => sum + Buffer.byteLength(name) + Buffer.byteLength(text),
    0,
  );
  if (bytes > MOST_BYTES) return false;
  const kept = { wordsSealed: seal(keptWords.write({ intent, entries })), hadFile, keptAt: now };
  return transaction(async (tx) => {
    const account = await tx.account.findUnique({
      where: { id: accountId, disabledAt: null },
      select: { id: true },
    });
    if (account === null) return false;
    await tx.keptForm.upsert({
      where: { accountId_place_form: { accountId, place, form } },
      create: { id: newId(), accountId, place, form, ...kept },
      update: kept,
      select: { id: true },
    });
    const beyond = await tx.keptForm.findMany({
      where: { accountId },
      orderBy: { keptAt: "desc" },
      skip: MOST_KEPT,
      take: MOST_KEPT,
      select: { id: true },
    });
    if (beyond.length > 0)
      await tx.keptForm.deleteMany({ where: { id: { in: beyond.map(({ id }) => id) } } });
    return true;
  });
}

/** What this account typed on this page before a sign-in ended, for as long as it is kept. */
export async function readKeptForms(accountId: string, place: string, now: Date): Promise<KeptForm[]> {
  const rows = await db.keptForm.findMany({
    where: { accountId, place, keptAt: { gt: new Date(now.getTime() - KEPT_FOR_MS) } },
    select: { form: true, wordsSealed: true, hadFile: true, keptAt: true },
  });
  return rows.map(({ form, wordsSealed, hadFile, keptAt }) => {
    const { intent, entries } = keptWords.read(unseal(wordsSealed));
    const typed = new FormData();
    for (const [name, text] of entries) typed.append(name, text);
    return { form, intent, initialValue: typedValues(typed), hadFile, keptAt: keptAt.toISOString() };
  });
}

/** Forgets what was kept of a form, once it is saved or no longer wanted. */
export async function forgetKeptForm({ accountId, place, form }: FormPlace): Promise<void> {
  await db.keptForm.deleteMany({ where: { accountId, place, form: { in: [form, ""] } } });
}

/** Whether anything is kept whose hour is over. */
export async function hasOverdueKeptForms(): Promise<boolean> {
  const before = new Date(Date.now() - KEPT_FOR_MS);
  return (await db.keptForm.findFirst({ where: { keptAt: { lte: before } }, select: { id: true } })) !== null;
}

/** Destroys what was kept for an hour and not taken back. */
export async function forgetOverdueKeptForms(now: Date): Promise<void> {
  await db.keptForm.deleteMany({ where: { keptAt: { lte: new Date(now.getTime() - KEPT_FOR_MS) } } });
}
