import { Tag } from "#app/govuk/display/tag.tsx";
import {
  FINDING_KIND_NAMES,
  FINDING_STATUS_NAMES,
  type FindingKind,
  type FindingStatus,
  NOTE_RELATION_NAMES,
  type NoteRelation,
} from "../finding-words.ts";

/** Strength or area for improvement, as words. */
export function FindingKindTag({ kind }: { kind: FindingKind }) {
  return <Tag colour={kind === "strength" ? "green" : "orange"}>{FINDING_KIND_NAMES[kind].one}</Tag>;
}

/** Draft or agreed. */
export function FindingStatusTag({ status }: { status: FindingStatus }) {
  return <Tag colour={status === "agreed" ? "blue" : "grey"}>{FINDING_STATUS_NAMES[status]}</Tag>;
}

/** What a note is to a finding. */
export function RelationTag({ relation }: { relation: NoteRelation }) {
  const colour = relation === "supporting" ? "teal" : relation === "contradicting" ? "red" : "grey";
  return <Tag colour={colour}>{NOTE_RELATION_NAMES[relation]}</Tag>;
}
