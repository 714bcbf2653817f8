import type { VisitPermit } from "#app/access/permit.ts";
import { areAllPeers } from "#app/areas/peer-team/read-peers.server.ts";
import type { Tx } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { storedRoles, storedSiteIds } from "../stored-shapes.ts";
import { circleOf, type WantedNeeds } from "./session-needs.ts";

/** The columns of a session that hold its needs. */
export function needColumns({
  afterIds,
  wantedPeerIds,
  requiredRoles,
  allowedSiteIds,
  ...needs
}: WantedNeeds) {
  return {
    ...needs,
    requiredRoles: storedRoles.write([...requiredRoles]),
    allowedSiteIds: storedSiteIds.write([...new Set(allowedSiteIds)]),
  };
}

/** Writes whom and what a session needs besides its columns. */
export async function writeNeeds(
  tx: Tx,
  sessionId: string,
  { afterIds, wantedPeerIds }: WantedNeeds,
): Promise<void> {
  await tx.sessionAfter.deleteMany({ where: { sessionId } });
  await tx.sessionAfter.createMany({
    data: [...new Set(afterIds)].map((earlierId) => ({ sessionId, earlierId })),
  });
  await tx.sessionWantedPeer.deleteMany({ where: { sessionId } });
  await tx.sessionWantedPeer.createMany({
    data: [...new Set(wantedPeerIds)].map((peerId) => ({ sessionId, peerId })),
  });
}

/** The session whose needs are checked, with the place it is given. */
interface CheckedSession {
  id: string;
  title: string;
  siteId: string | null;
}

/**
 * Refuses needs that name what is not of this challenge, a place where the session may not be held, and sessions that would
 * come after each other in a circle, by name (invalid).
 */
export async function checkNeeds(
  tx: Tx,
  { challengeId, visitId }: Pick<VisitPermit, "challengeId" | "visitId">,
  session: CheckedSession,
  { afterIds, wantedPeerIds, allowedSiteIds }: WantedNeeds,
): Promise<void> {
  const within = (ids: readonly string[]) => ({ where: { challengeId, id: { in: [...ids] } } });
  const [after, peers, sites] = [afterIds, wantedPeerIds, allowedSiteIds].map((ids) => [...new Set(ids)]) as [
    string[],
    string[],
    string[],
  ];
  const refuse = (field: string, message: string) => new AppError("invalid", message, { field });
  if (!(await areAllPeers(challengeId, peers, tx))) {
    throw refuse("wantedPeerIds", "Choose peers of this challenge.");
  }
  if ((await tx.site.count(within(sites))) !== sites.length) {
    throw refuse("allowedSiteIds", "Choose sites of this timetable.");
  }
  if (session.siteId !== null && sites.length > 0 && !sites.includes(session.siteId)) {
    throw refuse(
      "allowedSiteIds",
      "The place chosen above is at a site that is not ticked here. Tick it, or choose another place.",
    );
  }
  if ((await tx.session.count({ where: { challengeId, visitId, id: { in: after } } })) !== after.length) {
    throw refuse("afterIds", "Choose sessions of this timetable.");
  }
  await refuseCircle(tx, challengeId, session, after);
}

async function refuseCircle(
  tx: Tx,
  challengeId: string,
  { id, title }: CheckedSession,
  afterIds: readonly string[],
): Promise<void> {
  if (afterIds.length === 0) return;
  const links = await tx.sessionAfter.findMany({
    where: { session: { challengeId } },
    take: 10_000,
    select: { sessionId: true, earlierId: true },
  });
  const circle = circleOf(id, afterIds, links);
  if (circle === null) return;
  const rows = await tx.session.findMany({
    where: { challengeId, id: { in: circle } },
    take: circle.length,
    select: { id: true, title: true },
  });
  const names = new Map(rows.map((row) => [row.id, row.title]));
  // The title as it was just typed, not as it stood.
  names.set(id, title);
  const way = circle.map((one) => `“${names.get(one) ?? "a session"}”`).join(" after ");
  throw new AppError("invalid", `These sessions would come after each other in a circle: ${way}.`, {
    field: "afterIds",
  });
}
