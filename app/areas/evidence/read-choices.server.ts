import type { PeerTeamPermit } from "#app/access/permit.ts";
import { type Db, db } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { OWN_SESSION_KINDS } from "./read-counts.server.ts";

/** What a note can be tagged to: the scope of the challenge, read only. */
export interface NoteChoices {
  themes: { id: string; number: number; title: string }[];
  prompts: { id: string; themeId: string; parentId: string | null; ref: string; text: string }[];
}

/** The themes and prompts of the challenge, in order. */
export async function readNoteChoices(permit: PeerTeamPermit, client: Db = db): Promise<NoteChoices> {
  const { challengeId } = permit;
  const [themes, prompts] = await Promise.all([
    client.theme.findMany({
      where: { challengeId },
      orderBy: { number: "asc" },
      take: 50,
      select: { id: true, number: true, title: true },
    }),
    client.prompt.findMany({
      where: { challengeId },
      take: 500,
      select: { id: true, themeId: true, parentId: true, ref: true, text: true },
    }),
  ]);
  // "1.10" comes after "1.9": an order the database does not know.
  prompts.sort((a, b) => a.ref.localeCompare(b.ref, "en", { numeric: true }));
  return { themes, prompts };
}

/** The peer team's people, for the filter. */
export function listNoteWriters(permit: PeerTeamPermit): Promise<{ id: string; name: string }[]> {
  return db.peer.findMany({
    where: { challengeId: permit.challengeId },
    orderBy: { position: "asc" },
    take: 50,
    select: { id: true, name: true },
  });
}

/** A session that can be written up. */
export interface SessionToWriteUp {
  id: string;
  title: string;
  kind: string;
  date: string | null;
  start: string | null;
  minutes: number;
  track: string | null;
  siteName: string | null;
  isMine: boolean;
  noteCount: number;
}

/** The sessions in which people are met or something is seen, in order of time. At most 300. */
export async function listSessionsToWriteUp(permit: PeerTeamPermit): Promise<SessionToWriteUp[]> {
  const rows = await db.session.findMany({
    where: {
      challengeId: permit.challengeId,
      status: { not: "cancelled" },
      kind: { notIn: OWN_SESSION_KINDS },
    },
    orderBy: [{ date: "asc" }, { start: "asc" }, { id: "asc" }],
    take: 300,
    select: {
      id: true,
      title: true,
      kind: true,
      date: true,
      start: true,
      minutes: true,
      track: true,
      site: { select: { name: true } },
      peers: { take: 30, select: { peerId: true } },
      _count: { select: { notes: true } },
    },
  });
  return rows.map(({ site, peers, _count, ...row }) => ({
    ...row,
    siteName: site?.name ?? null,
    isMine: permit.peerId !== null && peers.some(({ peerId }) => peerId === permit.peerId),
    noteCount: _count.notes,
  }));
}

/** A session as far as a note from it needs it. */
export interface NoteSession {
  id: string;
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
export async function readNoteSession(
  permit: PeerTeamPermit,
  sessionId: string,
  client: Db = db,
): Promise<NoteSession> {
  const row = await client.session.findFirst({
    where: { id: sessionId, challengeId: permit.challengeId },
    select: {
      id: true,
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
export function listSessionTitles(
  permit: PeerTeamPermit,
): Promise<{ id: string; title: string; date: string | null; start: string | null }[]> {
  return db.session.findMany({
    where: { challengeId: permit.challengeId, kind: { notIn: OWN_SESSION_KINDS } },
    orderBy: [{ date: "asc" }, { start: "asc" }, { id: "asc" }],
    take: 300,
    select: { id: true, title: true, date: true, start: true },
  });
}
