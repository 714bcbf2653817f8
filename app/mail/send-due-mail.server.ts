import { db, withPatience } from "../platform/db.server.ts";
import { log } from "../platform/log.server.ts";
import { mailTransport } from "../platform/transports/mail-transport.server.ts";
import {
  MailFault,
  type MailTransport,
  type OutgoingMessage,
} from "../platform/transports/mail-transport.ts";
import { entryAddress } from "./calendar-entry.server.ts";
import type { MailKind } from "./kinds.ts";
import { htmlOf, type MailBlock, plainTextOf, withoutSecretLinks } from "./mail-body.ts";
import { endMailHalt, haltMail, readMailHalt } from "./mail-halt.server.ts";
import { mailSender, withOrganiser } from "./organiser.server.ts";
import { nextTry } from "./retry.ts";
import { type MailCalendar, openSealedMail, type SealedMail, sealMail } from "./sealed-mail.server.ts";

/** Messages sent in one run; the next run takes the rest. */
const MOST_A_RUN = 200;

const MINUTE_MS = 60_000;

/** Longer than a message can take on its way: whoever had one in hand for this long has stopped. */
const CLAIM_MS = 20 * MINUTE_MS;

/** How long "it is sent" waits for its turn to be written, in milliseconds: as good as for ever, and well within the claim. */
const TAKEN_PATIENCE_MS = 5 * 60_000;

/** What a run did. */
export interface MailRun {
  sent: number;
  /** Not plainly taken: refused, to be tried again, or with a fate nobody knows. */
  failed: number;
}

/** What keeps messages of a kind back at the moment they would go: asked of whoever writes them. */
export interface MailGate {
  kind: MailKind;
  /** Whether none of them goes at an instant. */
  isShut(now: Date): Promise<boolean>;
  /** Whether one may go as it is; what may not was taken back, and what says too much or too little was written anew. */
  mayGo(mailId: string, now: Date): Promise<boolean>;
}

const stopping = new AbortController();

/** Gives up the message under way and begins no other: the server stops. What was handed over already is marked as of unknown fate. */
export function stopSendingMail(): void {
  stopping.abort();
}

/** Whether there is anything to send, or to give up, just now, that no gate keeps back. */
export async function hasDueMail(now: Date, gate?: MailGate): Promise<boolean> {
  const lost = await db.outgoingMail.findFirst({ where: lostBy(now), select: { id: true } });
  if (lost !== null) return true;
  const halt = await readMailHalt();
  if (mailTransport() === null || (halt !== null && halt.until > now)) return false;
  const due = await db.outgoingMail.findFirst({ where: await dueBy(now, gate), select: { id: true } });
  return due !== null;
}

async function dueBy(now: Date, gate: MailGate | undefined) {
  const isShut = gate !== undefined && (await gate.isShut(now));
  return { status: "waiting", nextAttemptAt: { lte: now }, ...(isShut ? { kind: { not: gate.kind } } : {}) };
}

/** What was on its way when the server stopped. */
function lostBy(now: Date) {
  return { status: "sending", nextAttemptAt: { lte: now } };
}

/**
 * Sends what is due: waiting, and not tried too recently. Each message is claimed before it is sent, so that two runs
 * at once never send it twice; one that was claimed by a process that died is marked as of unknown fate, never sent
 * again by itself. When the server takes nothing, whatever the message, the run ends there and the next waits (see
 * mail-halt.server.ts). Without a mail server nothing happens and messages wait. `gate` keeps back what is not to go now.
 */
export async function sendDueMail(
  now: Date,
  { chance = Math.random, gate }: { chance?: () => number; gate?: MailGate } = {},
): Promise<MailRun> {
  const run: MailRun = { sent: 0, failed: 0 };
  const began = performance.now();
  // A slow server makes a long run: times are counted from when each message was tried, to the minute.
  const moment = () =>
    new Date(now.getTime() + Math.floor((performance.now() - began) / MINUTE_MS) * MINUTE_MS);
  await markLost(now);
  const transport = mailTransport();
  if (transport === null) return run;
  const halt = await readMailHalt();
  if (halt !== null && halt.until > now) return run;
  let isHalted = halt !== null;
  const due = await db.outgoingMail.findMany({
    where: await dueBy(now, gate),
    // By when they are due: one that the server failed at lets the others go before it is tried again.
    orderBy: [{ nextAttemptAt: "asc" }, { createdAt: "asc" }, { id: "asc" }],
    take: MOST_A_RUN,
    select: { id: true, nextAttemptAt: true, kind: true },
  });
  for (const { id, nextAttemptAt, kind } of due) {
    if (stopping.signal.aborted) break;
    if (gate?.kind === kind && !(await isLetThrough(gate, id, moment()))) continue;
    const claimed = await db.outgoingMail.updateMany({
      where: { id, status: "waiting", nextAttemptAt },
      data: {
        status: "sending",
        attempts: { increment: 1 },
        nextAttemptAt: new Date(moment().getTime() + CLAIM_MS),
      },
    });
    if (claimed.count === 0) continue;
    const fault = await sendOne(transport, id, moment());
    if (fault === null) {
      run.sent += 1;
      if (isHalted) await endMailHalt();
      isHalted = false;
      continue;
    }
    run.failed += 1;
    if (await settleFault(id, fault, moment(), chance())) break;
  }
  return run;
}

