import type { PeerTeamPermit } from "#app/access/permit.ts";
import { type Db, db } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { PERSON_KINDS, type PersonKind } from "../plan/timetable-words.ts";

/** The team's own sessions: nobody is met in them. */
const OWN_SESSION_KINDS = ["team-meeting", "daily-feedback", "final-feedback"];

function ofVisits(visitIds: readonly string[] | undefined) {
  return visitIds === undefined ? {} : { visitId: { in: [...visitIds] } };
}

/** A session in which people are met or something is seen. */
export interface MeetingInTimetable {
  id: string;
  visitId: string;
  title: string;
  kind: string;
  date: string | null;
  start: string | null;
  minutes: number;
  track: string | null;
  siteName: string | null;
}

/**
 * The sessions that were not cancelled, without the team's own, in order of time, each with its peers; with `visitIds` those of these visits
 * alone. At most 600.
 */
export async function listMeetings(
  { challengeId }: PeerTeamPermit,
  visitIds?: readonly string[],
): Promise<(MeetingInTimetable & { peerIds: string[] })[]> {
  const rows = await db.session.findMany({
    where: {
      challengeId,
      ...ofVisits(visitIds),
      status: { not: "cancelled" },
      kind: { notIn: OWN_SESSION_KINDS },
    },
    orderBy: [{ date: "asc" }, { start: "asc" }, { id: "asc" }],
    take: 600,
    select: {
      id: true,
      visitId: true,
      title: true,
      kind: true,
      date: true,
      start: true,
      minutes: true,
      track: true,
      site: { select: { name: true } },
      peers: { take: 30, select: { peerId: true } },
    },
  });
  return rows.map(({ site, peers, ...row }) => ({
    ...row,
    siteName: site?.name ?? null,
    peerIds: peers.map(({ peerId }) => peerId),
  }));
}

/** A session as far as what is noted of it needs it. */
export interface MeetingHeld {
  id: string;
  visitId: string;
  title: string;
  kind: string;
  date: string | null;
  start: string | null;
  /** In the order of the themes' numbers. */
  themeIds: string[];
  promptIds: string[];
  /** The kind of each person on its list: counts only, no names. */
  attendingKinds: string[];
}

/** One session of the challenge. Throws AppError("invalid") at `sessionId` when it is not of this challenge. */
export async function readMeeting(
  permit: PeerTeamPermit,
  sessionId: string,
  client: Db = db,
): Promise<MeetingHeld> {
  const row = await client.session.findFirst({
    where: { id: sessionId, challengeId: permit.challengeId },
    select: {
      id: true,
      visitId: true,
      title: true,
      kind: true,
      date: true,
      start: true,
      themes: { take: 50, orderBy: { theme: { number: "asc" } }, select: { themeId: true } },
      prompts: { take: 200, select: { promptId: true } },
      people: { take: 200, select: { person: { select: { kind: true } } } },
    },
  });
  if (row === null) {
    throw new AppError("invalid", "That session is not in this timetable any more. Choose another.", {
      field: "sessionId",
    });
  }
  const { themes, prompts, people, ...rest } = row;
  return {
    ...rest,
    themeIds: themes.map(({ themeId }) => themeId),
    promptIds: prompts.map(({ promptId }) => promptId),
    attendingKinds: people.map(({ person }) => person.kind),
  };
}

/** The sessions for the filter, in order of time. At most 300. */
export function listMeetingTitles(
  permit: PeerTeamPermit,
): Promise<{ id: string; title: string; date: string | null; start: string | null }[]> {
  return db.session.findMany({
    where: { challengeId: permit.challengeId, kind: { notIn: OWN_SESSION_KINDS } },
    orderBy: [{ date: "asc" }, { start: "asc" }, { id: "asc" }],
    take: 300,
    select: { id: true, title: true, date: true, start: true },
  });
}

/** What happened of the sessions, in numbers. */
export interface MeetingCounts {
  /** Sessions that took place, or of which nobody has recorded yet whether they did; without the team's own. */
  meetings: number;
  /** Those of which it is recorded that they took place. */
  recorded: number;
  /** Different people in them, without anybody marked as absent. */
  people: number;
}

