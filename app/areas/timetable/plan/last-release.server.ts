import { z } from "zod";
import type { VisitPermit } from "#app/access/permit.ts";
import { listFrozenDocuments } from "#app/issue/issued-versions.server.ts";
import { type Db, db } from "#app/platform/db.server.ts";
import { seesConfidential } from "./confidential-sessions.ts";
import type { ReleasedSession } from "./released-sessions.ts";

const Session: z.ZodType<ReleasedSession> = z.object({
  id: z.string(),
  title: z.string(),
  kind: z.string(),
  date: z.string().nullable(),
  start: z.string().nullable(),
  minutes: z.number(),
  where: z.string(),
  joinAddress: z.string().default(""),
  track: z.string().nullable(),
  peers: z.array(z.string()),
  // Versions released before sessions could be confidential or joined, or calendars be read, say nothing of it.
  peerIds: z.array(z.string()).default([]),
  people: z.array(z.string()),
  isCancelled: z.boolean(),
  isConfidential: z.boolean().default(false),
});

/** What a released timetable holds beside its words. */
const Released = z.object({ released: z.array(Session).default([]), versionName: z.string().default("") });

/** A released version, with what it said to a person. */
export interface ReleasedVersion {
  id: string;
  number: number;
  /** What it is called besides its number; empty for none. */
  name: string;
  issuedAt: Date;
  issuedByName: string;
  sessions: ReleasedSession[];
}

/** The newest released versions of the visit, newest first. Without confidential sessions for who may not see them. */
export async function readReleases(
  permit: Pick<VisitPermit, "challengeId" | "visitId" | "role">,
  take: number,
  client: Db = db,
): Promise<ReleasedVersion[]> {
  const versions = await listFrozenDocuments(permit, "timetable", take, client);
  return versions.map(({ id, number, issuedAt, issuedByName, document }) => {
    const { released, versionName } = Released.parse(document);
    const sessions = seesConfidential(permit.role)
      ? released
      : released.filter(({ isConfidential }) => !isConfidential);
    return { id, number, name: versionName, issuedAt, issuedByName, sessions };
  });
}

/** What the latest released version said; null before the first. */
export async function readLastRelease(
  permit: Pick<VisitPermit, "challengeId" | "visitId" | "role">,
  client: Db = db,
): Promise<ReleasedVersion | null> {
  const [last] = await readReleases(permit, 1, client);
  return last ?? null;
}
