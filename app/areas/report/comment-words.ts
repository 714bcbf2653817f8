/** What the team decided about a comment of the accuracy check. */
export const COMMENT_DECISIONS = ["accepted", "not-accepted"] as const;

export type CommentDecision = (typeof COMMENT_DECISIONS)[number];

export const COMMENT_DECISION_NAMES = {
  accepted: "Accepted",
  "not-accepted": "Not accepted",
} as const satisfies Record<CommentDecision, string>;

/** What the check is for, in the words both sides see. docs/domain.md, "Notes, findings, report". */
export const ACCURACY_RULE =
  "The check is for facts: names, dates, figures, what happened. It is not for the wording of findings or recommendations, which are the team's own judgement.";

/** Characters of a comment, and of an answer, at most. */
export const COMMENT_LIMIT = 4_000;

/** Characters of the place a comment is about, at most. */
export const PLACE_LIMIT = 300;

/** Characters one text of the report may hold: far above any section, below what would slow a page. */
export const SECTION_LIMIT = 100_000;
