import { formatInstant } from "#app/platform/days.ts";
import { COMMENT_DECISION_NAMES, type CommentDecision } from "./comment-words.ts";

/** A comment of the accuracy check as a page shows it. */
export interface ShownComment {
  id: string;
  place: string;
  comment: string;
  /** "Cora Coordinator, Wexcombe Borough Council, 3 April 2027, 2:10pm, on draft version 1". */
  from: string;
  isAccepted: boolean;
  /** Null while nobody has answered. */
  answer: { decision: string; words: string; by: string } | null;
}

interface StoredComment {
  id: string;
  place: string;
  comment: string;
  authorName: string;
  councilName: string;
  madeAt: Date;
  draftNumber: number;
  decision: CommentDecision | null;
  answer: string | null;
  answeredAt: Date | null;
  answeredByName: string | null;
}

/** Turns a stored comment into words. */
export function shownComment(comment: StoredComment): ShownComment {
  const { id, place, decision, answeredAt } = comment;
  return {
    id,
    place,
    comment: comment.comment,
    from: `${comment.authorName}, ${comment.councilName}, ${formatInstant(comment.madeAt)}, on draft version ${comment.draftNumber}`,
    isAccepted: decision === "accepted",
    answer:
      decision === null
        ? null
        : {
            decision: COMMENT_DECISION_NAMES[decision],
            words: comment.answer ?? "",
            by: `${comment.answeredByName ?? "The peer team"}${answeredAt === null ? "" : `, ${formatInstant(answeredAt)}`}`,
          },
  };
}
