import type { VisitPermit } from "#app/access/permit.ts";
import { listPeerAddresses } from "#app/areas/peer-team/read-peers.server.ts";
import { listCoordinators } from "#app/areas/people/members/read-memberships.server.ts";
import type { MailState } from "#app/mail/kinds.ts";
import { listMailStates } from "#app/mail/unsent-messages.server.ts";
import { dayOf, timeOfDay } from "#app/platform/days.ts";
import { type Db, db } from "#app/platform/db.server.ts";
import { coordinatorFor } from "../availability/coordinator-for.ts";
import type { TimetableRecord } from "../plan/timetable-record.ts";
import { type Addressee, addresseeKey, invitationsOf } from "./invitation-changes.ts";
import { type InvitationPlan, type InvitationState, planInvitations } from "./invitation-plan.ts";
import { storedTelling } from "./stored-telling.ts";

/** Names of those who are told, and whom they may ask. */
export interface Contacts {
  nameOf(to: Addressee): string;
  /** "Cora Field (cora.field@wexcombe.example)": the co-ordinator of the person's council, else any, else who releases. */
  contactFor(to: Addressee): string;
  /** That co-ordinator's address, to which an answer goes; null where there is no co-ordinator. */
  replyToFor(to: Addressee): { name: string; address: string } | null;
  /** Who signs: "Cora Field, Wexcombe Council"; whoever releases where there is no co-ordinator. */
  signatureFor(to: Addressee): string;
}

export interface PlanToWrite {
  plan: InvitationPlan;
  contacts: Contacts;
  /** The rows that are there already, by their calendar id. */
  rowIds: Map<string, string>;
}

/** What was said to everybody of the sessions of a visit so far, as kept. At most 20,000. */
export async function readInvitationStates(
  { challengeId, visitId }: Pick<VisitPermit, "challengeId" | "visitId">,
  client: Db = db,
): Promise<(InvitationState & { rowId: string; uid: string; queuedAt: Date })[]> {
  const rows = await client.calendarInvitation.findMany({
    where: { challengeId, session: { visitId } },
    take: 20_000,
    orderBy: { id: "asc" },
    select: {
      id: true,
      sessionId: true,
      personId: true,
      peerId: true,
      uid: true,
      sequence: true,
      told: true,
      queuedAt: true,
    },
  });
  return rows.map(({ id, sessionId, personId, peerId, uid, sequence, told, queuedAt }) => ({
    rowId: id,
    uid,
    queuedAt,
    sessionId,
    to: peerId === null ? { kind: "person", id: personId ?? "" } : { kind: "peer", id: peerId },
    sequence,
    ...storedTelling.read(told),
  }));
}

/**
 * Of those who were last told something of the sessions of a visit by a message: how many, and how many of those messages have not gone.
 * One that was thrown away told nobody. Whoever has no address is told by telephone and is not among them.
 */
export async function countInvitationsSent(
  at: Pick<VisitPermit, "challengeId" | "visitId">,
  client: Db = db,
): Promise<{ messages: number; notSent: number }> {
  const states = await readInvitationStates(at, client);
  const ids = [...new Set(states.flatMap(({ last }) => last.mailId ?? []))];
  const mails = await listMailStates(at.challengeId, "session-invitation", client);
  const statusOf = new Map(mails.map(({ id, status }) => [id, status]));
  // Of one that was destroyed since nobody can say more than that it is gone.
  const notSent = ids.filter((id) => !["sent", "unknown", undefined].includes(statusOf.get(id)));
  return { messages: ids.length, notSent: notSent.length };
}

/** What a release now, or a change of the sessions named, would have to tell, and to whom. */
export async function readInvitationPlan(
  permit: VisitPermit,
  { record, sessionIds }: { record: TimetableRecord; sessionIds?: readonly string[] },
  now: Date,
  client: Db = db,
): Promise<PlanToWrite> {
  const { challengeId } = permit;
  const only = sessionIds === undefined ? null : new Set(sessionIds);
  const concerns = ({ sessionId }: { sessionId: string }) => only === null || only.has(sessionId);
  const all = await readInvitationStates(permit, client);
  const mails = await listMailStates(challengeId, "session-invitation", client);
  const people = await client.person.findMany({
    where: { challengeId },
    take: 1000,
    select: { id: true, name: true, email: true, councilId: true },
  });
  const peers = await listPeerAddresses(challengeId, client);
  const everybody = new Map<string, { name: string; email: string | null; councilId: string | null }>([
    ...people.map((one) => [addresseeKey({ kind: "person", id: one.id }), one] as const),
    ...peers.map((one) => [addresseeKey({ kind: "peer", id: one.id }), { ...one, councilId: null }] as const),
  ]);
  const plan = planInvitations({
    wanted: invitationsOf(record).filter(concerns),
    states: all.filter(concerns),
    others: all.filter((state) => !concerns(state)),
    mails: new Map(
      mails.map(({ id, status, toAddress }) => [id, { status: status as MailState, address: toAddress }]),
    ),
    addresses: new Map([...everybody].map(([key, { email }]) => [key, email === "" ? null : email])),
    now: { date: dayOf(now), time: timeOfDay(now) },
  });
  const coordinators = await listCoordinators(challengeId, now, client);
  const coordinatorOf = (to: Addressee) =>
    coordinatorFor(coordinators, everybody.get(addresseeKey(to))?.councilId ?? null);
  return {
    plan,
    rowIds: new Map(all.map(({ uid, rowId }) => [uid, rowId])),
    contacts: {
      nameOf: (to) => everybody.get(addresseeKey(to))?.name ?? "",
      contactFor: (to) => {
        const own = coordinatorOf(to);
        return own === undefined ? permit.actor.name : `${own.account.name} (${own.account.email})`;
      },
      replyToFor: (to) => {
        const own = coordinatorOf(to);
        return own === undefined ? null : { name: own.account.name, address: own.account.email };
      },
      signatureFor: (to) => {
        const own = coordinatorOf(to);
        const council = record.councils.find(({ id }) => id === own?.councilId)?.name;
        const name = own === undefined ? permit.actor.name : own.account.name;
        return council === undefined ? name : `${name}\n${council}`;
      },
    },
  };
}
