import { formatShortDay, formatTime } from "#app/platform/day-words.ts";
import { formatInstant } from "#app/platform/days.ts";
import { type Leaning, NOTE_SOURCE_KIND_NAMES, type NoteSourceKind } from "./note-words.ts";

type NoteToShow = NoteFacts & ({ findings: readonly unknown[] } | { findingCount: number });

interface NoteFacts {
  id: string;
  text: string;
  sourceKind: NoteSourceKind;
  sourceTitle: string;
  leaning: Leaning;
  recordedAt: Date;
  theme: { number: number; title: string } | null;
  prompts: readonly { id: string; ref: string; text: string }[];
  session: { id: string; title: string; date: string | null; start: string | null } | null;
  visit: { name: string; isOnly: boolean };
  writtenBy: string;
}

/** A note as a page shows it: everything in words. */
export interface NoteView {
  id: string;
  text: string;
  leaning: Leaning;
  kind: string;
  theme: string;
  prompts: { id: string; ref: string; text: string }[];
  /** "Interview with the section 151 officer, Tue 4 Nov" or the title of the document. */
  from: string;
  /** At which visit; null where the challenge has one alone. */
  visit: string | null;
  writtenBy: string;
  recorded: string;
  findingCount: number;
}

/** Turns a stored note into words for a page. Never carries a name of somebody who was met. */
export function noteView(note: NoteToShow): NoteView {
  return {
    id: note.id,
    text: note.text,
    leaning: note.leaning,
    kind: NOTE_SOURCE_KIND_NAMES[note.sourceKind].one,
    theme: note.theme === null ? "No theme" : `${note.theme.number} ${note.theme.title}`,
    prompts: note.prompts.map(({ id, ref, text }) => ({ id, ref, text })),
    from: note.session === null ? note.sourceTitle || "Outside a session" : sessionLabel(note.session),
    visit: note.visit.isOnly ? null : note.visit.name,
    writtenBy: note.writtenBy,
    recorded: formatInstant(note.recordedAt),
    findingCount: "findings" in note ? note.findings.length : note.findingCount,
  };
}

/** "Focus group of officers, 4 Nov 2025, 9:30am": as much as is known. */
export function sessionLabel(session: { title: string; date: string | null; start: string | null }): string {
  const when = [
    session.date === null ? null : formatShortDay(session.date),
    session.date === null || session.start === null ? null : formatTime(session.start),
  ].filter((part) => part !== null);
  return [session.title, ...when].join(", ");
}
