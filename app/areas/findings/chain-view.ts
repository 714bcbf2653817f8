import { type NoteView, noteView } from "#app/areas/evidence/note-view.ts";
import { counted, listed } from "#app/areas/evidence/triangulation.ts";
import { inNaturalOrder } from "#app/platform/text/natural-order.ts";
import type { NoteRelation } from "./finding-words.ts";

type NoteToShow = Parameters<typeof noteView>[0];

export interface ChainInput {
  findings: readonly {
    id: string;
    notes: readonly { relation: NoteRelation; note: NoteToShow }[];
  }[];
  clauses: ReadonlyMap<string, readonly { id: string; ref: string; text: string; source: string }[]>;
}

export interface ChainPrompt {
  id: string;
  ref: string;
  text: string;
  clauses: { id: string; ref: string; text: string; source: string }[];
  noteCount: number;
}

/** Everything a finding or recommendation stands on, once each, from the clause up. */
export interface ChainView {
  clauseCount: number;
  prompts: ChainPrompt[];
  sessions: { id: string; label: string; noteCount: number }[];
  /** Documents, data and places noted outside a session. */
  otherSources: string[];
  notesByFinding: { findingId: string; notes: { relation: NoteRelation; note: NoteView }[] }[];
  /** "2 clauses, 3 prompts, 4 sessions and 9 notes". */
  words: string;
}

const RELATION_ORDER: readonly NoteRelation[] = ["supporting", "contradicting", "context"];

/** Gathers the chain clause → prompt → session → note for a page: each thing once, with how often it is used. */
export function chainView(chain: ChainInput): ChainView {
  const prompts = new Map<string, ChainPrompt>();
  const sessions = new Map<string, ChainView["sessions"][number]>();
  const otherSources = new Set<string>();
  const seen = new Set<string>();
  for (const { note } of chain.findings.flatMap((finding) => finding.notes)) {
    if (seen.has(note.id)) continue;
    seen.add(note.id);
    const view = noteView(note);
    if (note.session === null) otherSources.add(view.from);
    else {
      const known = sessions.get(note.session.id);
      sessions.set(note.session.id, {
        id: note.session.id,
        label: view.from,
        noteCount: (known?.noteCount ?? 0) + 1,
      });
    }
    for (const { id, ref, text } of note.prompts) {
      const known = prompts.get(id);
      const clauses = known?.clauses ?? [...(chain.clauses.get(id) ?? [])];
      prompts.set(id, { id, ref, text, clauses, noteCount: (known?.noteCount ?? 0) + 1 });
    }
  }
  const clauseCount = new Set([...prompts.values()].flatMap((prompt) => prompt.clauses.map(({ id }) => id)))
    .size;
  return {
    clauseCount,
    prompts: [...prompts.values()].sort((a, b) => inNaturalOrder(a.ref, b.ref)),
    sessions: [...sessions.values()].sort((a, b) => a.label.localeCompare(b.label, "en")),
    otherSources: [...otherSources].sort(),
    notesByFinding: chain.findings.map((finding) => ({
      findingId: finding.id,
      notes: [...finding.notes]
        .sort((a, b) => RELATION_ORDER.indexOf(a.relation) - RELATION_ORDER.indexOf(b.relation))
        .map(({ relation, note }) => ({ relation, note: noteView(note) })),
    })),
    words: listed([
      counted(clauseCount, "clause"),
      counted(prompts.size, "prompt"),
      counted(sessions.size, "session"),
      counted(seen.size, "note"),
    ]),
  };
}