/** A run may last: what could go when it began may not any more. */
async function isLetThrough(gate: MailGate, id: string, now: Date): Promise<boolean> {
  return !(await gate.isShut(now)) && (await gate.mayGo(id, now));
}

/** What a process had in hand that stopped without a word: whether it went is not known. */
async function markLost(now: Date): Promise<void> {
  await db.outgoingMail.updateMany({
    where: lostBy(now),
    data: {
      status: "unknown",
      nextAttemptAt: null,
      lastError: "The workspace stopped while this message was on its way.",
    },
  });
}

/** Sends one message and writes down that it went; else what went wrong. */
async function sendOne(transport: MailTransport, id: string, now: Date): Promise<MailFault | null> {
  const mail = await db.outgoingMail.findUnique({
    where: { id },
    select: { messageId: true, toAddress: true, toName: true, subject: true, bodySealed: true },
  });
  // Destroyed by rule meanwhile.
  if (mail === null) return new MailFault("refused", "The message is not there any more.");
  let sealed: SealedMail;
  try {
    sealed = openSealedMail(mail.bodySealed);
  } catch (error) {
    return new MailFault(
      "refused",
      "The words of this message cannot be opened with this installation's key.",
      error,
    );
  }
  try {
    await transport.send(messageOf({ id, ...mail }, sealed, transport), stopping.signal);
  } catch (error) {
    return error instanceof MailFault
      ? error
      : new MailFault("refused", "The message cannot be sent as it is.", error);
  }
  const kept: SealedMail = { ...sealed, blocks: withoutSecretLinks(sealed.blocks) };
  // It is out: without this line nobody would know.
  await withPatience(TAKEN_PATIENCE_MS, () =>
    db.outgoingMail.updateMany({
      where: { id },
      data: {
        status: "sent",
        sentAt: now,
        nextAttemptAt: null,
        lastError: null,
        hasSecretLink: false,
        bodySealed: sealMail(kept),
      },
    }),
  );
  return null;
}

function messageOf(
  mail: { id: string; messageId: string; toAddress: string; toName: string; subject: string },
  { blocks: words, calendars = [], replyTo }: SealedMail,
  { carriesCalendar }: MailTransport,
): OutgoingMessage {
  const isLinked = calendars.some((one) => one.isLinked === true) || !carriesCalendar;
  const blocks = isLinked ? [...words, ...calendars.map((one, index) => linkTo(mail.id, one, index))] : words;
  const from = mailSender();
  return {
    messageId: mail.messageId,
    to: { address: mail.toAddress, name: mail.toName },
    subject: mail.subject,
    text: plainTextOf(blocks),
    html: htmlOf(blocks),
    ...(replyTo === undefined ? {} : { replyTo }),
    calendars: carriesCalendar
      ? calendars.map(({ method, ics }) => ({ method, ics: withOrganiser(ics, from) }))
      : [],
  };
}

function linkTo(mailId: string, { method, title }: MailCalendar, index: number): MailBlock {
  const what = title === undefined ? "it" : `“${title}”`;
  const label = method === "REQUEST" ? `Put ${what} into your calendar` : `Take ${what} out of your calendar`;
  return { link: { url: entryAddress(mailId, index), label } };
}

/** Writes down what became of a message that was not plainly taken. True: nothing else can go either. */
async function settleFault(id: string, fault: MailFault, now: Date, chance: number): Promise<boolean> {
  const where = { id, status: "sending" };
  const mail = await db.outgoingMail.findFirst({ where, select: { kind: true, attempts: true } });
  const attempts = mail?.attempts ?? 1;
  const lastError = fault.message;
  // Never the cause: what a server answers may name the address.
  log.warn(
    { mailId: id, kind: mail?.kind, attempts, fate: fault.fate, reason: lastError },
    "a message was not taken",
  );
  if (fault.fate === "refused") {
    await db.outgoingMail.updateMany({ where, data: { status: "failed", nextAttemptAt: null, lastError } });
    return false;
  }
  if (fault.fate === "postponed") {
    const nextAttemptAt = nextTry(attempts, now, chance);
    const status = nextAttemptAt === null ? "failed" : "waiting";
    await db.outgoingMail.updateMany({ where, data: { status, nextAttemptAt, lastError } });
    return false;
  }
  const until = await haltMail(lastError, now);
  log.error(
    { reason: lastError, until },
    "no message goes: the mail server does not work with this workspace",
  );
  await db.outgoingMail.updateMany({
    where,
    data:
      fault.fate === "unknown"
        ? { status: "unknown", nextAttemptAt: null, lastError }
        : // The message is not to blame: the try does not count.
          { status: "waiting", attempts: attempts - 1, nextAttemptAt: until, lastError },
  });
  return true;
}
