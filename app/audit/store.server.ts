import type { PeerTeamPermit } from "../access/permit.ts";
import { db } from "../platform/db.server.ts";
import { readEventData } from "./event-data.ts";
import { EVENT_SHAPES, type EventType } from "./events.ts";
import type { TrailFilter } from "./trail-filter.ts";

/** One line of the trail, in words. */
export interface TrailLine {
  id: string;
  /** Its place in the chain. */
  sequence: number | null;
  at: Date;
  actorName: string;
  type: EventType;
  means: string;
  /** What the event carries, such as "number: 2": names of fields and their values. */
  details: string[];
}

/** Lines on one page of the trail. */
export const TRAIL_PAGE_SIZE = 50;

/** Lines of a trail taken away as a file, at most. */
const MOST_LINES_OF_A_FILE = 20_000;

/** Events that say nothing of what a challenge holds: all an administrator sees of one. */
const NO_CONTENT: readonly EventType[] = [
  "challenge-made",
  "member-added",
  "member-changed",
  "member-removed",
  "support-asked",
  "support-decided",
];

function narrow({ type, person, from, to }: TrailFilter) {
  return {
    ...(type === undefined ? {} : { type }),
    ...(person === undefined ? {} : { actorName: { contains: person } }),
    at: {
      ...(from === undefined ? {} : { gte: new Date(`${from}T00:00:00Z`) }),
      ...(to === undefined ? {} : { lt: new Date(Date.parse(`${to}T00:00:00Z`) + 86_400_000) }),
    },
  };
}

async function list(
  where: object,
  filter: TrailFilter,
  isWhole: boolean,
): Promise<{ lines: TrailLine[]; total: number }> {
  const total = await db.auditEvent.count({ where });
  const rows = await db.auditEvent.findMany({
    where,
    orderBy: [{ at: "desc" }, { sequence: "desc" }],
    skip: isWhole ? 0 : (filter.page - 1) * TRAIL_PAGE_SIZE,
    take: isWhole ? MOST_LINES_OF_A_FILE : TRAIL_PAGE_SIZE,
    select: { id: true, sequence: true, at: true, actorName: true, type: true, data: true },
  });
  const lines = rows.map(({ data, ...row }) => ({
    ...row,
    type: row.type as EventType,
    means: EVENT_SHAPES[row.type as EventType].means,
    details: Object.entries(readEventData(data))
      // Events of earlier versions name what a council has not approved yet.
      .filter(([name]) => row.type !== "action-updated" || name !== "rating")
      .map(([name, value]) => `${name}: ${String(value)}`),
  }));
  return { lines, total };
}

/** A challenge's trail, newest first: a page of it, or with `isWhole` all of it for a file. */
export function listTrail(
  permit: PeerTeamPermit,
  filter: TrailFilter,
  isWhole = false,
): Promise<{ lines: TrailLine[]; total: number }> {
  return list({ challengeId: permit.challengeId, ...narrow(filter) }, filter, isWhole);
}

/**
 * The trail of the installation, for administrators: what belongs to no challenge, and of challenges only that somebody
 * was let in. The route's guard asks.
 */
export function listInstallationTrail(
  filter: TrailFilter,
  isWhole = false,
): Promise<{ lines: TrailLine[]; total: number }> {
  const outside = { OR: [{ challengeId: null }, { type: { in: [...NO_CONTENT] } }] };
  return list({ AND: [outside, narrow(filter)] }, filter, isWhole);
}
