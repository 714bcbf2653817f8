import { takeTry } from "#app/access/rate-limits.server.ts";
import { db, refusalOf, type Tx, transaction } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { newId } from "#app/platform/ids.ts";
import { storedJson } from "#app/platform/stored-json.ts";
import {
  challengeOf,
  DRAFT_DAYS,
  DRAFT_FIELD,
  type DraftPlace,
  ENDED_DAYS,
  type FormDraft,
  MOST_DRAFTS,
  MOST_OFFERED,
  OPENINGS_FIELD,
  openingsIn,
  type SeenDraft,
} from "./draft.ts";
import { DraftTexts } from "./forms.ts";

const DAY_MS = 86_400_000;

/** What stands in `Draft.texts`. */
const draftTexts = storedJson("the texts of a draft", [DraftTexts, DraftTexts]);

/** What is to be kept. */
export interface DraftInput extends DraftPlace, Omit<FormDraft, "savedAt"> {
  /** The draft that was put back and typed on in: it goes, if it is still the one that was put back. */
  takesOver?: SeenDraft | undefined;
  /** Counts what the page has sent; none from a page that does not count yet. */
  sequence?: number | undefined;
}

/**
 * Keeps what somebody has typed, in place of what was kept before of the same opening of the same form of the same page. What another opening
 * wrote stays. What the page sent before the words that are kept, saved or discarded by now is dropped, however late it arrives. `challengeId` is the one that the guard let them into, null outside any. Throws invalid for another challenge's page, and too-many.
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
  const place = { accountId, address: input.address, form: input.form, opening: input.opening };
  const said = { texts: draftTexts.write(input.texts), version: input.version };
  const keptUntil = new Date(now.getTime() + DRAFT_DAYS * DAY_MS);
  await transaction(async (tx) => {
    const where = { accountId_address_form_opening: place };
    const there = await tx.draft.findUnique({
      where,
      select: { texts: true, version: true, sequence: true },
    });
    const ended = await tx.endedDraft.findUnique({ where, select: { sequence: true } });
    const { sequence = Number.MAX_SAFE_INTEGER } = input;
    if (sequence < (there?.sequence ?? 0) || sequence <= (ended?.sequence ?? 0)) return;
    // A page that is left sends its words once more when it has not heard that they are there: they are what the next page saw.
    const isSame = there?.texts === said.texts && there.version === said.version;
    const sent = { keptUntil, sequence: input.sequence ?? there?.sequence ?? 0 };
    const kept = isSame ? sent : { ...sent, ...said, savedAt: now };
    if (there === null) {
      await makeRoom(tx, accountId);
      const row = { id: newId(), challengeId, ...place, ...said, ...sent, savedAt: now };
      await tx.draft.create({ data: row, select: { id: true } });
    } else {
      await tx.draft.update({ where, data: kept, select: { id: true } });
    }
    if (input.takesOver) await endDrafts(tx, accountId, input, [input.takesOver], now);
  });
}

async function makeRoom(tx: Tx, accountId: string): Promise<void> {
  const oldest = await tx.draft.findMany({
    where: { accountId },
    orderBy: { savedAt: "desc" },
    skip: MOST_DRAFTS - 1,
    take: MOST_DRAFTS,
    select: { id: true },
  });
  if (oldest.length > 0) await tx.draft.deleteMany({ where: { id: { in: oldest.map(({ id }) => id) } } });
}

/** What the account itself has kept for a form of the challenge it was let into (null: of none), the newest first. */
export async function readDrafts(
  accountId: string,
  challengeId: string | null,
  { address, form }: DraftPlace,
  now: Date,
): Promise<FormDraft[]> {
  const rows = await db.draft.findMany({
    where: { accountId, challengeId, address, form, keptUntil: { gt: now } },
    orderBy: [{ savedAt: "desc" }, { id: "desc" }],
    take: MOST_OFFERED,
    select: { opening: true, texts: true, version: true, savedAt: true },
  });
  return rows.map(({ opening, texts, version, savedAt }) => ({
    opening,
    texts: draftTexts.read(texts),
    version,
    savedAt: savedAt.toISOString(),
  }));
}

