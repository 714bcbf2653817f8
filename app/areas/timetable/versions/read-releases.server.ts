import type { ChallengePermit } from "#app/access/permit.ts";
import { db } from "#app/platform/db.server.ts";
import { openVersion, VERSION_COLUMNS } from "../plan/last-release.server.ts";
import type { ReleasedSession } from "../plan/released-sessions.ts";
import { timetableChanges } from "./changes.ts";

/** A released version in a list. */
export interface Release {
  id: string;
  number: number;
  /** What it is called besides its number; empty for none. */
  name: string;
  issuedAt: Date;
  issuedByName: string;
  /** What changed since the version before, a sentence each; null for the first, and for the oldest of the list. */
  changes: string[] | null;
  sessions: ReleasedSession[];
}

/** Versions read at once; those before are not listed. */
const MOST_RELEASES = 30;

/** The released versions, newest first, each with what it changed. At most 30. */
export async function listReleases(permit: ChallengePermit): Promise<Release[]> {
  const rows = await db.issuedVersion.findMany({
    where: { challengeId: permit.challengeId, kind: "timetable" },
    orderBy: { number: "desc" },
    take: MOST_RELEASES,
    select: { ...VERSION_COLUMNS, id: true, issuedByName: true },
  });
  const opened = rows.map((row) => ({ row, ...openVersion(permit, row.content) }));
  return opened.map(({ row, versionName, sessions }, index) => {
    const before = opened[index + 1];
    return {
      id: row.id,
      number: row.number,
      name: versionName,
      issuedAt: row.issuedAt,
      issuedByName: row.issuedByName,
      changes: before === undefined ? null : timetableChanges(before.sessions, sessions),
      sessions,
    };
  });
}
