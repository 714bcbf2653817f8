import type { ChallengeScope } from "#app/access/scope.ts";
import { type Db, db } from "#app/platform/db.server.ts";
import { type ReleasedSession, timetableChanges } from "./changes.ts";
import type { TimetableDocument } from "./compose-timetable.ts";
import { seesConfidential } from "./confidential-sessions.ts";

const CONTENT = { number: true, issuedAt: true, content: true } as const;

/** What a version said, without what the person may not see. */
function openContent(
  { role }: Pick<ChallengeScope, "role">,
  content: string,
): { versionName: string; sessions: ReleasedSession[] } {
  const { released = [], versionName = "" } = JSON.parse(content) as Partial<TimetableDocument>;
  // Versions released before sessions could be confidential, or calendars be read, say nothing of it.
  const sessions = released.map((session) => ({
    ...session,
    isConfidential: session.isConfidential ?? false,
    peerIds: session.peerIds ?? [],
  }));
  return {
    versionName,
    sessions: seesConfidential(role) ? sessions : sessions.filter(({ isConfidential }) => !isConfidential),
  };
}

/** What the latest released version said; null before the first. Without confidential sessions for who may not see them. */
export async function readLastRelease(
  scope: Pick<ChallengeScope, "challengeId" | "role">,
  client: Db = db,
): Promise<{ number: number; issuedAt: Date; sessions: ReleasedSession[] } | null> {
  const row = await client.issuedVersion.findFirst({
    where: { challengeId: scope.challengeId, kind: "timetable" },
    orderBy: { number: "desc" },
    select: CONTENT,
  });
  if (row === null) return null;
  const { number, issuedAt, content } = row;
  return { number, issuedAt, sessions: openContent(scope, content).sessions };
}

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
export async function listReleases(scope: ChallengeScope): Promise<Release[]> {
  const rows = await db.issuedVersion.findMany({
    where: { challengeId: scope.challengeId, kind: "timetable" },
    orderBy: { number: "desc" },
    take: MOST_RELEASES,
    select: { ...CONTENT, id: true, issuedByName: true },
  });
  const opened = rows.map((row) => ({ row, ...openContent(scope, row.content) }));
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
