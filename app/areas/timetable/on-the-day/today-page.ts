import { to } from "#app/addresses.ts";
import type { VisitAddress } from "#app/areas/visits/visit-address.ts";
/** The page of a day on site: its sessions in order, what is recorded of each and what can be done now. */
import { formatDayWithWeekday } from "#app/platform/day-words.ts";
import type { Day } from "#app/platform/days.ts";
import type { Moment } from "../making/from-now.ts";
import { dayTabLabel, placedSessions, timetableDays } from "../plan/day-plan.ts";
import { isJoinLink } from "../plan/needs/join-address.ts";
import { placeNames } from "../plan/released-sessions.ts";
import type { PlacedSession, TimetableRecord } from "../plan/timetable-record.ts";
import { nameList, SESSION_KIND_NAMES } from "../plan/timetable-words.ts";
import {
  attendanceWords,
  type DayState,
  dayCount,
  dayState,
  dayToShow,
  outcomeWords,
  type SessionOutcome,
  spanWords,
  whyNotRecorded,
} from "./outcomes.ts";

/** One session of the day, in words. */
export interface TodayLine {
  id: string;
  title: string;
  kind: string;
  times: string;
  where: string;
  join: { address: string; isLink: boolean } | null;
  people: string;
  peers: string;
  state: DayState;
  /** "Took place as planned"; null while nothing is recorded. */
  outcome: string | null;
  attendance: string | null;
  arrangers: SessionOutcome["arrangers"];
  /** Whether it can be recorded now as having taken place. */
  canBeHeld: boolean;
  /** Whether anything can be recorded of it now. */
  canBeRecorded: boolean;
  /** The record that this is, for the form. */
  version: string;
  /** What may go wrong with it, each with the address that mends it. Empty once it is over. */
  changes: { text: string; href: string }[];
}

/** A day on site. */
export interface TodayPage {
  tabs: { label: string; href: string; current: boolean }[];
  day: Day | null;
  heading: string;
  isToday: boolean;
  count: string;
  lines: TodayLine[];
}

/** Which day the page of the day shows. */
export function todayOf(record: TimetableRecord, asked: string | null, now: Moment): Day | null {
  return dayToShow(timetableDays(record), asked, now.date);
}

/** Puts a day into words. Changes are offered to those who `mayEdit`. */
export function todayPage(
  record: TimetableRecord,
  outcomes: ReadonlyMap<string, SessionOutcome>,
  { day, now, at, mayEdit }: { day: Day | null; now: Moment; at: VisitAddress; mayEdit: boolean },
): TodayPage {
  const sessions = placedSessions(record.sessions).filter(({ date }) => date === day);
  const lines = sessions.map((session) => lineOf(record, session, outcomes.get(session.id), now));
  return {
    tabs: timetableDays(record).map((one) => ({
      label: one === now.date ? `Today, ${dayTabLabel(one)}` : dayTabLabel(one),
      href: to.timetable.today(at, { day: one }),
      current: one === day,
    })),
    day,
    heading: day === null ? "On the day" : formatDayWithWeekday(day),
    isToday: day === now.date,
    count: dayCount(lines.map(({ state }) => state)),
    lines: mayEdit
      ? lines.map((line, index) => ({
          ...line,
          changes: line.state === "to-come" ? changesOf(record, sessions[index], at) : [],
        }))
      : lines,
  };
}

function lineOf(
  record: TimetableRecord,
  session: PlacedSession,
  known: SessionOutcome | undefined,
  now: Moment,
): TodayLine {
  const outcome = known ?? NOTHING;
  const people = record.people.filter(({ id }) => session.personIds.includes(id));
  const peers = record.peers.filter(({ id }) => session.peerIds.includes(id));
  const names = new Map([...people, ...peers].map(({ id, name }) => [id, name]));
  return {
    id: session.id,
    title: session.title,
    kind: SESSION_KIND_NAMES[session.kind],
    times: spanWords(session.start, session.minutes),
    where: placeNames(record)(session),
    join:
      session.joinAddress === ""
        ? null
        : { address: session.joinAddress, isLink: isJoinLink(session.joinAddress) },
    people: nameList(people.map(({ name }) => name)),
    peers: nameList(peers.map(({ name }) => name)),
    state: dayState(session, outcome.outcome, now),
    outcome: outcomeWords(session, outcome),
    attendance:
      outcome.outcome === "held"
        ? attendanceWords(outcome.attendance, (id) => names.get(id) ?? "somebody")
        : null,
    arrangers: outcome.arrangers,
    canBeHeld: whyNotRecorded(session, "held", now) === null,
    canBeRecorded: whyNotRecorded(session, "cancelled", now) === null,
    version: outcome.recordedAt ?? "",
    changes: [],
  };
}

const NOTHING = {
  outcome: null,
  actualStart: null,
  actualMinutes: null,
  recordedAt: null,
  attendance: null,
  arrangers: null,
} as const;

/** At most so many people of one session are offered as having cancelled; the rest are chosen on the page. */
const MOST_PEOPLE = 6;

function changesOf(
  record: TimetableRecord,
  session: PlacedSession | undefined,
  at: VisitAddress,
): TodayLine["changes"] {
  if (session === undefined) return [];
  const link = (
    text: string,
    asked: { what: string; personId?: string; roomId?: string; peerId?: string },
  ) => ({
    text,
    href: to.timetable.lateChange(at, { ...asked, session: session.id, day: session.date }),
  });
  const room = record.sites.flatMap(({ rooms }) => rooms).find(({ id }) => id === session.roomId);
  return [
    ...record.people
      .filter(({ id }) => session.personIds.includes(id))
      .slice(0, MOST_PEOPLE)
      .map(({ id, name }) => link(`${name} has cancelled`, { what: "person", personId: id })),
    ...(room === undefined ? [] : [link(`${room.name} is lost`, { what: "room", roomId: room.id })]),
    ...record.peers
      .filter(({ id }) => session.peerIds.includes(id))
      .map(({ id, name }) => link(`${name} cannot work`, { what: "peer", peerId: id })),
  ];
}
