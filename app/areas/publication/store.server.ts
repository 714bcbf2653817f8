import type { ChallengePermit } from "#app/access/permit.ts";
import { type Db, db } from "#app/platform/db.server.ts";
import type { PublicKind } from "./publication-words.ts";

/** A document that is, or was, before the public. */
export interface Publication {
  id: string;
  issuedVersionId: string;
  councilId: string | null;
  versionNumber: number;
  slug: string;
  kind: PublicKind;
  title: string;
  releasedAt: Date;
  releasedByName: string;
  withdrawnAt: Date | null;
  withdrawnReason: string | null;
}

const PUBLICATION = {
  id: true,
  issuedVersionId: true,
  slug: true,
  kind: true,
  title: true,
  releasedAt: true,
  releasedByName: true,
  withdrawnAt: true,
  withdrawnReason: true,
  issuedVersion: { select: { councilId: true, number: true } },
} as const;

/** What was published from a challenge, newest first, withdrawn ones too. At most 100. */
export async function listPublications(permit: ChallengePermit, client: Db = db): Promise<Publication[]> {
  const rows = await client.publication.findMany({
    where: { challengeId: permit.challengeId },
    orderBy: [{ releasedAt: "desc" }, { id: "desc" }],
    take: 100,
    select: PUBLICATION,
  });
  return rows.map(({ issuedVersion, kind, ...row }) => ({
    ...row,
    kind: kind as PublicKind,
    councilId: issuedVersion.councilId,
    versionNumber: issuedVersion.number,
  }));
}
