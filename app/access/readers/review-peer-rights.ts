import type { Permission } from "../permissions.ts";

/**
 * What a peer has no right to who is in the team of no phase and no conversation before: who comes to a progress review alone. A house rule: no public
 * source says what such a peer reads. The review looks at what was published and what became of it, so this peer reads what both sides read (the final
 * report with its recommendations, the plans, the statement, the timetables), writes the review with the others, and reads and writes the notes of
 * reviews they are at. What the team of the visit on site worked on is not theirs: its findings and what they stand on, the report in draft,
 * and what councils said to that draft. Which notes are theirs, the team of each visit says (decision 0749).
 */
export const NOT_OF_A_REVIEW_ALONE = [
  "findings.read",
  "findings.write",
  "report.draft",
  "report.write",
  "draft-report.read",
] as const satisfies Permission[];

/** Whether a peer who comes to a review alone keeps a right that peers have. */
export function reviewPeerKeeps(permission: Permission): boolean {
  return !(NOT_OF_A_REVIEW_ALONE as readonly Permission[]).includes(permission);
}
