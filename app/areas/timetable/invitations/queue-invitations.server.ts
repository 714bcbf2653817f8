import type { VisitPermit } from "#app/access/permit.ts";
import { endOfDay } from "#app/access/purpose-links/purpose-link.ts";
import { makePurposeLink, nameMessage } from "#app/access/purpose-links/purpose-links.server.ts";
import { to } from "#app/addresses.ts";
import { mailSender } from "#app/mail/organiser.server.ts";
import { type NewMail, queueMails } from "#app/mail/queue-mail.server.ts";
import type { MailCalendar } from "#app/mail/sealed-mail.server.ts";
import { discardMails } from "#app/mail/unsent-messages.server.ts";
import type { Tx } from "#app/platform/db.server.ts";
import type { Prisma } from "#app/platform/generated/prisma/client.ts";
import { newId } from "#app/platform/ids.ts";
import { absoluteUrl } from "#app/platform/public-url.server.ts";
import { mailTransport } from "#app/platform/transports/mail-transport.server.ts";
import type { TimetableRecord } from "../plan/timetable-record.ts";
import { invitationCalendar } from "./calendar-text.ts";
import {
  type Addressee,
  addresseeKey,
  type Invitation,
  invitationsOf,
  type Told,
  whyNotTold,
} from "./invitation-changes.ts";
import { newsBlocks, newsSubject } from "./invitation-message.ts";
import { type InvitationState, invitationUid, type PlannedTelling, stateAfter } from "./invitation-plan.ts";
import { type InvitationFrame, joiningWords, type Telling } from "./invitation-words.ts";
import { readInvitationPlan } from "./read-invitations.server.ts";
import { storedTelling } from "./stored-telling.ts";

/** One session in the message to somebody. */
interface OwnTelling {
  planned: PlannedTelling;
  telling: Telling;
}

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
 * causes them: one message for each person and peer to whom something is new, with an entry for the calendar for each session. With
 * `sessionIds`, about those alone: a late change tells nobody of what else is being planned. Whoever has no address is noted as told.
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
    /** What whoever releases adds in words of their own. */
    ownWords?: string;
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
  const groups = new Map<string, OwnTelling[]>();
  for (const planned of plan.tellings) {
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
    const key = addresseeKey(planned.to);
    groups.set(key, [...(groups.get(key) ?? []), { planned, telling }]);
  }
  const messages: { whom: Addressee; own: OwnTelling[]; linkId: string | null; mail: NewMail | null }[] = [];
  for (const [key, own] of groups) {
    const [first] = own;
    if (first === undefined) continue;
    const whom = first.planned.to;
    const link = await makeReplyLink(tx, permit, own, now);
    const frame: InvitationFrame = {
      challengeTitle: given.record.challengeTitle,
      contact: contacts.contactFor(whom),
      privacyUrl: absoluteUrl(to.installation.privacy()),
      isShortNotice: given.isShortNotice ?? false,
      because: given.because,
      isEntryLinked,
      ownWords: given.ownWords ?? "",
      signature: contacts.signatureFor(whom),
      ...(link === null ? {} : { replyUrl: absoluteUrl(to.timetable.reply({ token: link.token })) }),
    };
    const stays = plan.stays.flatMap((one) => (addresseeKey(one.to) === key ? [one.told] : []));
    const replyTo = contacts.replyToFor(whom);
    const mail = messageOf(permit, own, stays, frame, now);
    messages.push({
      whom,
      own,
      linkId: link?.id ?? null,
      mail: mail === null || replyTo === null ? mail : { ...mail, replyTo },
    });
  }
  const written = messages.flatMap(({ mail }) => mail ?? []);
  const mailIds = await queueMails(tx, written, now);
  const idOf = new Map(written.map((mail, index) => [mail, mailIds[index] ?? null]));
  const states = [...plan.settled];
  for (const { whom, own, mail, linkId } of messages) {
    const mailId = mail === null ? null : (idOf.get(mail) ?? null);
    if (linkId !== null && mailId !== null) await nameMessage(tx, linkId, mailId);
    states.push(...own.map(({ planned }) => stateAfter(planned, mailId)));
    if (mail === null) queued.byTelephone.push(whom);
    else queued.told.add(addresseeKey(whom));
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

/**
 * A link by which somebody answers what they are invited to, until the last of it is over; null where they are invited to nothing, or there is no
 * address. Those of earlier messages go on working: all show what was told last.
 */
async function makeReplyLink(
  tx: Tx,
  { challengeId, visitId, actor }: VisitPermit,
  own: readonly { planned: PlannedTelling }[],
  now: Date,
): Promise<{ id: string; token: string } | null> {
  const days = own.flatMap(({ planned: { is, address } }) =>
    is === null || address === null ? [] : [is.date],
  );
  const lastDay = days.sort().at(-1);
  const [first] = own;
  if (first === undefined || lastDay === undefined) return null;
  return makePurposeLink(
    tx,
    {
      challengeId,
      purpose: "invitation",
      recordId: first.planned.to.id,
      visitId,
      expiresAt: endOfDay(lastDay),
      mostUses: null,
      createdByName: actor.name,
    },
    now,
  );
}

/** One message about all that is new to somebody, an entry for the calendar for each session; null where there is no address. */
function messageOf(
  { challengeId, actor }: VisitPermit,
  own: readonly OwnTelling[],
  stays: readonly Told[],
  frame: InvitationFrame,
  now: Date,
): NewMail | null {
  const [first] = own;
  if (first === undefined || first.planned.address === null) return null;
  const { to, address } = first.planned;
  const attendee = { name: first.telling.name, address };
  const calendars = own.flatMap(({ planned }): MailCalendar[] => {
    const { sessionId, is, was, sequence } = planned;
    const told = is ?? was;
    if (told === null) return [];
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
      { organiser: mailSender(), attendee, now },
    );
    const title = own.length === 1 ? {} : { title: told.title };
    return [{ method, ics, ...title, ...(frame.isEntryLinked === true ? { isLinked: true } : {}) }];
  });
  const news = { tellings: own.map(({ telling }) => telling), stays };
  return {
    kind: "session-invitation",
    to: attendee,
    subject: newsSubject(news),
    body: newsBlocks(news, frame),
    challengeId,
    // A peer's address is the peer team's.
    space: to.kind === "peer" ? "peer-team" : "shared",
    status: "draft",
    calendars,
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
