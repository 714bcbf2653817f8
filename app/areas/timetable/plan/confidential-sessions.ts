/** What is hidden of a confidential session, and from whom: a council's readers, and whoever gets a released paper. */
import type { Role } from "#app/access/permissions.ts";
import type { ReleasedSession } from "./released-sessions.ts";

/** What stands in place of the title where a confidential session is shown at all. */
export const PRIVATE_SESSION = "Private session";

/**
 * Whether somebody sees confidential sessions: the peer team, and the co-ordinators who arrange the visit. By role, not by
 * permission: who arranged a session sees it after the visit too.
 */
export function seesConfidential(role: Role): boolean {
  return role !== "council-reader" && role !== "action-owner";
}

/**
 * Sessions as a paper for both sides shows them: of a confidential one the time, the room and the peers. `ids` are those to be
 * hidden: one that was confidential in either of two versions is hidden in both when they are compared.
 */
export function hideConfidential(
  sessions: readonly ReleasedSession[],
  ids: ReadonlySet<string> = confidentialIds(sessions),
): ReleasedSession[] {
  return sessions.map((session) =>
    ids.has(session.id)
      ? { ...session, title: PRIVATE_SESSION, kind: "", joinAddress: "", people: [], isConfidential: true }
      : session,
  );
}

export function confidentialIds(...versions: (readonly ReleasedSession[])[]): Set<string> {
  return new Set(versions.flat().flatMap((session) => (session.isConfidential ? [session.id] : [])));
}
