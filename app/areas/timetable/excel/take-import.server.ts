import { demand, type VisitPermit } from "#app/access/permit.ts";
import { record } from "#app/audit/record.server.ts";
import { type Tx, transaction } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { countRevisions } from "../plan/change-timetable.server.ts";
import { countOf } from "../plan/timetable-words.ts";
import { EMPTIED, importIsOver, readImport } from "./keep-import.server.ts";
import { storedTaken } from "./stored-import.ts";
import { takeOutMissing } from "./take-out-missing.server.ts";
import type { TakenImport } from "./taken-import.ts";
import { writePeople } from "./write-people.server.ts";
import { writeSessions } from "./write-sessions.server.ts";

/** What was looked at, and whether what the file does not have any more is taken out. */
export interface ImportWish {
  fingerprint: string;
  removeSessions: boolean;
  removePeople: boolean;
}

/**
 * Writes what a file adds and changes, all of it or nothing. It is worked out again from the timetable as it is now: when
 * that is not what was looked at, nothing is written (conflict). The file is emptied. Throws forbidden, not-found or conflict.
 */
export async function takeImport(
  permit: VisitPermit,
  importId: string,
  wish: ImportWish,
  now: Date,
): Promise<TakenImport> {
  demand(permit, "timetable.edit");
  const { challengeId } = permit;
  return transaction(async (tx) => {
    const { plan, standing, fingerprint } = await readImport(permit, importId, tx);
    if (plan === null || standing === null) throw importIsOver();
    if (fingerprint !== wish.fingerprint) {
      throw new AppError(
        "conflict",
        "Somebody changed the timetable since you looked, so nothing was imported. What the file would change now is shown below: check it and import again.",
      );
    }
    const idOf = await writePeople(tx, permit, plan.people, standing, now);
    await writeSessions(tx, permit, plan.sessions, { standing, idOf });
    const takenOut = await takeOutMissing(tx, permit, plan.missing, wish);
    const written = (rows: readonly { state: string }[]) =>
      rows.filter(({ state }) => state !== "unchanged").length;
    const taken = {
      people: written(plan.people),
      sessions: written(plan.sessions),
      takenOut,
      stoppedRows: plan.stoppedRows,
    };
    await countRevisions(tx, challengeId);
    await close(tx, importId, taken, now);
    const what = `${countOf(taken.people, "person", "people")} and ${countOf(taken.sessions, "session")} imported`;
    await record(tx, permit, { type: "timetable-changed", data: { what, id: importId } }, now);
    return taken;
  });
}

async function close(tx: Tx, importId: string, taken: TakenImport, now: Date): Promise<void> {
  const { count } = await tx.timetableProposal.updateMany({
    where: { id: importId, status: "ready" },
    data: {
      status: "taken",
      label: "",
      result: EMPTIED,
      progress: storedTaken.write(taken),
      finishedAt: now,
    },
  });
  if (count === 0) throw importIsOver();
}
