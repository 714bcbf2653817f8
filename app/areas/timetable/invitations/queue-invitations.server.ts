import type { VisitPermit } from "#app/access/permit.ts";
import { to } from "#app/addresses.ts";
import { type NewMail, queueMails } from "#app/mail/queue-mail.server.ts";
import { discardMails } from "#app/mail/unsent-messages.server.ts";
import type { Tx } from "#app/platform/db.server.ts";
import type { Prisma } from "#app/platform/generated/prisma/client.ts";
import { newId } from "#app/platform/ids.ts";
import { absoluteUrl } from "#app/platform/public-url.server.ts";
import { env } from "#app/platform/settings/env.server.ts";
import { mailTransport } from "#app/platform/transports/mail-transport.server.ts";
import type { TimetableRecord } from "../plan/timetable-record.ts";
import { invitationCalendar } from "./calendar-text.ts";
import {
  type Addressee,
  addresseeKey,
  type Invitation,
  invitationsOf,
  whyNotTold,
} from "./invitation-changes.ts";
import { type InvitationState, invitationUid, type PlannedTelling, stateAfter } from "./invitation-plan.ts";
import {
  type InvitationFrame,
  invitationSubject,
  invitationWords,
  joiningWords,
  type Telling,
} from "./invitation-words.ts";
import { readInvitationPlan } from "./read-invitations.server.ts";
import { storedTelling } from "./stored-telling.ts";

/** Well below what a statement may hold of values. */
const ROWS_A_STATEMENT = 100;

/** What was written. */
export interface QueuedInvitations {
  /** Messages that wait in the outbox until somebody has read them. */
  mailIds: string[];
  /** Earlier drafts that these take the place of, or that became needless. */
  replaced: number;
  /** To be told by telephone: there is no address. */
  byTelephone: Addressee[];
  /** Whom a message was written to, by `addresseeKey`. */
  told: Set<string>;
}

/**
 * Writes the invitations, changes and cancellations that the timetable makes necessary, as drafts, in the transaction of what
 * causes them: one message for each session of each person and peer to whom something is new. With `sessionIds`, about those
 * alone: a late change tells nobody of what else is being planned. Whoever has no address is noted as told.
 */
export async function queueInvitations(
  tx: Tx,
  permit: VisitPermit,
  given: {
    record: TimetableRecord;
    versionNumber: number;
    sessionIds?: readonly string[];
    isShortNotice?: boolean;
    because?: string;
  },
  now: Date,
): Promise<QueuedInvitations> {
  const { plan, contacts, rowIds } = await readInvitationPlan(permit, given, now, tx);
  const sessions = new Map(given.record.sessions.map((session) => [session.id, session]));
  const queued: QueuedInvitations = {
    mailIds: [],
    replaced: plan.replacedMailIds.length,
    byTelephone: [],
    told: new Set(),
  };
  const wanted = invitationsOf(given.record);
  await discardMails(tx, plan.replacedMailIds, ["draft", "failed"], permit.challengeId);
  const isEntryLinked = mailTransport()?.carriesCalendar === false;
  const messages = plan.tellings.map((planned) => {
    const telling: Telling = {
      to: planned.to.kind,
      name: contacts.nameOf(planned.to),
      was: planned.was,
      is: planned.is,
      whyNot: whyNotTold(sessions.get(planned.sessionId)),
      inPlace: inPlaceOf(
        planned,
        wanted.filter(({ sessionId }) => sessionId === planned.sessionId),
      ),
    };
    const frame: InvitationFrame = {
      challengeTitle: given.record.challengeTitle,
      contact: contacts.contactFor(planned.to),
      privacyUrl: absoluteUrl(to.installation.privacy()),
      isShortNotice: given.isShortNotice ?? false,
      because: given.because,
      isEntryLinked,
    };
    const replyTo = contacts.replyToFor(planned.to);
    const mail = messageOf(permit, planned, telling, frame, now);
    return { planned, mail: mail === null || replyTo === null ? mail : { ...mail, replyTo } };
  });
  const written = messages.flatMap(({ mail }) => mail ?? []);
  const mailIds = await queueMails(tx, written, now);
  const idOf = new Map(written.map((mail, index) => [mail, mailIds[index] ?? null]));
  const states = [...plan.settled];
  for (const { planned, mail } of messages) {
    states.push(stateAfter(planned, mail === null ? null : (idOf.get(mail) ?? null)));
    if (mail === null) queued.byTelephone.push(planned.to);
    else queued.told.add(addresseeKey(planned.to));
  }
  queued.mailIds = mailIds;
  const stamp = { challengeId: permit.challengeId, versionNumber: given.versionNumber, queuedAt: now };
  await keepStates(tx, rowIds, states, stamp);
  return queued;
}

