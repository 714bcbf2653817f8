import { type CouncilPermit, demand } from "#app/access/permit.ts";
import { markStatementOpen } from "#app/areas/challenge/statement-submitted.server.ts";
import { record } from "#app/audit/record.server.ts";
import { endTurn } from "#app/notices/tell.server.ts";
import { transaction } from "#app/platform/db.server.ts";

/**
 * Opens the statement for changes again. What was submitted stays with the peers as it was; submitting again
 * makes the next version. Throws forbidden.
 */
export async function reopenStatement(permit: CouncilPermit, now: Date): Promise<void> {
  demand(permit, "statement.write");
  await transaction(async (tx) => {
    if (!(await markStatementOpen(tx, permit.challengeId))) return;
    await record(
      tx,
      permit,
      { type: "challenge-changed", data: { what: "position statement reopened" } },
      now,
    );
    await endTurn(tx, permit, { kind: "statement-submitted" }, now);
  });
}
