import { demand, type VisitPermit } from "#app/access/permit.ts";
import { dayOf, timeOfDay } from "#app/platform/days.ts";
import { AppError } from "#app/platform/errors.ts";
import { moveSessions, readRevision } from "../plan/change-timetable.server.ts";
import { readShownSession } from "../plan/read-timetable.server.ts";
import { problemOf, readSolverSource } from "./read-solver-source.server.ts";
import { type SessionPlaces, sessionPlaces } from "./session-places.ts";

/** Where a session could go, and the number of the change that this was worked out from. */
export interface ReadPlaces extends SessionPlaces {
  revision: number;
}

/** The best places of a session as the timetable stands, or why it has none. Throws forbidden or not-found. */
export async function readOfferedPlaces(
  permit: VisitPermit,
  sessionId: string,
  now: Date,
): Promise<ReadPlaces> {
  demand(permit, "timetable.edit");
  const session = await readShownSession(permit, sessionId);
  if (session.status === "cancelled") {
    throw new AppError("conflict", "This session is cancelled. Save it first to plan it again.");
  }
  const revision = await readRevision(permit);
  const source = await readSolverSource(permit);
  const places = sessionPlaces(
    source,
    problemOf(source, (id) => id === sessionId),
    sessionId,
    {
      date: dayOf(now),
      time: timeOfDay(now),
    },
  );
  return { ...places, revision };
}

/**
 * Puts a session where it was offered to go (`key` of an offer), as a change that can be undone. Throws forbidden, not-found, or
 * conflict when the timetable was changed since or the place is no longer one of the best.
 */
export async function moveToPlace(
  permit: VisitPermit,
  sessionId: string,
  { key, revision }: { key: string; revision: number },
  now: Date,
): Promise<void> {
  const { title } = await readShownSession(permit, sessionId);
  const { offers } = await readOfferedPlaces(permit, sessionId, now);
  const offer = offers.find((one) => one.key === key);
  if (offer === undefined) {
    throw new AppError("conflict", "That place is no longer free. These are the best ones now.");
  }
  await moveSessions(
    permit,
    { label: `${title} moved to ${offer.when}`, revision, moves: [offer.standing] },
    now,
  );
}
