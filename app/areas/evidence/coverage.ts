import { NOTE_SOURCE_KIND_NAMES, type NoteSourceKind, SOURCE_KINDS } from "./note-words.ts";
import { listed } from "./triangulation.ts";

export interface CoverageTheme {
  id: string;
  number: number;
  title: string;
}

/** How many notes of a theme come from a kind of source. */
export interface CoverageCount {
  themeId: string | null;
  sourceKind: NoteSourceKind;
  count: number;
}

export interface CoverageRow {
  theme: CoverageTheme;
  counts: Record<NoteSourceKind, number>;
  total: number;
  /** The gap in words, or null when every kind of people and a document or data stand behind the theme. */
  gap: string | null;
}

/** Kinds a theme should be heard from. House rule: the four kinds of people, and one of document or data. */
const EXPECTED_PEOPLE: readonly NoteSourceKind[] = [
  "councillor",
  "officer",
  "partner",
  "resident-or-community",
];

export const COVERAGE_RULE =
  "A theme has a gap while it has no note from one of the four kinds of people, or neither a document nor data.";

/** Theme × source kind: a row per theme in the order given, and the notes that have no theme. */
export function coverageTable(
  themes: readonly CoverageTheme[],
  counts: readonly CoverageCount[],
): { rows: CoverageRow[]; totals: Record<NoteSourceKind, number>; withoutTheme: number } {
  const rows = themes.map((theme) => {
    const byKind = countByKind(counts.filter((each) => each.themeId === theme.id));
    return { theme, counts: byKind, total: sum(byKind), gap: gapOf(byKind) };
  });
  const withoutTheme = counts.filter((each) => each.themeId === null);
  return { rows, totals: countByKind(counts), withoutTheme: sum(countByKind(withoutTheme)) };
}

function countByKind(counts: readonly CoverageCount[]): Record<NoteSourceKind, number> {
  const byKind = Object.fromEntries(SOURCE_KINDS.map((kind) => [kind, 0])) as Record<NoteSourceKind, number>;
  for (const { sourceKind, count } of counts) byKind[sourceKind] += count;
  return byKind;
}

function sum(byKind: Record<NoteSourceKind, number>): number {
  return SOURCE_KINDS.reduce((total, kind) => total + byKind[kind], 0);
}

function gapOf(byKind: Record<NoteSourceKind, number>): string | null {
  if (sum(byKind) === 0) return "No note yet";
  const missing = EXPECTED_PEOPLE.filter((kind) => byKind[kind] === 0).map((kind) =>
    NOTE_SOURCE_KIND_NAMES[kind].many.toLowerCase(),
  );
  if (byKind.document === 0 && byKind.data === 0) missing.push("documents or data");
  return missing.length === 0 ? null : `Nothing yet from ${listed(missing)}`;
}

export interface CoveragePrompt {
  id: string;
  parentId: string | null;
}

/**
 * The prompts no note was tagged to, in the order given. A prompt with nested prompts is covered as soon as one of
 * them is; the nested ones are looked at one by one.
 */
export function promptsWithoutNote<P extends CoveragePrompt>(
  prompts: readonly P[],
  taggedPromptIds: ReadonlySet<string>,
): P[] {
  const covered = (prompt: P): boolean =>
    taggedPromptIds.has(prompt.id) ||
    prompts.some((other) => other.parentId === prompt.id && taggedPromptIds.has(other.id));
  return prompts.filter((prompt) => !covered(prompt));
}

export interface CoverageSession {
  id: string;
  /** YYYY-MM-DD, or null while it has no day. */
  date: string | null;
  /** HH:MM in Europe/London. */
  start: string | null;
  noteCount: number;
}

/** Sessions that have begun and that nobody has written up, in the order given. `today` and `time` are London's. */
export function sessionsWithoutNote<S extends CoverageSession>(
  sessions: readonly S[],
  today: string,
  time: string,
): S[] {
  return sessions.filter(
    (session) =>
      session.noteCount === 0 &&
      session.date !== null &&
      (session.date < today || (session.date === today && (session.start ?? "00:00") <= time)),
  );
}
