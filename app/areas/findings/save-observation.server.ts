import { demand, type PeerTeamScope } from "#app/access/scope.ts";
import { record } from "#app/audit/record.server.ts";
import { type Tx, transaction } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { newId } from "#app/platform/ids.ts";
import { recommendationLocks } from "./freeze.ts";
import { readReportIssue } from "./report-issue.server.ts";
import { demandTheme, readObservation } from "./store.server.ts";

export interface ObservationInput {
  themeId: string | null;
  /** Markdown. */
  text: string;
}

async function demandOpen(tx: Tx, scope: PeerTeamScope): Promise<void> {
  const lock = recommendationLocks(await readReportIssue(scope, tx)).reword;
  if (lock !== null) throw new AppError("conflict", lock);
}

/**
 * Adds a softer observation (`id` null) as the last, or changes one; answers with its id. Throws forbidden,
 * not-found, invalid, or conflict once the final report is issued.
 */
export async function saveObservation(
  scope: PeerTeamScope,
  id: string | null,
  input: ObservationInput,
  now: Date,
): Promise<string> {
  demand(scope, "findings.write");
  return transaction(async (tx) => {
    await demandOpen(tx, scope);
    if (input.themeId !== null) await demandTheme(scope, input.themeId, tx);
    const words = { themeId: input.themeId, text: input.text };
    const observationId = id ?? newId();
    if (id === null) {
      const last = await tx.softerObservation.findFirst({
        where: { challengeId: scope.challengeId },
        orderBy: { position: "desc" },
        select: { position: true },
      });
      await tx.softerObservation.create({
        data: {
          id: observationId,
          challengeId: scope.challengeId,
          ...words,
          position: (last?.position ?? 0) + 1,
        },
        select: { id: true },
      });
    } else {
      await readObservation(scope, id, tx);
      await tx.softerObservation.updateMany({ where: { id, challengeId: scope.challengeId }, data: words });
    }
    const what = id === null ? "added" : "changed";
    await record(tx, scope, { type: "observation-changed", data: { observationId, what } }, now);
    return observationId;
  });
}

/** Deletes a softer observation. Throws forbidden, not-found, or conflict once the final report is issued. */
export async function deleteObservation(scope: PeerTeamScope, id: string, now: Date): Promise<void> {
  demand(scope, "findings.write");
  await transaction(async (tx) => {
    await readObservation(scope, id, tx);
    await demandOpen(tx, scope);
    await tx.softerObservation.deleteMany({ where: { id, challengeId: scope.challengeId } });
    await record(
      tx,
      scope,
      { type: "observation-changed", data: { observationId: id, what: "deleted" } },
      now,
    );
  });
}