/** Counts meetings and people from what is recorded of some visits. */
export async function countMeetings(
  { challengeId }: PeerTeamPermit,
  visitIds: readonly string[],
): Promise<MeetingCounts> {
  const planned = {
    challengeId,
    ...ofVisits(visitIds),
    status: { not: "cancelled" },
    kind: { notIn: OWN_SESSION_KINDS },
  };
  const meeting = { ...planned, OR: [{ outcome: null }, { outcome: "held" }] };
  const [meetings, recorded, people] = await Promise.all([
    db.session.count({ where: meeting }),
    db.session.count({ where: { ...planned, outcome: "held" } }),
    db.person.count({
      where: {
        challengeId,
        sessions: { some: { session: meeting, OR: [{ attended: null }, { attended: true }] } },
      },
    }),
  ]);
  return { meetings, recorded, people };
}

/** Who may have been in a session, by id and kind, without names; whoever is marked as absent is not among them. */
export interface Attendance {
  sessionId: string;
  person: { id: string; kind: string };
}

/** Who may have been in some sessions. Nobody has said who came: all who were planned could have. At most 5,000. */
export function listAttendances(
  { challengeId }: PeerTeamPermit,
  sessionIds: readonly string[],
): Promise<Attendance[]> {
  return db.sessionPerson.findMany({
    where: {
      session: { challengeId, id: { in: [...sessionIds] } },
      // `NOT attended false` would leave out those of whom nobody has said.
      OR: [{ attended: null }, { attended: true }],
    },
    take: 5_000,
    select: { sessionId: true, person: { select: { id: true, kind: true } } },
  });
}

/** The names of everybody the peers may meet; at most 1,000. */
export async function listPeopleNames({ challengeId }: PeerTeamPermit): Promise<string[]> {
  const rows = await db.person.findMany({ where: { challengeId }, take: 1_000, select: { name: true } });
  return rows.map(({ name }) => name);
}

/** What is recorded as having taken place in some phases on site. */
export interface HeldOnSite {
  /** Kinds of people who were in meetings, without anybody marked as absent, in the order of the kinds. */
  kinds: PersonKind[];
  /** The days of the daily feedback, and of the final one, in order. */
  dailyFeedback: string[];
  finalFeedback: string[];
}

/** What of some visits is recorded as held: nothing that is planned, or of which nobody has said. */
export async function readHeldOnSite(
  { challengeId }: PeerTeamPermit,
  visitIds: readonly string[],
  client: Db,
): Promise<HeldOnSite> {
  const held = { challengeId, ...ofVisits(visitIds), status: { not: "cancelled" }, outcome: "held" };
  const daysOf = async (kind: string) => {
    const rows = await client.session.findMany({
      where: { ...held, kind, date: { not: null } },
      distinct: ["date"],
      orderBy: { date: "asc" },
      take: 60,
      select: { date: true },
    });
    return rows.map(({ date }) => date ?? "");
  };
  const met = await client.person.findMany({
    where: {
      challengeId,
      sessions: {
        some: {
          session: { ...held, kind: { notIn: OWN_SESSION_KINDS } },
          OR: [{ attended: null }, { attended: true }],
        },
      },
    },
    distinct: ["kind"],
    take: 20,
    select: { kind: true },
  });
  return {
    kinds: PERSON_KINDS.filter((kind) => met.some((person) => person.kind === kind)),
    dailyFeedback: await daysOf("daily-feedback"),
    finalFeedback: await daysOf("final-feedback"),
  };
}

/** Whoever stands in the timetable: names, kinds and posts, for what may not be said of them. At most 2,000. */
export function listPeopleOnRecord({
  challengeId,
}: PeerTeamPermit): Promise<{ name: string; kind: string; jobTitle: string }[]> {
  return db.person.findMany({
    where: { challengeId, anonymisedAt: null },
    orderBy: { id: "asc" },
    take: 2_000,
    select: { name: true, kind: true, jobTitle: true },
  });
}
