import type { Db } from "../platform/db.server.ts";
import { newId } from "../platform/ids.ts";
import type { MailKind, MailSpace } from "./kinds.ts";
import { hasSecretLink, headerText, lineOf, type MailBlock } from "./mail-body.ts";
import { type MailCalendar, type SealedMail, sealMail } from "./sealed-mail.server.ts";

/** A message to one address. */
export interface NewMail {
  kind: MailKind;
  to: { address: string; name: string };
  subject: string;
  body: MailBlock[];
  /** The challenge it is about; null for what belongs to an account. */
  challengeId: string | null;
  /** Whose space the words belong to; `account` unless said otherwise. */
  space?: MailSpace;
  /** For the space `council`: whose. */
  councilId?: string | null;
  /** `draft` waits until a person has read it; else it goes as soon as it can. */
  status?: "waiting" | "draft";
  /** Entries for the calendar of whom it goes to. */
  calendars?: readonly MailCalendar[];
  /** To whom an answer goes: whoever arranges what the message is about. */
  replyTo?: { address: string; name: string };
  createdByName: string | null;
}

/**
 * Puts a message into the outbox and returns its id. Pass the transaction of the change that causes it: the message
 * exists if and only if the change does. It is sent after the commit, by the job of send-due-mail.server.ts.
 */
export async function queueMail(tx: Db, mail: NewMail, now: Date): Promise<string> {
  const row = rowOf(mail, now);
  await tx.outgoingMail.create({ data: row, select: { id: true } });
  return row.id;
}

/** The same for many at once, in a few statements: other writers wait while a transaction is open. Ids in the order given. */
export async function queueMails(tx: Db, mails: readonly NewMail[], now: Date): Promise<string[]> {
  const rows = mails.map((mail) => rowOf(mail, now));
  for (let from = 0; from < rows.length; from += ROWS_A_STATEMENT) {
    await tx.outgoingMail.createMany({ data: rows.slice(from, from + ROWS_A_STATEMENT) });
  }
  return rows.map(({ id }) => id);
}

/** Well below what a statement may hold of values. */
const ROWS_A_STATEMENT = 100;

function rowOf(mail: NewMail, now: Date) {
  const id = newId();
  const sealed: SealedMail = {
    blocks: mail.body,
    ...(mail.calendars === undefined || mail.calendars.length === 0
      ? {}
      : { calendars: [...mail.calendars] }),
    ...(mail.replyTo === undefined
      ? {}
      : { replyTo: { address: lineOf(mail.replyTo.address), name: headerText(mail.replyTo.name) } }),
  };
  return {
    id,
    challengeId: mail.challengeId,
    kind: mail.kind,
    space: mail.space ?? "account",
    councilId: mail.councilId ?? null,
    toAddress: lineOf(mail.to.address),
    toName: headerText(mail.to.name),
    subject: headerText(mail.subject),
    bodySealed: sealMail(sealed),
    hasSecretLink: hasSecretLink(mail.body),
    status: mail.status ?? "waiting",
    attempts: 0,
    nextAttemptAt: now,
    messageId: `${id.toLowerCase()}@peer-challenge-workspace`,
    createdAt: now,
    createdByName: mail.createdByName,
  };
}
