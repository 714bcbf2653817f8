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
}

/**
 * Keeps what somebody has typed, in place of what was kept before of the same opening of the same form of the same page. What another opening
 * wrote stays. `challengeId` is the one that the guard let them into, null outside any. Throws invalid for another challenge's page, and too-many.
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
  const kept = { ...said, savedAt: now, keptUntil };
  // A page that is left sends its words once more when it has not heard that they are there: they are what the next page saw.
  const same = await db.draft.updateMany({ where: { ...place, ...said }, data: { keptUntil } });
  const { count } = same.count > 0 ? same : await db.draft.updateMany({ where: place, data: kept });
  if (count === 0) {
    await makeRoom(accountId);
    await db.draft.upsert({
      where: { accountId_address_form_opening: place },
      create: { id: newId(), challengeId, ...place, ...kept },
      update: kept,
      select: { id: true },
    });
  }
  // Last, so that the words stand somewhere at every moment.
  if (input.takesOver) await forgetDrafts(accountId, input, [input.takesOver]);
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

/** Forgets drafts of a form: their words were saved, or are not wanted. One that says something else by now than was seen stays. */
export async function forgetDrafts(
  accountId: string,
  { address, form }: DraftPlace,
  drafts: readonly SeenDraft[],
): Promise<void> {
  if (drafts.length === 0) return;
  const seen = drafts.map(({ opening, savedAt }) =>
    savedAt === null ? { opening } : { opening, savedAt: new Date(savedAt) },
  );
  await db.draft.deleteMany({ where: { accountId, address, form, OR: seen } });
}

/**
 * Forgets the drafts whose words a form says it holds, once the form was saved. What was saved stays saved when this cannot be done just now: the
 * page drops a draft that says what is stored.
 */
export async function forgetSavedDraft(accountId: string, { pathname }: URL, sent: FormData): Promise<void> {
  const form = sent.get(DRAFT_FIELD);
  if (typeof form !== "string" || form === "") return;
  try {
    const place = { address: pathname.replace(/\.data$/, ""), form };
    const openings = sent.get(OPENINGS_FIELD);
    // A page that was opened before drafts had openings says none: its draft has none either.
    const drafts = typeof openings === "string" ? openingsIn(openings) : [{ opening: "", savedAt: null }];
    await forgetDrafts(accountId, place, drafts);
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
