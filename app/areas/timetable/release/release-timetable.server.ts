import { demand, type VisitPermit } from "#app/access/permit.ts";
import { freezeDocument } from "#app/issue/freeze-document.server.ts";
import type { IssuedVersion } from "#app/issue/issued-versions.server.ts";
import type { Db } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { findClashes } from "../clashes/clashes.ts";
import { type QueuedInvitations, queueInvitations } from "../invitations/queue-invitations.server.ts";
import { placedSessions } from "../plan/day-plan.ts";
import { readLastRelease } from "../plan/last-release.server.ts";
import { readNeeds, type TimetableNeeds } from "../plan/needs/needs-store.server.ts";
import { readTimetable } from "../plan/read-timetable.server.ts";
import type { TimetableRecord } from "../plan/timetable-record.ts";
import { documentOf } from "../versions/document.server.ts";

/** How a version is released. */
export interface ReleaseInput {
  /** The clashes have been read. */
  acknowledge: boolean;
  /** The number it gets by the page it is released on; left out, whatever comes next. */
  next?: number | undefined;
  /** What it is called besides its number, "After the co-ordinator's call"; empty or left out, its number alone. */
  name?: string;
  /** Whether everybody concerned is written to; left out, yes. What is not told now is told with the next version. */
  invite?: boolean;
  /** What whoever releases says to everybody who is written to, in words of their own. */
  message?: string;
}

/** The version, and whom there is to tell; null when nobody was to be written to. */
export type ReleasedTimetable = IssuedVersion & { invitations: QueuedInvitations | null };

/**
 * Releases the timetable: its words are frozen as a final version, with the Word file, for both sides to read, and in the same
 * step the messages to everybody to whom something is new are written; they wait in the outbox until somebody has read them.
 * With clashes, whoever releases says that they have read them: `acknowledge`. Throws forbidden, invalid when nothing is
 * placed or clashes are not acknowledged, or conflict when somebody changed or released the timetable meanwhile, also while the page stood
 * open: what it said of who is told, and of what is new, is out of date then.
 */
export async function releaseTimetable(
  permit: VisitPermit,
  input: ReleaseInput,
  now: Date,
): Promise<ReleasedTimetable> {
  demand(permit, "timetable.release");
  const needs = await readNeeds(permit);
  const { version, done } = await freezeDocument(
    permit,
    {
      kind: "timetable",
      councilId: null,
      visitId: permit.visitId,
      status: "final",
      read: (client) => readTimetable(permit, client),
      changedText: "The timetable was changed while it was being drawn. Look at it, then release it again.",
      async refuse(timetable, client) {
        refuseRelease(timetable, needs, input);
        await refuseIfReleased(permit, input, client);
      },
      async compose(timetable, number) {
        const last = await readLastRelease(permit);
        const name = input.name?.trim() ?? "";
        // "Version 3" is a number and no name: its own, or that of a page which stood open while another was released.
        const ownName = /^version \d+$/i.test(name) ? "" : name;
        return documentOf(timetable, last?.sessions ?? null, { number, name: ownName }, now);
      },
      event: ({ kind, number, sha256 }) => ({ type: "timetable-released", data: { kind, number, sha256 } }),
    },
    now,
    async (tx, { number }, record) =>
      input.invite === false
        ? null
        : queueInvitations(tx, permit, { record, versionNumber: number, ownWords: input.message ?? "" }, now),
  );
  return { ...version, invitations: done ?? null };
}

async function refuseIfReleased(permit: VisitPermit, { next }: ReleaseInput, client: Db): Promise<void> {
  if (next === undefined) return;
  const last = await readLastRelease(permit, client);
  if (last === null || last.number < next) return;
  throw new AppError(
    "conflict",
    `Version ${last.number} was released meanwhile, by ${last.issuedByName}. Look at what is new since, then release again if it is wanted.`,
  );
}

function refuseRelease(
  timetable: TimetableRecord,
  needs: TimetableNeeds,
  { acknowledge }: ReleaseInput,
): void {
  if (placedSessions(timetable.sessions).length === 0) {
    throw new AppError("invalid", "No session has a day and a time yet, so there is nothing to release.");
  }
  if (!acknowledge && findClashes(timetable, needs).length > 0) {
    throw new AppError(
      "invalid",
      "Tick the box to say that you have read the clashes, or mend them before you release.",
      { field: "acknowledge" },
    );
  }
}
