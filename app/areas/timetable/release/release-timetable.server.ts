import { type ChallengePermit, demand } from "#app/access/permit.ts";
import {
  type IssuedVersion,
  prepareIssue,
  writeIssuedVersion,
} from "#app/areas/challenge/issued-versions.server.ts";
import { record } from "#app/audit/record.server.ts";
import { transaction } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { findClashes } from "../clashes/clashes.ts";
import { type QueuedInvitations, queueInvitations } from "../invitations/queue-invitations.server.ts";
import { placedSessions } from "../plan/day-plan.ts";
import { readLastRelease } from "../plan/last-release.server.ts";
import { readTimetable } from "../plan/read-timetable.server.ts";
import { documentOf } from "../versions/document.server.ts";

/** How a version is released. */
export interface ReleaseInput {
  /** The clashes have been read. */
  acknowledge: boolean;
  /** What it is called besides its number, "After the co-ordinator's call"; empty or left out, its number alone. */
  name?: string;
  /** Whether everybody concerned is written to; left out, yes. What is not told now is told with the next version. */
  invite?: boolean;
}

/** The version, and whom there is to tell; null when nobody was to be written to. */
export type ReleasedTimetable = IssuedVersion & { invitations: QueuedInvitations | null };

/**
 * Releases the timetable: its words are frozen as a final version, with the Word file, for both sides to read, and in the same
 * step the messages to everybody to whom something is new are written; they wait in the outbox until somebody has read them.
 * With clashes, whoever releases says that they have read them: `acknowledge`. Throws forbidden, invalid when nothing is
 * placed or clashes are not acknowledged, or conflict when somebody changed or released the timetable meanwhile.
 */
export async function releaseTimetable(
  permit: ChallengePermit,
  input: ReleaseInput,
  now: Date,
): Promise<ReleasedTimetable> {
  demand(permit, "timetable.release");
  const timetable = await readTimetable(permit);
  if (placedSessions(timetable.sessions).length === 0) {
    throw new AppError("invalid", "No session has a day and a time yet, so there is nothing to release.");
  }
  if (!input.acknowledge && findClashes(timetable).length > 0) {
    throw new AppError(
      "invalid",
      "Tick the box to say that you have read the clashes, or mend them before you release.",
      { field: "acknowledge" },
    );
  }
  const last = await readLastRelease(permit);
  const prepared = await prepareIssue(permit, "timetable", null, (number) => {
    const name = input.name?.trim() ?? "";
    // "Version 3" is its number already.
    const ownName = name.toLowerCase() === `version ${number}` ? "" : name;
    return documentOf(timetable, last?.sessions ?? null, { number, name: ownName }, now);
  });
  return transaction(async (tx) => {
    // Drawing took a moment; what is frozen must be what the record says now.
    const current = await readTimetable(permit, tx);
    if (JSON.stringify(current) !== JSON.stringify(timetable)) {
      throw new AppError(
        "conflict",
        "The timetable was changed while it was being drawn. Look at it, then release it again.",
      );
    }
    const version = await writeIssuedVersion(tx, permit, prepared, "final", now);
    const { kind, number, sha256 } = version;
    await record(tx, permit, { type: "timetable-released", data: { kind, number, sha256 } }, now);
    const invitations =
      input.invite === false
        ? null
        : await queueInvitations(tx, permit, { record: current, versionNumber: number }, now);
    return { ...version, invitations };
  });
}