/**
 * Forgets drafts of a form: their words were saved, or are not wanted. One that says something else by now than was seen stays. Where a page says
 * how far it had counted, what it sent until then is dropped also when it arrives later, and what it sent after that stays.
 */
export async function forgetDrafts(
  accountId: string,
  place: DraftPlace,
  drafts: readonly SeenDraft[],
  now: Date,
): Promise<void> {
  if (drafts.length > 0) await transaction((tx) => endDrafts(tx, accountId, place, drafts, now));
}

async function endDrafts(
  tx: Tx,
  accountId: string,
  { address, form }: DraftPlace,
  drafts: readonly SeenDraft[],
  now: Date,
): Promise<void> {
  const seen = drafts.map(({ opening, savedAt, sequence }) => {
    if (savedAt !== null) return { opening, savedAt: new Date(savedAt) };
    return sequence === undefined ? { opening } : { opening, sequence: { lte: sequence } };
  });
  await tx.draft.deleteMany({ where: { accountId, address, form, OR: seen } });
  for (const { opening, savedAt, sequence } of drafts) {
    if (savedAt !== null || sequence === undefined) continue;
    const place = { accountId, address, form, opening };
    const where = { accountId_address_form_opening: place };
    const before = await tx.endedDraft.findUnique({ where, select: { sequence: true } });
    const until = {
      sequence: Math.max(sequence, before?.sequence ?? 0),
      keptUntil: new Date(now.getTime() + ENDED_DAYS * DAY_MS),
    };
    await tx.endedDraft.upsert({
      where,
      create: { ...place, ...until },
      update: until,
      select: { sequence: true },
    });
  }
  const oldest = await tx.endedDraft.findMany({
    where: { accountId },
    orderBy: { keptUntil: "desc" },
    skip: MOST_DRAFTS,
    take: MOST_DRAFTS,
    select: { address: true, form: true, opening: true },
  });
  if (oldest.length > 0) await tx.endedDraft.deleteMany({ where: { accountId, OR: oldest } });
}

/**
 * Forgets the drafts whose words a form says it holds, once the form was saved. What was saved stays saved when this cannot be done just now: the
 * page drops a draft that says what is stored.
 */
export async function forgetSavedDraft(
  accountId: string,
  { pathname }: URL,
  sent: FormData,
  now: Date,
): Promise<void> {
  const form = sent.get(DRAFT_FIELD);
  if (typeof form !== "string" || form === "") return;
  try {
    const place = { address: pathname.replace(/\.data$/, ""), form };
    const openings = sent.get(OPENINGS_FIELD);
    // A page that was opened before drafts had openings says none: its draft has none either.
    const drafts = typeof openings === "string" ? openingsIn(openings) : [{ opening: "", savedAt: null }];
    await forgetDrafts(accountId, place, drafts, now);
  } catch (error) {
    if (!(refusalOf(error) instanceof AppError)) throw error;
  }
}

/**
 * Forgets the drafts whose words were sent with a form when a sign-in had ended, and are not wanted any more; what was typed there after it
 * was sent stays. `openings` is what the form said in OPENINGS_FIELD.
 */
export async function forgetSentDrafts(
  accountId: string,
  { address, form }: DraftPlace,
  openings: string,
  sentAt: Date,
): Promise<void> {
  const named = openingsIn(openings).map(({ opening }) => opening);
  if (named.length === 0) return;
  await db.draft.deleteMany({
    where: { accountId, address, form, opening: { in: named }, savedAt: { lte: sentAt } },
  });
}

/** Forgets all drafts of an account that is emptied. */
export async function forgetDraftsOf(tx: Tx, accountId: string): Promise<void> {
  await tx.draft.deleteMany({ where: { accountId } });
  await tx.endedDraft.deleteMany({ where: { accountId } });
}

/** Forgets drafts that are kept no longer. */
export async function forgetOldDrafts(tx: Tx, now: Date): Promise<void> {
  await tx.draft.deleteMany({ where: { keptUntil: { lte: now } } });
  await tx.endedDraft.deleteMany({ where: { keptUntil: { lte: now } } });
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
