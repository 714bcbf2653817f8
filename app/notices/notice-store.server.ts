import type { Space } from "../access/permissions.ts";
import type { Db, Tx } from "../platform/db.server.ts";
import { newId } from "../platform/ids.ts";
import type { DueNotice, NoticeKey, Turn } from "./due-notices.ts";
import type { NoticeKind, TurnKind } from "./kinds.ts";
import { LAPSES_AFTER_DAYS } from "./telling-rules.ts";

const DAY_MS = 86_400_000;

/** Days for which what happened is kept: longer than any of it is told. */
const KEPT_DAYS = 30;

/** Days back in which it matters what somebody was told: all before has lapsed, whatever the clock did in between. */
const LOOKED_BACK_DAYS = 60;

/** Rows read of a challenge at most: far more than happen in two weeks. */
const MOST_READ = 20_000;

/** What happened in a challenge that is still somebody's turn and has not lapsed, the oldest first. */
export async function listTurns(challengeId: string, now: Date, client: Db): Promise<Turn[]> {
  const rows = await client.notice.findMany({
    where: { challengeId, endedAt: null, at: { gte: daysBefore(now, LAPSES_AFTER_DAYS + 1) } },
    orderBy: [{ at: "asc" }, { id: "asc" }],
    take: MOST_READ,
    select: {
      kind: true,
      recordId: true,
      occasion: true,
      space: true,
      councilId: true,
      title: true,
      page: true,
      toAccountId: true,
      byAccountId: true,
      at: true,
    },
  });
  return rows.map(({ kind, space, ...row }) => ({ ...row, kind: kind as TurnKind, space: space as Space }));
}

/** What tells what people of a challenge were told apart, and by which message. */
export interface ToldKey extends NoticeKey {
  accountId: string;
  mailId: string;
}

/** What people of a challenge were told in the last two months. */
export async function listTold(challengeId: string, now: Date, client: Db): Promise<ToldKey[]> {
  const rows = await client.toldNotice.findMany({
    where: { challengeId, toldAt: { gte: daysBefore(now, LOOKED_BACK_DAYS) } },
    take: MOST_READ,
    select: { accountId: true, kind: true, recordId: true, occasion: true, mailId: true },
  });
  return rows.map(({ kind, ...row }) => ({ ...row, kind: kind as NoticeKind }));
}

/** What one message says, with the challenge of each. */
export async function listToldBy(
  mailId: string,
  client: Db,
): Promise<(NoticeKey & { accountId: string; challengeId: string; text: string })[]> {
  const rows = await client.toldNotice.findMany({
    where: { mailId },
    take: MOST_READ,
    select: { accountId: true, challengeId: true, kind: true, recordId: true, occasion: true, text: true },
  });
  return rows.map(({ kind, ...row }) => ({ ...row, kind: kind as NoticeKind }));
}

/** The message that told somebody something last, and when it was written; null before the first. */
export function readLastTelling(
  accountId: string,
  client: Db,
): Promise<{ mailId: string; toldAt: Date } | null> {
  return client.toldNotice.findFirst({
    where: { accountId },
    orderBy: [{ toldAt: "desc" }, { id: "desc" }],
    select: { mailId: true, toldAt: true },
  });
}

/** Marks notices as told by a message, in the transaction that writes it. Fails where one was told already: then nothing is written. */
export async function markTold(
  tx: Tx,
  notices: readonly (DueNotice & { toCouncilId: string | null })[],
  mailId: string,
  now: Date,
): Promise<void> {
  await tx.toldNotice.createMany({
    data: notices.map((notice) => ({ id: newId(), ...notice, mailId, toldAt: now })),
  });
}

/** Takes back that a message told something: it has not gone, and says something else now or nothing. */
export async function unmarkTold(tx: Tx, mailId: string): Promise<void> {
  await tx.toldNotice.deleteMany({ where: { mailId } });
}

/** Forgets what happened so long ago that nobody is told it any more. What was told stays. */
export async function forgetOldNotices(now: Date, client: Db): Promise<void> {
  await client.notice.deleteMany({ where: { at: { lt: daysBefore(now, KEPT_DAYS) } } });
}

function daysBefore(now: Date, days: number): Date {
  return new Date(now.getTime() - days * DAY_MS);
}
