import { demand, type VisitPermit } from "#app/access/permit.ts";
import { formatDayWithWeekday, formatTime } from "#app/platform/day-words.ts";
import { db } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { readSolverSource } from "../making/read-solver-source.server.ts";
import { moveSessions } from "../plan/change-timetable.server.ts";
import { readShownSession } from "../plan/read-timetable.server.ts";
import { standingText } from "../plan/standing.ts";
import { refuseOtherDay } from "../plan/visit-days/refuse-other-day.server.ts";
import { boardOf } from "./board.ts";
import { type DropTarget, dropAt } from "./drop-place.ts";

/** A session put somewhere, by pointer, by keys or by a form. */
export interface SessionMove extends DropTarget {
  sessionId: string;
  /** The change that whoever moved it was looking at. */
  revision: number;
}

/**
 * Puts a session at a place on the grid, as a change that can be undone: its pair's peers and a free room come with it (drop-place.ts).
 * What clashes there is said on the page and does not stop it. Returns what was done, a sentence. Throws forbidden, not-found, invalid
 * for a place that is not of this timetable, or conflict with what changed since `revision`, and by whom.
 */
export async function moveSession(
  permit: VisitPermit,
  { sessionId, revision, ...target }: SessionMove,
  now: Date,
): Promise<string> {
  demand(permit, "timetable.edit");
  const session = await readShownSession(permit, sessionId);
  // What this is worked out from cannot be older than what is written over: any change since makes another revision.
  const board = boardOf(await readSolverSource(permit));
  const before = dropOfNow(board, sessionId);
  const drop = dropAt(board, sessionId, target);
  if (session.status === "cancelled" || before === null) {
    throw new AppError("conflict", "This session is cancelled. Save it first to plan it again.");
  }
  if (drop === null) throw new AppError("invalid", "Choose a place of this timetable.", { field: "column" });
  if (standingText(drop.standing) === before) return `${session.title} stands there already.`;
  const { date, start } = drop.standing;
  await refuseOtherDay(permit, date, session.date, db);
  const label =
    date === null || start === null
      ? `${session.title} put back among those to be placed`
      : `${session.title} moved to ${formatDayWithWeekday(date)}, ${formatTime(start)}`;
  await moveSessions(permit, { label, revision, moves: [drop.standing] }, now);
  return [`${label}.`, ...drop.said].join(" ");
}

function dropOfNow(board: ReturnType<typeof boardOf>, sessionId: string): string | null {
  const session = board.sessions.find(({ id }) => id === sessionId);
  if (session === undefined) return null;
  const { date, start, siteId, roomId, track, peerIds } = session;
  return standingText({ sessionId, date, start, siteId, roomId, track, peerIds });
}
