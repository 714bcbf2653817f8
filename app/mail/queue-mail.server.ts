import type { Db } from "../platform/db.server.ts";
import { newId } from "../platform/ids.ts";
import { seal } from "../platform/sealed.server.ts";
import type { MailKind, MailSpace } from "./kinds.ts";
import { hasSecretLink, headerText, type MailBlock } from "./mail-body.ts";

/** What a calendar program is told beside the words. */
export interface MailCalendar {
  method: "REQUEST" | "CANCEL";
  /** The iCalendar text, RFC 5545. */
  ics: string;
}

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
  calendar?: MailCalendar;
  createdByName: string | null;
}

/** What is sealed of a message. */
export interface SealedMail {
  blocks: MailBlock[];
  calendar?: MailCalendar;
}

/**
 * Puts a message into the outbox and returns its id. Pass the transaction of the change that causes it: the message
 * exists if and only if the change does. It is sent after the commit, by the job of send-due-mail.server.ts.
 */
export async function queueMail(tx: Db, mail: NewMail, now: Date): Promise<string> {
  const id = newId();
  const sealed: SealedMail = {
    blocks: mail.body,
    ...(mail.calendar === undefined ? {} : { calendar: mail.calendar }),
  };
  await tx.outgoingMail.create({
    data: {
      id,
      challengeId: mail.challengeId,
      kind: mail.kind,
      space: mail.space ?? "account",
      councilId: mail.councilId ?? null,
      toAddress: headerText(mail.to.address),
      toName: headerText(mail.to.name),
      subject: headerText(mail.subject),
      bodySealed: seal(JSON.stringify(sealed)),
      hasSecretLink: hasSecretLink(mail.body),
      status: mail.status ?? "waiting",
      attempts: 0,
      nextAttemptAt: now,
      messageId: `${id.toLowerCase()}@peer-challenge-workspace`,
      createdAt: now,
      createdByName: mail.createdByName,
    },
    select: { id: true },
  });
  return id;
}
