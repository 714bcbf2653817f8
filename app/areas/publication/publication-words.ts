import type { MilestoneKey } from "#app/areas/dates/rule-sets.ts";

/** The documents that can be published. docs/domain.md, "Publishing". */
export const PUBLIC_KINDS = ["report", "action-plan", "progress-review"] as const;

export type PublicKind = (typeof PUBLIC_KINDS)[number];

export const PUBLIC_KIND_NAMES = {
  report: "Peer challenge report",
  "action-plan": "Action plan",
  "progress-review": "Progress review report",
} as const satisfies Record<PublicKind, string>;

/** The key date that publishing fills in. */
export const MILESTONE_OF = {
  report: "report-published",
  "action-plan": "action-plan-published",
  "progress-review": "progress-review-report",
} as const satisfies Record<PublicKind, MilestoneKey>;

export function isPublicKind(kind: string): kind is PublicKind {
  return (PUBLIC_KINDS as readonly string[]).includes(kind);
}

/** Characters of the reason given to the public when a document is withdrawn, at most. */
export const REASON_LIMIT = 1_000;
