/** The kinds of visit of a challenge, in the order in which they come. */
export const VISIT_KINDS_IN_ORDER = ["conversations", "on-site", "progress-review"] as const;

export type VisitKind = (typeof VISIT_KINDS_IN_ORDER)[number];
