import type { PeerTeamPermit } from "#app/access/permit.ts";
import { type Db, db } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { NOTES_PER_PAGE, type NoteFilter } from "./note-filter.ts";
import type { Leaning, NoteSourceKind } from "./note-words.ts";

/** A note as the peer team reads it: who wrote it, never who said it. */
export interface Note {
  id: string;
  visitId: string;
  text: string;
  sourceKind: NoteSourceKind;
  /** The document or data set; empty when there was a session. */
  sourceTitle: string;
  leaning: Leaning;
  recordedAt: Date;
  updatedAt: Date;
  /** YYYY-MM-DD. */
  retainUntil: string;
  version: number;
  theme: { id: string; number: number; title: string } | null;
  prompts: { id: string; ref: string; text: string }[];
  session: { id: string; title: string; date: string | null; start: string | null } | null;
  authorId: string;
  writtenBy: string;
  findings: { id: string; headline: string; kind: string; relation: string }[];
}

const NOTE = {
  id: true,
  visitId: true,
  text: true,
  sourceKind: true,
  sourceTitle: true,
  leaning: true,
  recordedAt: true,
  updatedAt: true,
  retainUntil: true,
  version: true,
  authorId: true,
  theme: { select: { id: true, number: true, title: true } },
  prompts: { take: 30, select: { prompt: { select: { id: true, ref: true, text: true } } } },
  session: { select: { id: true, title: true, date: true, start: true } },
  peer: { select: { name: true } },
  author: { select: { name: true } },
  findings: {
    take: 50,
    select: { relation: true, finding: { select: { id: true, headline: true, kind: true } } },
  },
} as const;

type NoteRow = Awaited<ReturnType<typeof oneRow>>;

function oneRow(client: Db, challengeId: string, noteId: string) {
  return client.note.findFirst({ where: { id: noteId, challengeId }, select: NOTE });
}

function asNote(row: NonNullable<NoteRow>): Note {
  const { peer, author, prompts, findings, ...rest } = row;
  return {
    ...rest,
    sourceKind: row.sourceKind as NoteSourceKind,
    leaning: row.leaning as Leaning,
    prompts: prompts
      .map(({ prompt }) => prompt)
      .sort((a, b) => a.ref.localeCompare(b.ref, "en", { numeric: true })),
    writtenBy: peer?.name ?? author.name,
    findings: findings.map(({ relation, finding }) => ({ ...finding, relation })),
  };
}

function whereOf(permit: PeerTeamPermit, filter: NoteFilter) {
  return {
    challengeId: permit.challengeId,
    ...(filter.themeId === null ? {} : { themeId: filter.themeId }),
    ...(filter.promptId === null ? {} : { prompts: { some: { promptId: filter.promptId } } }),
    ...(filter.sourceKind === null ? {} : { sourceKind: filter.sourceKind }),
    ...(filter.leaning === null ? {} : { leaning: filter.leaning }),
    ...(filter.peerId === null ? {} : { peerId: filter.peerId }),
    ...(filter.sessionId === null ? {} : { sessionId: filter.sessionId }),
    ...(filter.words === ""
      ? {}
      : { OR: [{ text: { contains: filter.words } }, { sourceTitle: { contains: filter.words } }] }),
  };
}

/** How many notes a filter finds. */
export function countNotes(permit: PeerTeamPermit, filter: NoteFilter): Promise<number> {
  return db.note.count({ where: whereOf(permit, filter) });
}

/** One page of notes, newest first. `page` counts from 1. */
export async function listNotes(permit: PeerTeamPermit, filter: NoteFilter, page: number): Promise<Note[]> {
  const rows = await db.note.findMany({
    where: whereOf(permit, filter),
    orderBy: [{ recordedAt: "desc" }, { id: "desc" }],
    skip: (page - 1) * NOTES_PER_PAGE,
    take: NOTES_PER_PAGE,
    select: NOTE,
  });
  return rows.map(asNote);
}

/** One note. Throws not-found, also for a note of another challenge. */
export async function readNote(permit: PeerTeamPermit, noteId: string, client: Db = db): Promise<Note> {
  const row = await oneRow(client, permit.challengeId, noteId);
  if (row === null) throw new AppError("not-found", "There is no such note in this challenge.");
  return asNote(row);
}

/** Notes per theme and kind of source: for the coverage table. */
export async function countByThemeAndKind(
  permit: PeerTeamPermit,
): Promise<{ themeId: string | null; sourceKind: NoteSourceKind; count: number }[]> {
  const groups = await db.note.groupBy({
    by: ["themeId", "sourceKind"],
    where: { challengeId: permit.challengeId },
    _count: { _all: true },
  });
  return groups.map((group) => ({
    themeId: group.themeId,
    sourceKind: group.sourceKind as NoteSourceKind,
    count: group._count._all,
  }));
}

/** Notes per leaning: for the figures above the list. */
export async function countByLeaning(
  permit: PeerTeamPermit,
  filter: NoteFilter,
): Promise<Record<Leaning, number>> {
  const groups = await db.note.groupBy({
    by: ["leaning"],
    where: whereOf(permit, filter),
    _count: { _all: true },
  });
  const counts: Record<Leaning, number> = { strength: 0, improvement: 0, neutral: 0 };
  for (const group of groups) counts[group.leaning as Leaning] = group._count._all;
  return counts;
}

/** The prompts at least one note was tagged to. */
export async function listTaggedPromptIds(permit: PeerTeamPermit): Promise<Set<string>> {
  const rows = await db.notePrompt.findMany({
    where: { note: { challengeId: permit.challengeId } },
    distinct: ["promptId"],
    take: 1_000,
    select: { promptId: true },
  });
  return new Set(rows.map((row) => row.promptId));
}

/** Notes for choosing what a finding stands on, oldest first. At most 300. */
export async function listNotesForChoice(permit: PeerTeamPermit, filter: NoteFilter): Promise<Note[]> {
  const rows = await db.note.findMany({
    where: whereOf(permit, filter),
    orderBy: [{ recordedAt: "asc" }, { id: "asc" }],
    take: 300,
    select: NOTE,
  });
  return rows.map(asNote);
}

/** The notes with these ids, oldest first. At most 500. */
export async function listNotesByIds(permit: PeerTeamPermit, noteIds: readonly string[]): Promise<Note[]> {
  const rows = await db.note.findMany({
    where: { challengeId: permit.challengeId, id: { in: [...noteIds] } },
    orderBy: [{ recordedAt: "asc" }, { id: "asc" }],
    take: 500,
    select: NOTE,
  });
  return rows.map(asNote);
}
