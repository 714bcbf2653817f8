import type { VisitPermit } from "#app/access/permit.ts";
import { readChallenge } from "#app/areas/challenge/store.server.ts";
import { listTeamToPlan } from "#app/areas/peer-team/read-visit-team.server.ts";
import { listThemesWithPrompts } from "#app/areas/scope/read-themes.server.ts";
import { readVisit } from "#app/areas/visits/read-visits.server.ts";
import { type Db, db } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { readLastRelease } from "./last-release.server.ts";
import { listPeople } from "./people-store.server.ts";
import { listJourneys, listSessions, listSites, readDayRules, readSession } from "./store.server.ts";
import { timetablePeers } from "./timetable-peers.ts";
import type { TimetableRecord, TimetableSession } from "./timetable-record.ts";

/**
 * The whole timetable of a visit: what every rule, page and document of this room takes. Names of people, no
 * addresses, never a note. Inside a transaction pass its client.
 */
export async function readTimetable(permit: VisitPermit, client: Db = db): Promise<TimetableRecord> {
  const challenge = await readChallenge(permit, client);
  const { id, kind, name, days } = await readVisit(permit, client);
  return {
    challengeTitle: challenge.title,
    councils: challenge.councils.map(({ id, name, shortName }) => ({ id, name, shortName })),
    visit: { id, kind, name, days },
    sessions: await listSessions(permit, client),
    sites: await listSites(permit, client),
    journeys: await listJourneys(permit, client),
    people: await listPeople(permit, client),
    peers: timetablePeers(await listTeamToPlan(permit, client)),
    themes: await listThemesWithPrompts(permit, client),
    ...(await readDayRules(permit, client)),
  };
}

/**
 * One session as it may be opened. A cancelled one is there only when it was released: any other cancelled session is
 * kept for its notes alone, and a council must not be able to tell it from one that was deleted. Throws not-found.
 */
export async function readShownSession(
  permit: VisitPermit,
  sessionId: string,
  client: Db = db,
): Promise<TimetableSession> {
  const session = await readSession(permit, sessionId, client);
  if (session.status === "planned") return session;
  const released = (await readLastRelease(permit, client))?.sessions ?? [];
  if (released.some((one) => one.id === sessionId)) return session;
  throw new AppError("not-found", "There is no such session in this timetable.");
}
