import type { ChallengeScope } from "#app/access/scope.ts";
import { type Db, db } from "#app/platform/db.server.ts";
import type { ReleasedSession } from "./changes.ts";
import type { TimetableDocument } from "./compose-timetable.ts";

/** What the latest released version said; null before the first. */
export async function readLastRelease(
  scope: ChallengeScope,
  client: Db = db,
): Promise<{ number: number; issuedAt: Date; sessions: ReleasedSession[] } | null> {
  const row = await client.issuedVersion.findFirst({
    where: { challengeId: scope.challengeId, kind: "timetable" },
    orderBy: { number: "desc" },
    select: { number: true, issuedAt: true, content: true },
  });
  if (row === null) return null;
  const { released } = JSON.parse(row.content) as Partial<TimetableDocument>;
  return { number: row.number, issuedAt: row.issuedAt, sessions: released ?? [] };
}
