import { demand, type PeerTeamPermit } from "#app/access/permit.ts";
import { to } from "#app/addresses.ts";
import { readReportIssue } from "#app/areas/findings/report-issue.server.ts";
import { record } from "#app/audit/record.server.ts";
import { endTurn, tell } from "#app/notices/tell.server.ts";
import { transaction } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { changedBy } from "#app/writing/merge/changed-meanwhile.ts";
import { COMMENT_LIMIT, type CommentDecision } from "./comment-words.ts";

export interface CommentAnswerInput {
  commentId: string;
  decision: CommentDecision;
  answer: string;
  /** When the answer the person saw was given, ISO; left out when there was none. Guards against two answers at once. */
  answeredAt?: string | undefined;
}

/**
 * Answers a comment of the accuracy check, or changes the answer until the final report is out. The council sees it
 * at once. Throws forbidden, invalid, not-found, or conflict.
 */
export async function answerComment(
  permit: PeerTeamPermit,
  input: CommentAnswerInput,
  now: Date,
): Promise<void> {
  demand(permit, "report.write");
  const answer = input.answer.trim();
  if (answer === "" || answer.length > COMMENT_LIMIT) {
    throw new AppError("invalid", "Write an answer for the council, in at most 4,000 characters.", {
      field: "answer",
    });
  }
  const where = { id: input.commentId, challengeId: permit.challengeId };
  await transaction(async (tx) => {
    const comment = await tx.accuracyComment.findFirst({
      where,
      select: { councilId: true, place: true, answeredAt: true, answeredByName: true },
    });
    if (comment === null) throw new AppError("not-found", "There is no such comment in this challenge.");
    if ((await readReportIssue(permit, tx)).hasFinal) {
      throw new AppError("conflict", "The final report has been issued, so answers stay as they are.");
    }
    const seen = input.answeredAt === undefined ? null : new Date(input.answeredAt);
    const { count } = await tx.accuracyComment.updateMany({
      where: { ...where, answeredAt: seen },
      data: { decision: input.decision, answer, answeredAt: now, answeredByName: permit.actor.name },
    });
    if (count === 0) {
      throw changedBy(comment.answeredByName, comment.answeredAt);
    }
    await record(
      tx,
      permit,
      { type: "accuracy-comment-answered", data: { commentId: input.commentId } },
      now,
    );
    await endTurn(tx, permit, { kind: "correction-to-answer", recordId: input.commentId }, now);
    await tell(
      tx,
      permit,
      {
        kind: "correction-answered",
        recordId: input.commentId,
        occasion: now.toISOString(),
        space: "council",
        councilId: comment.councilId,
        title: `About ${comment.place}`,
        page: to.report.front(permit),
      },
      now,
    );
  });
}
