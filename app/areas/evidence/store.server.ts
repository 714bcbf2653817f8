import type { PeerTeamPermit } from "#app/access/permit.ts";
import type { VisitKind } from "#app/access/visit-kinds.ts";
import { readSeenVisits } from "#app/areas/peer-team/read-visit-team.server.ts";
import { listVisits, type VisitFacts } from "#app/areas/visits/read-visits.server.ts";
import { type Db, db } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { inNaturalOrder } from "#app/platform/text/natural-order.ts";
import { isNoteFiltered, NOTES_PER_PAGE, type NoteFilter } from "./note-filter.ts";
import type { Leaning, NoteSourceKind } from "./note-words.ts";
import { type KnownToPage, NAMED, readNamedBy } from "./named-by-notes.server.ts";
import { readNoteChoices } from "./read-choices.server.ts";

/** A note as the peer team reads it: who wrote it, never who said it. */
export interface Note {
  id: string;
  /** What it was recorded at. */
  visit: NoteVisit;
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

/** The visit of a note; `isOnly` where the challenge has no other, so that nobody needs to be told. */
export interface NoteVisit {
  id: string;
  kind: VisitKind;
  name: string;
  isOnly: boolean;
}

const OWN = {
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
} as const;

const NOTE = {
  ...OWN,
  ...NAMED,
  theme: { select: { id: true, number: true, title: true } },
  prompts: { take: 30, select: { prompt: { select: { id: true, ref: true, text: true } } } },
  findings: {
    take: 50,
    select: { relation: true, finding: { select: { id: true, headline: true, kind: true } } },
  },
} as const;

/** A note in a list: of the findings that stand on it, how many. */
export interface ListedNote extends Omit<Note, "findings"> {
  findingCount: number;
}

type NoteRow = Awaited<ReturnType<typeof oneRow>>;

async function oneRow(client: Db, permit: PeerTeamPermit, noteId: string) {
  return client.note.findFirst({ where: { id: noteId, ...(await notesSeen(permit, client)) }, select: NOTE });
}

function asNote(row: NonNullable<NoteRow>, visits: readonly VisitFacts[]): Note {
  const { findings, prompts, theme, ...rest } = row;
  return {
    ...inTheScope(
      rest,
      theme,
      prompts.map(({ prompt }) => prompt),
      visits,
    ),
    findings: findings.map(({ relation, finding }) => ({ ...finding, relation })),
  };
}

function inTheScope(
  row: Omit<NonNullable<NoteRow>, "findings" | "theme" | "prompts">,
  theme: Note["theme"],
  prompts: Note["prompts"],
  visits: readonly VisitFacts[],
): Omit<Note, "findings"> {
  const { peer, author, visitId, ...rest } = row;
  const visit = visits.find(({ id }) => id === visitId);
  if (visit === undefined) throw new Error("A note names a visit of another challenge.");
  return {
    ...rest,
    visit: { id: visit.id, kind: visit.kind, name: visit.name, isOnly: visits.length === 1 },
    sourceKind: row.sourceKind as NoteSourceKind,
    leaning: row.leaning as Leaning,
    theme,
    prompts: prompts.sort((a, b) => inNaturalOrder(a.ref, b.ref)),
    writtenBy: peer?.name ?? author.name,
  };
}

/** Notes of the challenge that the person may read: a peer those of the visits whose team they are in. */
async function notesSeen(permit: PeerTeamPermit, client: Db = db) {
  const seen = await readSeenVisits(permit, client);
  return {
    challengeId: permit.challengeId,
    ...(seen === null ? {} : { AND: [{ visitId: { in: [...seen] } }] }),
  };
}

async function whereOf(permit: PeerTeamPermit, filter: NoteFilter) {
  return {
    ...(await notesSeen(permit)),
    ...(filter.visitId === null ? {} : { visitId: filter.visitId }),
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
export async function countNotes(permit: PeerTeamPermit, filter: NoteFilter): Promise<number> {
  return db.note.count({ where: await whereOf(permit, filter) });
}

/** One page of notes, newest first. `page` counts from 1; `known`: what the notes name, where the caller has read it. */
export async function listNotes(
  permit: PeerTeamPermit,
  filter: NoteFilter,
  page: number,
  known?: KnownToPage,
): Promise<ListedNote[]> {
  const rows = await db.note.findMany({
    where: await whereOf(permit, filter),
    orderBy: [{ recordedAt: "desc" }, { id: "desc" }],
    skip: (page - 1) * NOTES_PER_PAGE,
    take: NOTES_PER_PAGE,
    select: {
      ...OWN,
      themeId: true,
      sessionId: true,
      peerId: true,
      prompts: { take: 30, select: { promptId: true } },
      _count: { select: { findings: true } },
    },
  });
  const visits = await listVisits(permit.challengeId);
  const scope = known ?? (await readNoteChoices(permit));
  const themes = new Map(scope.themes.map((theme) => [theme.id, theme]));
  const prompts = new Map(scope.prompts.map((prompt) => [prompt.id, prompt]));
  const named = await readNamedBy(permit, rows, known);
  return rows.map(({ _count, themeId, prompts: tags, sessionId, peerId, ...row }) => ({
    ...inTheScope(
      { ...row, ...named({ id: row.id, sessionId, peerId }) },
      themes.get(themeId ?? "") ?? null,
      tags.flatMap(({ promptId }) => prompts.get(promptId) ?? []),
      visits,
    ),
    findingCount: _count.findings,
  }));
}

/** One note. Throws not-found, also for a note of another challenge. */
export async function readNote(permit: PeerTeamPermit, noteId: string, client: Db = db): Promise<Note> {
  const row = await oneRow(client, permit, noteId);
  if (row === null) throw new AppError("not-found", "There is no such note in this challenge.");
  return asNote(row, await listVisits(permit.challengeId, client));
}

/** Notes per theme and kind of source: for the coverage table; with `visitIds` of these visits alone. */
export async function countByThemeAndKind(
  permit: PeerTeamPermit,
  visitIds?: readonly string[],
): Promise<{ themeId: string | null; sourceKind: NoteSourceKind; count: number }[]> {
  const groups = await db.note.groupBy({
    by: ["themeId", "sourceKind"],
    where: { ...(await notesSeen(permit)), ...ofVisits(visitIds) },
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
    where: await whereOf(permit, filter),
    _count: { _all: true },
  });
  const counts: Record<Leaning, number> = { strength: 0, improvement: 0, neutral: 0 };
  for (const group of groups) counts[group.leaning as Leaning] = group._count._all;
  return counts;
}

/** What the page of notes counts. */
interface NoteTallies {
  /** Of the notes that the filter finds. */
  byLeaning: Record<Leaning, number>;
  /** Of all notes that the person may read, by the visit; those without any are left out. */
  byVisit: ReadonlyMap<string, number>;
  /** The places in the team of whoever has written a note at any visit; at most 50. */
  writerIds: string[];
}

/** Counts notes for the page that lists them: where nothing is filtered by, in one statement. */
export async function tallyNotes(permit: PeerTeamPermit, filter: NoteFilter): Promise<NoteTallies> {
  const seen = await readSeenVisits(permit);
  // Grouped by the database: told apart here, every note of the challenge would be read.
  const groups = await db.note.groupBy({
    by: ["visitId", "leaning", "peerId"],
    where: { challengeId: permit.challengeId },
    _count: { _all: true },
  });
  const byLeaning: Record<Leaning, number> = { strength: 0, improvement: 0, neutral: 0 };
  const byVisit = new Map<string, number>();
  for (const { visitId, leaning, _count } of groups) {
    if (seen !== null && !seen.has(visitId)) continue;
    byLeaning[leaning as Leaning] += _count._all;
    byVisit.set(visitId, (byVisit.get(visitId) ?? 0) + _count._all);
  }
  return {
    byLeaning: isNoteFiltered(filter) ? await countByLeaning(permit, filter) : byLeaning,
    byVisit,
    writerIds: [...new Set(groups.flatMap(({ peerId }) => peerId ?? []))].sort().slice(0, 50),
  };
}

function ofVisits(visitIds: readonly string[] | undefined) {
  return visitIds === undefined ? {} : { visitId: { in: [...visitIds] } };
}

/** The prompts at least one note was tagged to; with `visitIds` one of these visits. */
export async function listTaggedPromptIds(
  permit: PeerTeamPermit,
  visitIds?: readonly string[],
): Promise<Set<string>> {
  const rows = await db.notePrompt.findMany({
    where: { note: { ...(await notesSeen(permit)), ...ofVisits(visitIds) } },
    distinct: ["promptId"],
    take: 1_000,
    select: { promptId: true },
  });
  return new Set(rows.map((row) => row.promptId));
}

/** Notes for choosing what a finding stands on, oldest first. At most 300. */
export async function listNotesForChoice(permit: PeerTeamPermit, filter: NoteFilter): Promise<Note[]> {
  const rows = await db.note.findMany({
    where: await whereOf(permit, filter),
    orderBy: [{ recordedAt: "asc" }, { id: "asc" }],
    take: 300,
    select: NOTE,
  });
  const visits = await listVisits(permit.challengeId);
  return rows.map((row) => asNote(row, visits));
}

/** The notes with these ids, oldest first. At most 500. */
export async function listNotesByIds(permit: PeerTeamPermit, noteIds: readonly string[]): Promise<Note[]> {
  const rows = await db.note.findMany({
    where: { ...(await notesSeen(permit)), id: { in: [...noteIds] } },
    orderBy: [{ recordedAt: "asc" }, { id: "asc" }],
    take: 500,
    select: NOTE,
  });
  const visits = await listVisits(permit.challengeId);
  return rows.map((row) => asNote(row, visits));
}
