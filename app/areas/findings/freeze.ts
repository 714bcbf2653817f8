/** How far the report has got: see report-issue.server.ts. */
export interface IssueState {
  lastIssuedAt: Date | null;
  hasFinal: boolean;
}

/** What may no longer be done to recommendations, each with the sentence that says why; null while it may. */
export interface RecommendationLocks {
  reword: string | null;
  renumber: string | null;
  remove: string | null;
}

const FINAL =
  "The final report has been issued: its recommendations are the peers' exact words and their numbers stay.";

/**
 * Issued words are not taken back (docs/domain.md: the peers' exact words; a recommendation worded differently in plan
 * and review is a real slip). After a draft a recommendation may still be reworded or renumbered, but not removed,
 * because a council may already be answering it. After the final report nothing changes.
 */
export function recommendationLocks(issue: IssueState): RecommendationLocks {
  if (issue.hasFinal) return { reword: FINAL, renumber: FINAL, remove: FINAL };
  return {
    reword: null,
    renumber: null,
    remove:
      issue.lastIssuedAt === null
        ? null
        : "The report has been issued with this recommendation in it, and a council may be answering it. Reword it instead.",
  };
}
