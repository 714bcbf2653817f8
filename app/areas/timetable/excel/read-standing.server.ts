import { demand, type VisitPermit } from "#app/access/permit.ts";
import { listVisits } from "#app/areas/visits/read-visits.server.ts";
import { type Db, db } from "#app/platform/db.server.ts";
import { readSolverSource } from "../making/read-solver-source.server.ts";
import { timetableDays } from "../plan/day-plan.ts";
import { isCall } from "../plan/needs/join-address.ts";
import type { StandingPerson, StandingRecord, StandingSession } from "./standing-record.ts";

/** More sessions than the visits of a challenge have. */
const MOST_ELSEWHERE = 10_000;

/** The other visits, and of which of them a session is, so that a workbook of that visit is known for what it is. */
async function readElsewhere(
  { challengeId, visitId }: VisitPermit,
  client: Db,
): Promise<Pick<StandingRecord, "sessionsElsewhere" | "visitsElsewhere">> {
  const others = (await listVisits(challengeId, client)).filter(({ id }) => id !== visitId);
  const visitsElsewhere = new Map(others.map(({ id, name }) => [id, name]));
  if (others.length === 0) return { visitsElsewhere, sessionsElsewhere: new Map() };
  const rows = await client.session.findMany({
    where: { challengeId, visitId: { not: visitId } },
    take: MOST_ELSEWHERE,
    select: { id: true, visitId: true },
  });
  return {
    visitsElsewhere,
    sessionsElsewhere: new Map(rows.map((row) => [row.id, visitsElsewhere.get(row.visitId) ?? ""])),
  };
}

/** The timetable as it stands, with what only those who arrange the visit may see. Throws forbidden. */
export async function readStanding(permit: VisitPermit, client: Db = db): Promise<StandingRecord> {
  demand(permit, "timetable.edit");
  const { record, needs, peers } = await readSolverSource(permit, client);
  const details = await client.person.findMany({
    where: { challengeId: permit.challengeId },
    take: 1000,
    select: { id: true, email: true, accessNeeds: true, version: true, anonymisedAt: true },
  });
  const detailOf = new Map(details.map((one) => [one.id, one]));
  const answerOf = new Map(needs.people.map((one) => [one.personId, one]));
  const needsOf = new Map(needs.sessions.map((one) => [one.sessionId, one]));
  return {
    people: record.people.flatMap((person): StandingPerson[] => {
      const detail = detailOf.get(person.id);
      if (detail === undefined) return [];
      const answer = answerOf.get(person.id);
      return [
        {
          id: person.id,
          version: detail.version,
          isRemoved: detail.anonymisedAt !== null,
          facts: {
            name: person.name,
            jobTitle: person.jobTitle,
            kind: person.kind,
            councilId: person.councilId,
            organisation: person.organisation,
            email: detail.email,
            lineManagerKey: person.lineManagerId,
            accessNeeds: detail.accessNeeds,
            availability: answer?.availability ?? "not-asked",
            times: answer?.availability === "some-times" ? answer.times : [],
          },
        },
      ];
    }),
    sessions: record.sessions.flatMap((session): StandingSession[] => {
      const its = needsOf.get(session.id);
      if (session.status !== "planned" || its === undefined) return [];
      return [
        {
          id: session.id,
          version: session.version,
          facts: {
            title: session.title,
            kind: session.kind,
            minutes: session.minutes,
            personKeys: session.personIds,
            peersNeeded: its.peersNeeded,
            isAllPeers: its.isAllPeers,
            requiredRoles: its.requiredRoles,
            wantedPeerIds: its.wantedPeerIds,
            assignedPeerIds: session.peerIds,
            themeIds: session.themeIds,
            promptIds: session.promptIds,
            allowedSiteIds: its.allowedSiteIds,
            // What is a call by itself is not ticked as online, here or in the file.
            isOnline: its.isOnline && !isCall(session, permit.visitKind),
            date: session.date,
            start: session.start,
            roomId: session.roomId,
            siteId: session.siteId,
            joinAddress: session.joinAddress,
            isFixed: session.isFixed,
            afterKeys: its.afterIds,
            councilId: session.councilId,
            purpose: session.purpose,
            isConfidential: its.isConfidential,
          },
        },
      ];
    }),
    councils: record.councils,
    sites: record.sites,
    peers: peers.map(({ id, name, role }) => ({ id, name, role })),
    activePeerIds: record.peers.map(({ id }) => id),
    themes: record.themes,
    visit: record.visit,
    ...(await readElsewhere(permit, client)),
    days: timetableDays(record),
    rules: record.rules,
  };
}
