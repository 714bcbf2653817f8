import { type Db, db, type Tx } from "#app/platform/db.server.ts";
import type { MailKind, MailState } from "./kinds.ts";
import { hasSecretLink, headerText, type MailBlock } from "./mail-body.ts";
import { openSealedMail, sealMail } from "./sealed-mail.server.ts";

/** Where a message stands: see the schema. */
type MailStatus = "draft" | "waiting" | "sending" | "sent" | "failed" | "unknown" | "discarded";

const DISCARDED = { status: "discarded", nextAttemptAt: null } as const;

/** Throws messages of a challenge away that have not gone: those among `ids` in one of the states. */
export async function discardMails(
  tx: Tx,
  ids: readonly string[],
  from: readonly MailStatus[],
  challengeId: string,
): Promise<void> {
  if (ids.length === 0) return;
  await tx.outgoingMail.updateMany({
    where: { challengeId, id: { in: [...ids] }, status: { in: [...from] } },
    data: DISCARDED,
  });
}

/** The same of messages to accounts, whose links have ended: invitations to a challenge among them. */
export async function discardAccountMails(
  tx: Tx,
  ids: readonly string[],
  from: readonly MailStatus[],
): Promise<void> {
  if (ids.length === 0) return;
  await tx.outgoingMail.updateMany({
    where: { space: "account", id: { in: [...ids] }, status: { in: [...from] } },
    data: DISCARDED,
  });
}

/** How many of some messages were thrown away. */
export function countDiscarded(tx: Tx, ids: readonly string[], challengeId: string): Promise<number> {
  return tx.outgoingMail.count({ where: { challengeId, id: { in: [...ids] }, status: "discarded" } });
}

/** The messages of a kind that have not gone, with their words. At most 5,000. */
export async function listUnsentWords(
  tx: Tx,
  challengeId: string,
  kind: MailKind,
): Promise<{ id: string; blocks: MailBlock[] }[]> {
  const rows = await tx.outgoingMail.findMany({
    where: { challengeId, kind, status: { in: ["draft", "waiting", "failed"] } },
    take: 5000,
    select: { id: true, bodySealed: true },
  });
  return rows.map(({ id, bodySealed }) => ({ id, blocks: openSealedMail(bodySealed).blocks }));
}

/** The messages of a kind in a challenge: where each stands and to whom it goes. At most 50,000. */
export function listMailStates(
  challengeId: string,
  kind: MailKind,
  client: Db = db,
): Promise<{ id: string; status: string; toAddress: string }[]> {
  return client.outgoingMail.findMany({
    where: { challengeId, kind },
    take: 50_000,
    select: { id: true, status: true, toAddress: true },
  });
}

/** Takes a message back that was written in the same transaction: nobody ever sees it. */
export async function takeBackMail(tx: Tx, id: string): Promise<void> {
  await tx.outgoingMail.deleteMany({ where: { id } });
}

/** Whether a message of a kind was written in a time: after `since`, at `until` the latest. */
export async function wasMailWritten(tx: Tx, kind: MailKind, since: Date, until: Date): Promise<boolean> {
  const row = await tx.outgoingMail.findFirst({
    where: { kind, createdAt: { gt: since, lte: until } },
    select: { id: true },
  });
  return row !== null;
}

/** Holds every message that is on its way, saying why. Returns how many. */
export async function holdMails(tx: Tx, why: string): Promise<number> {
  const { count } = await tx.outgoingMail.updateMany({
    where: { status: { in: ["waiting", "sending"] } },
    data: { status: "unknown", nextAttemptAt: null, lastError: why },
  });
  return count;
}

/** Where a message stands, and when it went; null when it is not there any more. */
export function readMailFate(
  id: string,
  client: Db,
): Promise<{ status: string; sentAt: Date | null; createdAt: Date } | null> {
  return client.outgoingMail.findUnique({
    where: { id },
    select: { status: true, sentAt: true, createdAt: true },
  });
}

/** Where some messages stand, and when each went, by their ids; of one that is not there any more there is none. */
export async function readMailFates(
  ids: readonly string[],
  client: Db,
): Promise<Map<string, { status: MailState; sentAt: Date | null; lastError: string | null }>> {
  const rows = await client.outgoingMail.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, status: true, sentAt: true, lastError: true },
  });
  return new Map(rows.map(({ id, status, ...row }) => [id, { ...row, status: status as MailState }]));
}

/** Writes the words of a message anew that waits to go. Returns whether it did: what is on its way stays as it is. */
export async function rewriteMail(
  tx: Tx,
  id: string,
  { subject, body }: { subject: string; body: MailBlock[] },
): Promise<boolean> {
  const { count } = await tx.outgoingMail.updateMany({
    where: { id, status: "waiting" },
    data: {
      subject: headerText(subject),
      bodySealed: sealMail({ blocks: body }),
      hasSecretLink: hasSecretLink(body),
    },
  });
  return count > 0;
}

/** Takes back a message that waits to go and has nothing to say any more. Returns whether it did. */
export async function takeBackWaiting(tx: Tx, id: string): Promise<boolean> {
  const { count } = await tx.outgoingMail.deleteMany({ where: { id, status: "waiting" } });
  return count > 0;
}
