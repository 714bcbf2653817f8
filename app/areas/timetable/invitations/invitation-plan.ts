/** Which messages a release or a late change makes necessary, given what became of those written before. */
import type { MailState } from "#app/mail/kinds.ts";
import type { Moment } from "../making/from-now.ts";
import {
  type Addressee,
  addresseeKey,
  type Invitation,
  type InvitationChange,
  invitationChanges,
  isSame,
  type Told,
} from "./invitation-changes.ts";

/** Something said to somebody about one session: by a message, or by telephone when there is no address (`mailId` null). */
export interface Saying {
  told: Told | null;
  mailId: string | null;
}

/** What was said to one person or peer about one session: last, and what they knew before it. */
export interface InvitationState {
  sessionId: string;
  to: Addressee;
  /** Rises with every message, so that a calendar takes the newest whatever comes first. */
  sequence: number;
  last: Saying;
  before: Saying;
}

/** What became of a message. */
export interface TellingFate {
  status: MailState;
  address: string;
}

/** A message to write, or something to say by telephone when there is no address. */
export interface PlannedTelling extends InvitationChange {
  address: string | null;
  sequence: number;
  /** What they know until it is sent: what the next plan starts from when it is not. */
  known: Saying;
}

export interface InvitationPlan {
  tellings: PlannedTelling[];
  /** Messages not sent yet that are out of date. */
  replacedMailIds: string[];
  /** Where a message not sent yet became needless, and nothing takes its place. */
  settled: InvitationState[];
  /** Messages that still wait and still say what is right. */
  stillWaiting: number;
}

/** Nothing was ever said. */
const NOTHING: Saying = { told: null, mailId: null };

/** The id that one session has in one person's calendar, for good. */
export function invitationUid(sessionId: string, to: Addressee): string {
  return `${sessionId}.${to.id}@peer-challenge-workspace`.toLowerCase();
}

/**
 * Compares what everybody should know with what they know. A draft is known by nobody: dropped, its news is told by the next
 * message; waiting to be read, it is replaced by one that says everything since. A message that nobody could deliver counts
 * the same; one whose record was destroyed was sent.
 */
export function planInvitations({
  wanted,
  states,
  mails,
  addresses,
  now,
}: {
  wanted: readonly Invitation[];
  states: readonly InvitationState[];
  mails: ReadonlyMap<string, TellingFate>;
  /** By `addresseeKey`; absent or null: by telephone. */
  addresses: ReadonlyMap<string, string | null>;
  now: Moment;
}): InvitationPlan {
  const addressOf = (to: Addressee) => addresses.get(addresseeKey(to)) ?? null;
  const facts = new Map(
    states.map((state) => {
      const key = pairOf(state);
      const status = state.last.mailId === null ? undefined : mails.get(state.last.mailId)?.status;
      const isPending = status === "draft" || status === "failed";
      const known = isPending || status === "discarded" ? state.before : state.last;
      return [key, { state, status, known, pendingMailId: isPending ? state.last.mailId : null }];
    }),
  );
  const isElsewhere = (to: Addressee, known: Saying) => {
    const address = addressOf(to);
    if (address === null || known.told === null) return false;
    if (known.mailId === null) return true;
    return (mails.get(known.mailId)?.address ?? address) !== address;
  };
  const changes = invitationChanges(
    wanted,
    [...facts.values()].map(({ state, known }) => ({
      sessionId: state.sessionId,
      to: state.to,
      told: known.told,
      isElsewhere: isElsewhere(state.to, known),
    })),
    now,
  );
  const plan: InvitationPlan = { tellings: [], replacedMailIds: [], settled: [], stillWaiting: 0 };
  const changed = new Set<string>();
  for (const change of changes) {
    const key = pairOf(change);
    changed.add(key);
    const fact = facts.get(key);
    const address = addressOf(change.to);
    if (fact?.status === "draft" && mails.get(fact.pendingMailId ?? "")?.address === address) {
      if (saysSame(fact.state.last.told, change.is)) {
        plan.stillWaiting += 1;
        continue;
      }
    }
    if (fact?.pendingMailId) plan.replacedMailIds.push(fact.pendingMailId);
    plan.tellings.push({
      ...change,
      address,
      sequence: fact === undefined ? 0 : fact.state.sequence + 1,
      known: fact?.known ?? NOTHING,
    });
  }
  for (const [key, { state, known, pendingMailId }] of facts) {
    if (pendingMailId === null || changed.has(key)) continue;
    plan.replacedMailIds.push(pendingMailId);
    plan.settled.push({ ...state, last: known, before: NOTHING });
  }
  return plan;
}

/** The state after a telling was written as a message, or left to the telephone. */
export function stateAfter(telling: PlannedTelling, mailId: string | null): InvitationState {
  const { sessionId, to, sequence, is, known } = telling;
  return { sessionId, to, sequence, last: { told: is, mailId }, before: mailId === null ? NOTHING : known };
}

function pairOf({ sessionId, to }: { sessionId: string; to: Addressee }): string {
  return `${sessionId} ${addresseeKey(to)}`;
}

function saysSame(one: Told | null, other: Told | null): boolean {
  return one === null || other === null ? one === other : isSame(one, other);
}
