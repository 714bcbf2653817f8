import type { Leaning, NoteSourceKind } from "./note-words.ts";

/** A note as a finding uses it. */
export interface WeighedNote {
  relation: "supporting" | "contradicting" | "context";
  sourceKind: NoteSourceKind;
  leaning: Leaning;
  /** Who recorded it: a peer, or the account when the writer is not in the team's list. */
  writerId: string;
  sessionId: string | null;
}

/** How broad the footing of a finding is. `none`: nothing supports it. */
export type Breadth = "none" | "one-kind" | "two-kinds" | "broad";

export interface Triangulation {
  supporting: number;
  contradicting: number;
  context: number;
  /** Different kinds of source, sessions and writers among the supporting notes. */
  kinds: number;
  sessions: number;
  writers: number;
  breadth: Breadth;
  /** "Stands on 6 notes from 3 kinds of source, 4 sessions and 3 peers". */
  words: string;
  /** "2 notes contradict it", or null. */
  againstWords: string | null;
}

/** House rule: what the breadth is called. Two kinds of source agree; three or more is broad. */
export const BREADTH_NAMES = {
  none: "Nothing supports it yet",
  "one-kind": "One kind of source",
  "two-kinds": "Two kinds of source",
  broad: "Broadly based",
} as const satisfies Record<Breadth, string>;

/** What a finding stands on, counted and in words. Context notes are counted but carry no weight. */
export function triangulate(notes: readonly WeighedNote[]): Triangulation {
  const supporting = notes.filter((note) => note.relation === "supporting");
  const contradicting = notes.filter((note) => note.relation === "contradicting").length;
  const kinds = new Set(supporting.map((note) => note.sourceKind)).size;
  const sessions = new Set(supporting.flatMap((note) => note.sessionId ?? [])).size;
  const writers = new Set(supporting.map((note) => note.writerId)).size;
  return {
    supporting: supporting.length,
    contradicting,
    context: notes.length - supporting.length - contradicting,
    kinds,
    sessions,
    writers,
    breadth: breadthOf(kinds),
    words: wordsFor(supporting.length, kinds, sessions, writers),
    againstWords:
      contradicting === 0
        ? null
        : `${counted(contradicting, "note")} ${contradicting === 1 ? "contradicts" : "contradict"} it`,
  };
}

function breadthOf(kinds: number): Breadth {
  if (kinds === 0) return "none";
  if (kinds === 1) return "one-kind";
  return kinds === 2 ? "two-kinds" : "broad";
}

function wordsFor(notes: number, kinds: number, sessions: number, writers: number): string {
  if (notes === 0) return "Stands on no note yet";
  const parts = [
    counted(kinds, "kind of source", "kinds of source"),
    ...(sessions === 0 ? [] : [counted(sessions, "session")]),
    counted(writers, "peer"),
  ];
  return `Stands on ${counted(notes, "note")} from ${listed(parts)}`;
}

/** "1 note", "6 notes". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** "a", "a and b", "a, b and c". */
export function listed(parts: readonly string[]): string {
  if (parts.length < 2) return parts[0] ?? "";
  return `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
}
