import { type ChallengePermit, demand } from "#app/access/permit.ts";
import { record } from "#app/audit/record.server.ts";
import { type Tx, transaction } from "#app/platform/db.server.ts";
import { refuseIfChanged } from "#app/writing/merge/changed-meanwhile.ts";
import type { Warning } from "./scope-record.ts";
import { readWarning } from "./store.server.ts";

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
    const warning = await readWarning(permit, warningId, tx);
    refuseIfAnswered(warning, version);
    await writeAnswer(tx, permit, warning, answer, now);
  });
}

/** Throws conflict when somebody answered the warning after a form was opened on that version of it. */
export function refuseIfAnswered(warning: Warning, version: number): void {
  refuseIfChanged(version, warning.version, { by: warning.answeredByName, at: warning.answeredAt });
}

/** Keeps an answer with its warning inside the transaction of a use-case that has asked for the permission. */
export async function writeAnswer(
  tx: Tx,
  permit: ChallengePermit,
  { id, code }: Pick<Warning, "id" | "code">,
  answer: string,
  now: Date,
): Promise<void> {
  await tx.scopeWarning.updateMany({
    where: { id, challengeId: permit.challengeId },
    data: { answer, answeredAt: now, answeredByName: permit.actor.name, version: { increment: 1 } },
  });
  await record(tx, permit, { type: "warning-answered", data: { warningId: id, code } }, now);
}
