import type { VisitPermit } from "#app/access/permit.ts";
import { type ReleasedVersion, readReleases } from "../plan/last-release.server.ts";
import { timetableChanges } from "./changes.ts";

/** A released version in a list. */
export interface Release extends ReleasedVersion {
  /** What changed since the version before, a sentence each; null for the first, and for the oldest of the list. */
  changes: string[] | null;
}

/** Versions read at once; those before are not listed. */
const MOST_RELEASES = 30;

/** The released versions, newest first, each with what it changed. At most 30. */
export async function listReleases(permit: VisitPermit): Promise<Release[]> {
  const versions = await readReleases(permit, MOST_RELEASES);
  return versions.map((version, index) => {
    const before = versions[index + 1];
    return {
      ...version,
      changes: before === undefined ? null : timetableChanges(before.sessions, version.sessions),
    };
  });
}
