import { takeTry } from "#app/access/rate-limits.server.ts";
import { db, refusalOf, type Tx } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { newId } from "#app/platform/ids.ts";
import { storedJson } from "#app/platform/stored-json.ts";
import {
  challengeOf,
  DRAFT_DAYS,
  DRAFT_FIELD,
  type DraftPlace,
  type FormDraft,
  MOST_DRAFTS,
} from "./draft.ts";
import { DraftTexts } from "./forms.ts";

const DAY_MS = 86_400_000;

/** What stands in `Draft.texts`. */
const draftTexts = storedJson("the texts of a draft", [DraftTexts, DraftTexts]);

/** What is to be kept. */
export interface DraftInput extends DraftPlace, Omit<FormDraft, "savedAt"> {}

/**
 * Keeps what somebody has typed, in place of what was kept before for the same form of the same page. `challengeId` is the one that the
 * guard let them into, null outside any. Throws invalid for another challenge's page, and too-many.
 */
export async function keepDraft(
  accountId: string,
  challengeId: string | null,
  input: DraftInput,
  now: Date,
): Promise<void> {
  await takeTry([["draft by account", accountId]]);
  if (challengeOf(input.address) !== challengeId) {
    throw new AppError("invalid", "This page is not one of this challenge.");
  }
  const place = { accountId, address: input.address, form: input.form };
  const kept = {
    texts: draftTexts.write(input.texts),
    version: input.version,
    savedAt: now,
    keptUntil: new Date(now.getTime() + DRAFT_DAYS * DAY_MS),
  };
  const { count } = await db.draft.updateMany({ where: place, data: kept });
  if (count > 0) return;
  await makeRoom(accountId);
  await db.draft.upsert({
    where: { accountId_address_form: place },
    create: { id: newId(), challengeId, ...place, ...kept },
    update: kept,
    select: { id: true },
  });
}

async function makeRoom(accountId: string): Promise<void> {
  const oldest = await db.draft.findMany({
    where: { accountId },
    orderBy: { savedAt: "desc" },
    skip: MOST_DRAFTS - 1,
    take: MOST_DRAFTS,
    select: { id: true },
  });
  if (oldest.length > 0) await db.draft.deleteMany({ where: { id: { in: oldest.map(({ id }) => id) } } });
}

/** What the account itself has kept for a form of the challenge it was let into (null: of none), or null. */
export async function readDraft(
  accountId: string,
  challengeId: string | null,
  { address, form }: DraftPlace,
  now: Date,
): Promise<FormDraft | null> {
  const row = await db.draft.findFirst({
    where: { accountId, challengeId, address, form, keptUntil: { gt: now } },
    select: { texts: true, version: true, savedAt: true },
  });
  if (row === null) return null;
  return { texts: draftTexts.read(row.texts), version: row.version, savedAt: row.savedAt.toISOString() };
}

/** Forgets the draft of a form: it was saved, or is not wanted. */
export async function forgetDraft(accountId: string, { address, form }: DraftPlace): Promise<void> {
  await db.draft.deleteMany({ where: { accountId, address, form } });
}

/**
 * Forgets the draft that a form says it has, once the form was saved. What was saved stays saved when this cannot be done just now: the
 * page drops a draft that says what is stored.
 */
export async function forgetSavedDraft(accountId: string, { pathname }: URL, sent: FormData): Promise<void> {
  const form = sent.get(DRAFT_FIELD);
  if (typeof form !== "string" || form === "") return;
  try {
    await forgetDraft(accountId, { address: pathname.replace(/\.data$/, ""), form });
  } catch (error) {
    if (!(refusalOf(error) instanceof AppError)) throw error;
  }
}

/** Forgets all drafts of an account that is emptied. */
export async function forgetDraftsOf(tx: Tx, accountId: string): Promise<void> {
  await tx.draft.deleteMany({ where: { accountId } });
}

/** Forgets drafts that are kept no longer. */
export async function forgetOldDrafts(tx: Tx, now: Date): Promise<void> {
  await tx.draft.deleteMany({ where: { keptUntil: { lte: now } } });
}

/** Where the drafts of an account stand and since when; the words are read on the page itself, where the wall stands. */
export function listDraftsOf(accountId: string): Promise<{ address: string; savedAt: Date }[]> {
  return db.draft.findMany({
    where: { accountId },
    orderBy: { savedAt: "asc" },
    take: MOST_DRAFTS,
    select: { address: true, savedAt: true },
  });
}
