import type { PeerTeamPermit } from "#app/access/permit.ts";
import { type Note, readNotes } from "#app/areas/evidence/read-notes.server.ts";
import { readClausesOf } from "#app/areas/scope/read-themes.server.ts";
import type { NoteRelation } from "./finding-words.ts";
import type { Finding } from "./store.server.ts";

/** A clause of a source document that a prompt is drawn from. */
export interface ChainClause {
  id: string;
  ref: string;
  text: string;
  source: string;
}

/** One finding with its notes, each with its session and prompts; and the clauses behind the prompts. */
export interface Chain {
  findings: { id: string; notes: { relation: NoteRelation; note: Note }[] }[];
  /** By prompt id; a prompt drawn from no clause is not in it. */
  clauses: Map<string, ChainClause[]>;
}

/**
 * Follows findings down to the clauses: finding → note → session and prompt → clause. Two queries of its own
 * whatever the number of findings.
 */
export async function readChain(permit: PeerTeamPermit, findings: readonly Finding[]): Promise<Chain> {
  const noteIds = [...new Set(findings.flatMap((finding) => finding.notes.map((link) => link.noteId)))];
  const notes = new Map((await readNotes(permit, noteIds)).map((note) => [note.id, note]));
  const promptIds = [...new Set([...notes.values()].flatMap((note) => note.prompts.map(({ id }) => id)))];
  const clauses = await readClausesOf(permit, promptIds);
  return {
    findings: findings.map((finding) => ({
      id: finding.id,
      notes: finding.notes.flatMap(({ noteId, relation }) => {
        const note = notes.get(noteId);
        return note === undefined ? [] : [{ relation, note }];
      }),
    })),
    clauses,
  };
}
