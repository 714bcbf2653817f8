import { type ChallengePermit, demand } from "#app/access/permit.ts";
import { record } from "#app/audit/record.server.ts";
import { endTurn } from "#app/notices/tell.server.ts";
import { transaction } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { publicPagesChanged } from "./public-changes.server.ts";
import { REASON_LIMIT } from "./publication-words.ts";
import { mayRelease } from "./read-readiness.server.ts";
import { listPublications } from "./store.server.ts";

/**
 * Takes a published document back. Its address then says that it was withdrawn, and why, to everybody, and is never
 * used for another document. Throws forbidden, invalid without a reason, not-found, or conflict when already withdrawn.
 */
export async function withdrawPublication(
  permit: ChallengePermit,
  { publicationId, reason }: { publicationId: string; reason: string },
  now: Date,
): Promise<void> {
  demand(permit, "publication.release");
  const withdrawnReason = reason.trim();
  if (withdrawnReason === "" || withdrawnReason.length > REASON_LIMIT) {
    throw new AppError("invalid", "Give the public a reason, in at most 1,000 characters.", {
      field: "reason",
    });
  }
  await transaction(async (tx) => {
    const publication = (await listPublications(permit, tx)).find((each) => each.id === publicationId);
    if (publication === undefined) throw new AppError("not-found", "There is no such published document.");
    if (!mayRelease(permit, publication.councilId)) {
      throw new AppError("forbidden", "This is the other council's document: that council withdraws it.");
    }
    const { count } = await tx.publication.updateMany({
      where: { id: publicationId, challengeId: permit.challengeId, withdrawnAt: null },
      data: { withdrawnAt: now, withdrawnReason },
    });
    if (count === 0) throw new AppError("conflict", "This document has been withdrawn already.");
    await record(tx, permit, { type: "withdrawn", data: { publicationId, slug: publication.slug } }, now);
    await endTurn(tx, permit, { kind: "published", recordId: publicationId }, now);
  });
  await publicPagesChanged();
}
