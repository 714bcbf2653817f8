import { z } from "zod";
import { takeTry } from "#app/access/rate-limits.server.ts";
import { db, refusalOf, type Tx } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { newId } from "#app/platform/ids.ts";
import {
  challengeOf,
  DRAFT_DAYS,
  DRAFT_FIELD,
  type Draft,
  type DraftPlace,
  MOST_DRAFT_CHARACTERS,
  MOST_DRAFTS,
} from "./draft.ts";

const DAY_MS = 86_400_000;

const Texts = z.record(z.string().max(200), z.string());

/** What is to be kept: the texts as JSON, by the name of their field. */
export interface DraftInput extends DraftPlace {
  texts: string;
  version: string;
}

/**
 * Keeps what somebody has typed, in place of what was kept before for the same form of the same page. `challengeId` is the one that the
 * guard let them into, null outside any. Throws invalid for another challenge's page, for what is no draft or too long, and too-many.
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
  if (input.texts.length > MOST_DRAFT_CHARACTERS) {
    throw new AppError("invalid", "This is too long to be kept as a draft.");
  }
  const texts = textsOf(input.texts);
  if (texts === null) throw new AppError("invalid", "This is not a draft.");
  const place = { accountId, address: input.address, form: input.form };
  const kept = {
    texts: JSON.stringify(texts),
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

function textsOf(json: string): Record<string, string> | null {
  try {
    return Texts.parse(JSON.parse(json));
  } catch {
    return null;
  }
}

/** What the account itself has kept for a form of the challenge it was let into (null: of none), or null. */
export async function readDraft(
  accountId: string,
  challengeId: string | null,
  { address, form }: DraftPlace,
  now: Date,
): Promise<Draft | null> {
  const row = await db.draft.findFirst({
    where: { accountId, challengeId, address, form, keptUntil: { gt: now } },
    select: { texts: true, version: true, savedAt: true },
  });
  const texts = row === null ? null : textsOf(row.texts);
  return row === null || texts === null
    ? null
    : { texts, version: row.version, savedAt: row.savedAt.toISOString() };
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

/** The drafts of an account, for whom they belong to. */
export function listDraftsOf(
  accountId: string,
): Promise<{ address: string; texts: string; savedAt: Date }[]> {
  return db.draft.findMany({
    where: { accountId },
    orderBy: { savedAt: "asc" },
    take: MOST_DRAFTS,
    select: { address: true, texts: true, savedAt: true },
  });
}