/** The peers who came into a session when another left it, by name and part; nobody where nobody did. */
function inPlaceOf({ to, was, is }: PlannedTelling, wanted: readonly Invitation[]): string[] {
  if (to.kind !== "peer" || was === null || is !== null) return [];
  // What a person is told names the whole team of a session.
  const [first, second] = wanted;
  const team = new Set([...(first?.told.peers ?? []), ...(second?.told.peers ?? [])]);
  return [...team].filter((peer) => !was.peers.includes(peer));
}

function messageOf(
  { challengeId, actor }: VisitPermit,
  planned: PlannedTelling,
  telling: Telling,
  frame: InvitationFrame,
  now: Date,
): NewMail | null {
  const { address, sessionId, to, is, was, sequence } = planned;
  const told = is ?? was;
  if (address === null || told === null) return null;
  const attendee = { name: telling.name, address };
  const method = is === null ? "CANCEL" : "REQUEST";
  const ics = invitationCalendar(
    method,
    {
      uid: invitationUid(sessionId, to),
      sequence,
      ...told,
      about:
        is === null ? [] : [`A session of ${frame.challengeTitle}.`, ...joiningWords(to.kind, is, frame)],
    },
    { organiser: organiser(), attendee, now },
  );
  return {
    kind: "session-invitation",
    to: attendee,
    subject: invitationSubject(telling),
    body: invitationWords(telling, frame).map((text) => ({ text })),
    challengeId,
    // A peer's address is the peer team's.
    space: to.kind === "peer" ? "peer-team" : "shared",
    status: "draft",
    calendar: { method, ics, ...(frame.isEntryLinked === true ? { isLinked: true } : {}) },
    createdByName: actor.name,
  };
}

/** Writes what was said; what is new in a few statements, for other writers wait meanwhile. */
async function keepStates(
  tx: Tx,
  rowIds: ReadonlyMap<string, string>,
  states: readonly InvitationState[],
  { challengeId, versionNumber, queuedAt }: { challengeId: string; versionNumber: number; queuedAt: Date },
): Promise<void> {
  const rows: Prisma.CalendarInvitationCreateManyInput[] = [];
  for (const { sessionId, to, sequence, last, before } of states) {
    const uid = invitationUid(sessionId, to);
    const data = {
      sequence,
      method: last.told === null ? "CANCEL" : "REQUEST",
      told: storedTelling.write({ last, before }),
      versionNumber,
      queuedAt,
    };
    const id = rowIds.get(uid);
    if (id !== undefined) {
      await tx.calendarInvitation.update({ where: { id }, data, select: { id: true } });
      continue;
    }
    rows.push({
      id: newId(),
      challengeId,
      sessionId,
      personId: to.kind === "person" ? to.id : null,
      peerId: to.kind === "peer" ? to.id : null,
      uid,
      ...data,
    });
  }
  for (let from = 0; from < rows.length; from += ROWS_A_STATEMENT) {
    await tx.calendarInvitation.createMany({ data: rows.slice(from, from + ROWS_A_STATEMENT) });
  }
}

/** The sender of the installation's mails: a calendar takes a change only from whoever sent the invitation. */
function organiser(): { name: string; address: string } {
  const parts = /^\s*"?([^"<]*?)"?\s*<([^<>]+)>\s*$/.exec(env.mailFrom);
  return parts === null
    ? { name: "Peer challenge workspace", address: env.mailFrom.trim() }
    : { name: parts[1] ?? "", address: parts[2] ?? "" };
}
