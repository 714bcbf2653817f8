import type { PeerTeamScope } from "../access/scope.ts";
import { db } from "../platform/db.server.ts";
import { EVENT_SHAPES, type EventType } from "./events.ts";

/** One line of the trail, in words. */
export interface TrailLine {
  id: string;
  at: Date;
  actorName: string;
  type: EventType;
  means: string;
  /** What the event carries, such as "number: 2": names of fields and their values. */
  details: string[];
}

/** Lines on one page of the trail. */
export const TRAIL_PAGE_SIZE = 50;

/** A page of a challenge's trail, newest first, of one type of event when asked. `page` counts from 1. */
export async function listTrail(
  scope: PeerTeamScope,
  filter: { type?: EventType | undefined; page: number },
): Promise<{ lines: TrailLine[]; total: number }> {
  const where = {
    challengeId: scope.challengeId,
    ...(filter.type === undefined ? {} : { type: filter.type }),
  };
  const total = await db.auditEvent.count({ where });
  const rows = await db.auditEvent.findMany({
    where,
    orderBy: [{ at: "desc" }, { id: "desc" }],
    skip: (filter.page - 1) * TRAIL_PAGE_SIZE,
    take: TRAIL_PAGE_SIZE,
    select: { id: true, at: true, actorName: true, type: true, data: true },
  });
  const lines = rows.map((row) => ({
    id: row.id,
    at: row.at,
    actorName: row.actorName,
    type: row.type as EventType,
    means: EVENT_SHAPES[row.type as EventType].means,
    details: Object.entries(JSON.parse(row.data) as Record<string, unknown>).map(
      ([name, value]) => `${name}: ${String(value)}`,
    ),
  }));
  return { lines, total };
}
