import { demand, type PeerTeamPermit } from "#app/access/permit.ts";
import { record } from "#app/audit/record.server.ts";
import { refuseIfSaved } from "#app/audit/saved-meanwhile.server.ts";
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
  /** Of the observation when the form was opened; none for a new one. */
  version?: number | undefined;
}

async function demandOpen(tx: Tx, permit: PeerTeamPermit): Promise<void> {
  const lock = recommendationLocks(await readReportIssue(permit, tx)).reword;
  if (lock !== null) throw new AppError("conflict", lock);
}

/**
 * Adds a softer observation (`id` null) as the last, or changes one; answers with its id. Throws forbidden,
 * not-found, invalid, or conflict once the final report is issued, or when somebody else saved it meanwhile.
 */
export async function saveObservation(
  permit: PeerTeamPermit,
  id: string | null,
  input: ObservationInput,
  now: Date,
): Promise<string> {
  demand(permit, "findings.write");
  return transaction(async (tx) => {
    await demandOpen(tx, permit);
    if (input.themeId !== null) await demandTheme(permit, input.themeId, tx);
    const words = { themeId: input.themeId, text: input.text };
    const observationId = id ?? newId();
    if (id === null) {
      const last = await tx.softerObservation.findFirst({
        where: { challengeId: permit.challengeId },
        orderBy: { position: "desc" },
        select: { position: true },
      });
      await tx.softerObservation.create({
        data: {
          id: observationId,
          challengeId: permit.challengeId,
          ...words,
          position: (last?.position ?? 0) + 1,
        },
        select: { id: true },
      });
    } else {
      const there = await readObservation(permit, id, tx);
      await refuseIfSaved(
        tx,
        { opened: input.version ?? 0, stored: there.version },
        {
          challengeId: permit.challengeId,
          by: [{ type: "observation-changed", data: { observationId: id } }],
        },
      );
      await tx.softerObservation.updateMany({
        where: { id, challengeId: permit.challengeId },
        data: { ...words, version: { increment: 1 } },
      });
    }
    const what = id === null ? "added" : "changed";
    await record(tx, permit, { type: "observation-changed", data: { observationId, what } }, now);
    return observationId;
  });
}

/** Deletes a softer observation. Throws forbidden, not-found, or conflict once the final report is issued. */
export async function deleteObservation(permit: PeerTeamPermit, id: string, now: Date): Promise<void> {
  demand(permit, "findings.write");
  await transaction(async (tx) => {
    await readObservation(permit, id, tx);
    await demandOpen(tx, permit);
    await tx.softerObservation.deleteMany({ where: { id, challengeId: permit.challengeId } });
    await record(
      tx,
      permit,
      { type: "observation-changed", data: { observationId: id, what: "deleted" } },
      now,
    );
  });
}
