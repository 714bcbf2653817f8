import { type CouncilPermit, demand } from "#app/access/permit.ts";
import { to } from "#app/addresses.ts";
import { readCouncilShortName } from "#app/areas/challenge/read-challenge.server.ts";
import { record } from "#app/audit/record.server.ts";
import { readLastIssued } from "#app/issue/issued-versions.server.ts";
import { tell } from "#app/notices/tell.server.ts";
import { transaction } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { newId } from "#app/platform/ids.ts";
import { COMMENT_LIMIT, PLACE_LIMIT } from "./comment-words.ts";

export interface CommentInput {
  /** Where in the draft: a section or heading. */
  place: string;
  comment: string;
}

/**
 * Asks for a correction of fact in the latest issued draft; answers with the id. The comment belongs to the person's
 * council. Throws forbidden, invalid, or conflict when there is no draft to check (none yet, or the final is out).
 */
export async function commentOnDraft(permit: CouncilPermit, input: CommentInput, now: Date): Promise<string> {
  demand(permit, "report.comment");
  const place = input.place.trim();
  const comment = input.comment.trim();
  if (place === "" || place.length > PLACE_LIMIT) {
    throw new AppError("invalid", "Choose the part of the report the comment is about.", { field: "place" });
  }
  if (comment === "" || comment.length > COMMENT_LIMIT) {
    throw new AppError("invalid", "Say what is wrong and what is right, in at most 4,000 characters.", {
      field: "comment",
    });
  }
  return transaction(async (tx) => {
    const latest = await readLastIssued(permit, "report", tx);
    if (latest === null) {
      throw new AppError(
        "conflict",
        "There is no draft to check yet. You will find it here once it is issued.",
      );
    }
    if (latest.status === "final") {
      throw new AppError("conflict", "The final report has been issued, so the check of facts is over.");
    }
    const id = newId();
    await tx.accuracyComment.create({
      data: {
        id,
        challengeId: permit.challengeId,
        councilId: permit.councilId,
        issuedVersionId: latest.id,
        place,
        comment,
        authorId: permit.actor.accountId,
        authorName: permit.actor.name,
        madeAt: now,
      },
      select: { id: true },
    });
    await record(tx, permit, { type: "accuracy-comment-made", data: { commentId: id } }, now);
    await tell(
      tx,
      permit,
      {
        kind: "correction-to-answer",
        recordId: id,
        occasion: "asked",
        space: "peer-team",
        title: `Asked for by ${await readCouncilShortName(permit, tx)}`,
        page: to.report.front(permit),
      },
      now,
    );
    return id;
  });
}
