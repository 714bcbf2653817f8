import { type ChallengePermit, demand } from "#app/access/permit.ts";
import { record } from "#app/audit/record.server.ts";
import { transaction } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { refuseIfChanged } from "#app/writing/merge/changed-meanwhile.ts";

/**
 * Writes what was decided about a warning, with who and when. An answer can be changed; the warning and the words it
 * rests on are kept. `version` is that of the warning when the form was opened. Throws forbidden, not-found, or conflict.
 */
export async function answerWarning(
  permit: ChallengePermit,
  warningId: string,
  { answer, version = 0 }: { answer: string; version?: number | undefined },
  now: Date,
): Promise<void> {
  demand(permit, "scope.edit");
  await transaction(async (tx) => {
    const warning = await tx.scopeWarning.findFirst({
      where: { id: warningId, challengeId: permit.challengeId },
      select: { code: true, version: true, answeredAt: true, answeredByName: true },
    });
    if (warning === null) throw new AppError("not-found", "There is no such warning in this challenge.");
    refuseIfChanged(version, warning.version, { by: warning.answeredByName, at: warning.answeredAt });
    await tx.scopeWarning.updateMany({
      where: { id: warningId, challengeId: permit.challengeId },
      data: { answer, answeredAt: now, answeredByName: permit.actor.name, version: { increment: 1 } },
    });
    await record(tx, permit, { type: "warning-answered", data: { warningId, code: warning.code } }, now);
  });
}
