/** Which messages a release or a late change makes necessary, given what became of those written before. */
import type { MailState } from "#app/mail/kinds.ts";
import type { Moment } from "../making/from-now.ts";
import {
  type Addressee,
  addresseeKey,
  hasEnded,
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
  /** What those who are told something know besides, and what stays so: the rest of what is theirs. */
  stays: Invitation[];
}

/** Nothing was ever said. */
const NOTHING: Saying = { told: null, mailId: null };

/** The id that one session has in one person's calendar, for good. */
export function invitationUid(sessionId: string, to: Addressee): string {
  return `${sessionId}.${to.id}@peer-challenge-workspace`.toLowerCase();
}

/** What is known of one session by one person or peer, and the message that waits to say more. */
interface Fact {
  state: InvitationState;
  status: MailState | undefined;
  /** What they know until a message that waits has gone. */
  known: Saying;
  /** A message that has not gone and may be replaced. */
  pendingMailId: string | null;
}

function factOf(state: InvitationState, mails: ReadonlyMap<string, TellingFate>): Fact {
  const status = state.last.mailId === null ? undefined : mails.get(state.last.mailId)?.status;
  const isPending = status === "draft" || status === "failed";
  const known = isPending || status === "discarded" ? state.before : state.last;
  return { state, status, known, pendingMailId: isPending ? state.last.mailId : null };
}

/** What somebody knows of a session by the messages that have gone to them. */
export function knownOf(state: InvitationState, mails: ReadonlyMap<string, TellingFate>): Told | null {
  return factOf(state, mails).known.told;
}

/**
 * Compares what everybody should know with what they know. A draft is known by nobody: dropped, its news is told by the next
 * message; waiting to be read, it is replaced by one that says everything since. A message that nobody could deliver counts
 * the same; one whose record was destroyed was sent. Each is written to once, about all that is new to them: a message that is replaced
 * takes along what it said of `others`, sessions that are not looked at now.
 */
export function planInvitations({
  wanted,
  states,
  others = [],
  mails,
  addresses,
  now,
}: {
  wanted: readonly Invitation[];
  states: readonly InvitationState[];
  others?: readonly InvitationState[];
  mails: ReadonlyMap<string, TellingFate>;
  /** By `addresseeKey`; absent or null: by telephone. */
  addresses: ReadonlyMap<string, string | null>;
  now: Moment;
}): InvitationPlan {
  const addressOf = (to: Addressee) => addresses.get(addresseeKey(to)) ?? null;
  const facts = new Map(states.map((state) => [pairOf(state), factOf(state, mails)]));
  const otherFacts = others.map((state) => factOf(state, mails));
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
  const plan: InvitationPlan = { tellings: [], replacedMailIds: [], settled: [], stillWaiting: 0, stays: [] };
  const changed = new Set(changes.map(pairOf));
  // Of what waited and is needless now nothing is said; the message that would have said it does not go.
  const needless = [...facts.values()].filter(
    ({ state, pendingMailId }) => pendingMailId !== null && !changed.has(pairOf(state)),
  );
  const replaced = new Set(needless.flatMap(({ pendingMailId }) => pendingMailId ?? []));
  plan.settled = needless.map(({ state, known }) => ({ ...state, last: known, before: NOTHING }));
  const byAddressee = new Map<string, InvitationChange[]>();
  for (const change of changes) {
    const key = addresseeKey(change.to);
    byAddressee.set(key, [...(byAddressee.get(key) ?? []), change]);
  }
  for (const [key, own] of byAddressee) {
    const address = addresses.get(key) ?? null;
    const pending = own.map((change) => facts.get(pairOf(change)));
    const isRight = own.every((change, index) => {
      const fact = pending[index];
      if (fact?.status !== "draft" || replaced.has(fact.pendingMailId ?? "")) return false;
      return (
        mails.get(fact.pendingMailId ?? "")?.address === address && saysSame(fact.state.last.told, change.is)
      );
    });
    const waiting = new Set(pending.flatMap((fact) => fact?.pendingMailId ?? []));
    // Two that wait, such as of a release and of a late change after it, become one.
    if (isRight && waiting.size === 1) {
      plan.stillWaiting += waiting.size;
      byAddressee.delete(key);
      continue;
    }
    for (const id of waiting) replaced.add(id);
  }
  // What a message that is replaced said of other sessions is said again as it was.
  const taken = otherFacts.filter(
    ({ pendingMailId }) => pendingMailId !== null && replaced.has(pendingMailId),
  );
  for (const { state, known } of taken) {
    const key = addresseeKey(state.to);
    const { sessionId, to, last } = state;
    byAddressee.set(key, [
      ...(byAddressee.get(key) ?? []),
      { sessionId, to, was: known.told, is: last.told },
    ]);
  }
  const allFacts = new Map([...facts, ...otherFacts.map((fact) => [pairOf(fact.state), fact] as const)]);
  for (const own of byAddressee.values()) {
    for (const change of own) {
      const fact = allFacts.get(pairOf(change));
      plan.tellings.push({
        ...change,
        address: addressOf(change.to),
        sequence: fact === undefined ? 0 : fact.state.sequence + 1,
        known: fact?.known ?? NOTHING,
      });
    }
  }
  plan.replacedMailIds = [...replaced];
  const told = new Set(plan.tellings.map(pairOf));
  plan.stays = [...allFacts].flatMap(([key, { state, known }]): Invitation[] =>
    told.has(key) ||
    known.told === null ||
    hasEnded(known.told, now) ||
    !byAddressee.has(addresseeKey(state.to))
      ? []
      : [{ sessionId: state.sessionId, to: state.to, told: known.told }],
  );
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
