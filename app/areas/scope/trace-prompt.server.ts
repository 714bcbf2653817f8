import { type ChallengePermit, demand } from "#app/access/permit.ts";
import { record } from "#app/audit/record.server.ts";
import { type Tx, transaction } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";

async function demandBoth(
  tx: Tx,
  permit: ChallengePermit,
  promptId: string,
  clauseId: string,
): Promise<void> {
  const { challengeId } = permit;
  const [prompt, clause] = [
    await tx.prompt.findFirst({ where: { id: promptId, challengeId }, select: { id: true } }),
    await tx.clause.findFirst({ where: { id: clauseId, challengeId }, select: { id: true } }),
  ];
  if (prompt === null) throw new AppError("not-found", "There is no such prompt in this challenge.");
  if (clause === null) {
    throw new AppError("invalid", "Choose a clause of this challenge's documents.", { field: "clauseId" });
  }
}

/**
 * Says that a prompt is drawn from a clause, and why. When the import had said so already the person's reason takes
 * the place of the import's. Throws forbidden, not-found or invalid.
 */
export async function tracePrompt(
  permit: ChallengePermit,
  input: { promptId: string; clauseId: string; reason: string },
  now: Date,
): Promise<void> {
  demand(permit, "scope.edit");
  const { promptId, clauseId, reason } = input;
  await transaction(async (tx) => {
    await demandBoth(tx, permit, promptId, clauseId);
    const link = { reason, madeBy: "person", createdAt: now };
    await tx.promptClause.upsert({
      where: { promptId_clauseId: { promptId, clauseId } },
      create: { promptId, clauseId, challengeId: permit.challengeId, ...link },
      update: link,
      select: { promptId: true },
    });
    await record(tx, permit, { type: "prompt-traced", data: { promptId, clauseId, change: "added" } }, now);
  });
}

/** Says that a prompt is not drawn from a clause after all. */
export async function untracePrompt(
  permit: ChallengePermit,
  input: { promptId: string; clauseId: string },
  now: Date,
): Promise<void> {
  demand(permit, "scope.edit");
  const { promptId, clauseId } = input;
  await transaction(async (tx) => {
    const { count } = await tx.promptClause.deleteMany({
      where: { promptId, clauseId, challengeId: permit.challengeId },
    });
    if (count === 0) throw new AppError("not-found", "The prompt is not drawn from that clause any more.");
    await record(tx, permit, { type: "prompt-traced", data: { promptId, clauseId, change: "removed" } }, now);
  });
}
