import { type CouncilScope, demand } from "#app/access/scope.ts";
import { record } from "#app/audit/record.server.ts";
import { transaction } from "#app/platform/db.server.ts";

/**
 * Opens the statement for changes again. What was submitted stays with the peers as it was; submitting again
 * makes the next version. Throws forbidden.
 */
export async function reopenStatement(scope: CouncilScope, now: Date): Promise<void> {
  demand(scope, "statement.write");
  await transaction(async (tx) => {
    const { count } = await tx.challenge.updateMany({
      where: { id: scope.challengeId, statementSubmittedAt: { not: null } },
      data: { statementSubmittedAt: null },
    });
    if (count === 0) return;
    await record(
      tx,
      scope,
      { type: "challenge-changed", data: { what: "position statement reopened" } },
      now,
    );
  });
}
