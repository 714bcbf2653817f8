/** Who has to be told what: what each person and peer should have in the calendar, against what they were told last. */

import { partInSentence } from "#app/areas/peer-team/peer-words.ts";
import type { Moment } from "../making/from-now.ts";
import { endOf } from "../plan/day-plan.ts";
import { placeNames } from "../plan/released-sessions.ts";
import type { TimetableRecord, TimetableSession } from "../plan/timetable-record.ts";
import { SESSION_KIND_NAMES } from "../plan/timetable-words.ts";

/** What an invitation says of a session, to one person or peer: their part of the timetable, and nothing of anybody else's. */
export interface Told {
  title: string;
  /** "Interview" and so on. */
  kind: string;
  date: string;
  /** "HH:MM" in London. */
  start: string;
  minutes: number;
  /** "Council Chamber, Wexcombe Town Hall, High Street"; empty without a place. */
  where: string;
  /** A link or a telephone number by which people join; empty for none. */
  joinAddress: string;
  /** The peers who will be there, with their roles; for a peer, the others. */
  peers: string[];
  isPrivate: boolean;
}

/** Somebody who takes part in sessions. */
export interface Addressee {
  kind: "person" | "peer";
  id: string;
}

/** What one person or peer should know of one session. */
export interface Invitation {
  sessionId: string;
  to: Addressee;
  told: Told;
}

/** What one person or peer knows of one session; `told` is null when they know that they are not in it. */
export interface Known {
  sessionId: string;
  to: Addressee;
  told: Told | null;
  /** The address has changed since: the new one's calendar knows nothing. */
  isElsewhere: boolean;
}

/** Why an entry leaves somebody's calendar. */
export type WhyNotTold = "cancelled" | "without-place" | "taken-out";

/** One thing to tell one person or peer. */
export interface InvitationChange {
  sessionId: string;
  to: Addressee;
  /** What they were told last; null when this is the first they hear of it. */
  was: Told | null;
  /** What they are to be told; null takes it out of their calendar. */
  is: Told | null;
}

export const addresseeKey = ({ kind, id }: Addressee): string => `${kind} ${id}`;

const pairKey = (sessionId: string, to: Addressee): string => `${sessionId} ${addresseeKey(to)}`;

/**
 * What everybody should have in the calendar: the sessions with a day and a time, each for its people and its confirmed peers. A place of the
 * team that is still to be filled stands in what the others are told, and nobody is written to for it.
 */
export function invitationsOf(record: TimetableRecord): Invitation[] {
  const places = placeNames(record);
  const addresses = new Map(record.sites.map((site) => [site.id, oneLine(site.address)]));
  const peers = new Map(record.peers.map((peer) => [peer.id, `${peer.name} (${partInSentence(peer.part)})`]));
  const confirmed = new Set(record.peers.flatMap(({ id, isConfirmed }) => (isConfirmed ? [id] : [])));
  const people = new Set(record.people.map(({ id }) => id));
  return record.sessions.flatMap((session) => {
    const { date, start } = session;
    if (session.status === "cancelled" || date === null || start === null) return [];
    const team = session.peerIds.filter((id) => peers.has(id));
    const toldTo = (withoutId: string | null): Told => ({
      title: session.title,
      kind: SESSION_KIND_NAMES[session.kind],
      date,
      start,
      minutes: session.minutes,
      where: [places(session), addresses.get(session.siteId ?? "") ?? ""].filter(Boolean).join(", "),
      joinAddress: session.joinAddress,
      peers: team
        .filter((id) => id !== withoutId)
        .map((id) => peers.get(id) ?? "")
        .sort((a, b) => a.localeCompare(b, "en-GB")),
      isPrivate: session.isConfidential,
    });
    const invitation = (kind: Addressee["kind"], id: string): Invitation => ({
      sessionId: session.id,
      to: { kind, id },
      told: toldTo(id),
    });
    return [
      ...session.personIds.filter((id) => people.has(id)).map((id) => invitation("person", id)),
      ...team.filter((id) => confirmed.has(id)).map((id) => invitation("peer", id)),
    ];
  });
}

/**
 * What has to be told, so that everybody's calendar says what `wanted` says: nothing to whom nothing changed, and nothing about
 * what is over. In the order of `wanted`, then what is taken out.
 */
export function invitationChanges(
  wanted: readonly Invitation[],
  known: readonly Known[],
  now: Moment,
): InvitationChange[] {
  const before = new Map(known.map((one) => [pairKey(one.sessionId, one.to), one]));
  const still = new Set(wanted.map(({ sessionId, to }) => pairKey(sessionId, to)));
  const isOver = (told: Told | null) => told === null || hasEnded(told, now);
  const changed = wanted.flatMap(({ sessionId, to, told }): InvitationChange[] => {
    const knows = before.get(pairKey(sessionId, to));
    const was = knows === undefined || knows.isElsewhere ? null : knows.told;
    if (was !== null && isSame(was, told)) return [];
    return isOver(was) && isOver(told) ? [] : [{ sessionId, to, was, is: told }];
  });
  const gone = known.flatMap(({ sessionId, to, told }): InvitationChange[] =>
    told === null || isOver(told) || still.has(pairKey(sessionId, to))
      ? []
      : [{ sessionId, to, was: told, is: null }],
  );
  return [...changed, ...gone];
}

/** Why a session leaves somebody's calendar; a session that is no longer there at all was cancelled. */
export function whyNotTold(session: TimetableSession | undefined): WhyNotTold {
  if (session === undefined || session.status === "cancelled") return "cancelled";
  return session.date === null || session.start === null ? "without-place" : "taken-out";
}

/** Whether two tellings say the same. */
export function isSame(one: Told, other: Told): boolean {
  return (
    one.title === other.title &&
    one.kind === other.kind &&
    one.date === other.date &&
    one.start === other.start &&
    one.minutes === other.minutes &&
    one.where === other.where &&
    one.joinAddress === other.joinAddress &&
    one.isPrivate === other.isPrivate &&
    one.peers.join("\n") === other.peers.join("\n")
  );
}

/** Whether what was told of is over. */
export function hasEnded({ date, start, minutes }: Told, now: Moment): boolean {
  return date < now.date || (date === now.date && endOf({ start, minutes }) <= now.time);
}

function oneLine(text: string): string {
  return text
    .split(/[\r\n]+/)
    .map((line) => line.trim().replace(/,$/, ""))
    .filter(Boolean)
    .join(", ");
}
