import {
  type AttributableNote,
  type AttributionFlag,
  attributionFlags,
  mentionCaution,
} from "#app/areas/evidence/attribution.ts";
import { type Leaning, NOTE_SOURCE_KIND_NAMES, type NoteSourceKind } from "#app/areas/evidence/note-words.ts";
import { BREADTH_NAMES, triangulate } from "#app/areas/evidence/triangulation.ts";
import type { FindingKind, FindingStatus, NoteRelation } from "./finding-words.ts";
import { countsByKind, findingWarnings, type SupportWarning } from "./support.ts";

interface FindingToWeigh {
  kind: FindingKind;
  status: FindingStatus;
  notes: readonly { noteId: string; relation: NoteRelation }[];
  recommendations: readonly { id: string }[];
}

type Facts = AttributableNote & { leaning: Leaning; writerId: string };

/** All that is said about a finding beside its own words. */
export interface Weight {
  words: string;
  breadth: string;
  /** "Officer 3, councillor 2": the supporting notes by kind; empty when there is none. */
  byKind: string;
  againstWords: string | null;
  /** People who could be made out from the finding itself. */
  flags: AttributionFlag[];
  /** Which kinds of people not to mention, or null. */
  mention: string | null;
  warnings: SupportWarning[];
}

/** Weighs a finding: how broad its footing is, who could be identified, what is missing. `facts` by note id. */
export function weighFinding(finding: FindingToWeigh, facts: ReadonlyMap<string, Facts>): Weight {
  const notes = finding.notes.flatMap(({ noteId, relation }) => {
    const fact = facts.get(noteId);
    return fact === undefined ? [] : [{ ...fact, relation }];
  });
  const triangulation = triangulate(notes);
  const flags = attributionFlags(notes.filter((note) => note.relation !== "context"));
  return {
    words: triangulation.words,
    breadth: BREADTH_NAMES[triangulation.breadth],
    byKind: countsByKind(
      notes.filter((note) => note.relation === "supporting").map((note) => note.sourceKind),
      (kind) => NOTE_SOURCE_KIND_NAMES[kind as NoteSourceKind].one,
    ),
    againstWords: triangulation.againstWords,
    flags: flags.filter((flag) => flag.isExposed),
    mention: mentionCaution(flags),
    warnings: findingWarnings({
      kind: finding.kind,
      status: finding.status,
      notes,
      recommendationIds: finding.recommendations.map(({ id }) => id),
    }),
  };
}
