import type { ChallengePermit } from "#app/access/permit.ts";
import { type Db, db } from "#app/platform/db.server.ts";
import { seesConfidential } from "./confidential-sessions.ts";
import type { ReleasedSession } from "./released-sessions.ts";

/** The columns a version is opened from. */
export const VERSION_COLUMNS = { number: true, issuedAt: true, content: true } as const;

/** What a version said, without what the person may not see. */
export function openVersion(
  { role }: Pick<ChallengePermit, "role">,
  content: string,
): { versionName: string; sessions: ReleasedSession[] } {
  const { released = [], versionName = "" } = JSON.parse(content) as {
    released?: ReleasedSession[];
    versionName?: string;
  };
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
  permit: Pick<ChallengePermit, "challengeId" | "role">,
  client: Db = db,
): Promise<{ number: number; issuedAt: Date; sessions: ReleasedSession[] } | null> {
  const row = await client.issuedVersion.findFirst({
    where: { challengeId: permit.challengeId, kind: "timetable" },
    orderBy: { number: "desc" },
    select: VERSION_COLUMNS,
  });
  if (row === null) return null;
  const { number, issuedAt, content } = row;
  return { number, issuedAt, sessions: openVersion(permit, content).sessions };
}
