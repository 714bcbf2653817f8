/** The words of findings and recommendations. docs/domain.md, "Notes, findings, report". */

export const FINDING_KINDS = ["strength", "improvement"] as const;
export type FindingKind = (typeof FINDING_KINDS)[number];
export const FINDING_KIND_NAMES = {
  strength: { one: "Strength", many: "Strengths" },
  improvement: { one: "Area for improvement", many: "Areas for improvement" },
} as const satisfies Record<FindingKind, { one: string; many: string }>;

export const FINDING_STATUSES = ["draft", "agreed"] as const;
export type FindingStatus = (typeof FINDING_STATUSES)[number];
export const FINDING_STATUS_NAMES = {
  draft: "Draft",
  agreed: "Agreed by the team",
} as const satisfies Record<FindingStatus, string>;

/** What a note is to a finding. */
export const NOTE_RELATIONS = ["supporting", "contradicting", "context"] as const;
export type NoteRelation = (typeof NOTE_RELATIONS)[number];
export const NOTE_RELATION_NAMES = {
  supporting: "Supports",
  contradicting: "Contradicts",
  context: "Context",
} as const satisfies Record<NoteRelation, string>;

export const RECOMMENDATION_KINDS = ["key", "further"] as const;
export type RecommendationKind = (typeof RECOMMENDATION_KINDS)[number];
export const RECOMMENDATION_KIND_NAMES = {
  key: "Key recommendation",
  further: "Further recommendation",
} as const satisfies Record<RecommendationKind, string>;
