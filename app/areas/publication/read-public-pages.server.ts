import { createHash } from "node:crypto";
import { to } from "#app/addresses.ts";
import { listOnSiteDays } from "#app/areas/visits/read-visits.server.ts";
import { db } from "#app/platform/db.server.ts";

/** An address that anybody may read, and what stands there. */
export type PublicPlace =
  | {
      kind: "page";
      /** Of every fact that the page shows: as long as it is the same, so is the page. */
      revision: string;
    }
  | { kind: "file"; sha256: string; fileName: string }
  | { kind: "withdrawn-file" };

/** Documents that get a place at most; further ones are drawn when they are asked for. */
const MOST_DOCUMENTS = 2_000;

/**
 * Every public address with what it depends on, in two queries: the lists, each published document and its Word file, and
 * what is said in place of a withdrawn one.
 */
export async function readPublicPages(): Promise<Map<string, PublicPlace>> {
  const rows = await db.publication.findMany({
    orderBy: [{ releasedAt: "desc" }, { id: "desc" }],
    take: MOST_DOCUMENTS,
    select: {
      slug: true,
      title: true,
      releasedAt: true,
      withdrawnAt: true,
      withdrawnReason: true,
      challengeId: true,
      issuedVersion: { select: { id: true, sha256: true } },
      challenge: {
        select: {
          title: true,
          councils: { orderBy: { position: "asc" }, select: { name: true } },
        },
      },
    },
  });
  const onSite = await listOnSiteDays(rows.map(({ challengeId }) => challengeId));
  const places = new Map<string, PublicPlace>();
  const page = (path: string, facts: unknown) =>
    places.set(path, { kind: "page", revision: revisionOf(facts) });
  page("/", [rows, [...onSite]]);
  page(to.publication.accessibility(), null);
  const live = rows.filter(({ withdrawnAt }) => withdrawnAt === null);
  const besides = new Map<string, string[]>();
  for (const { challengeId, slug, title } of live) {
    besides.set(challengeId, [...(besides.get(challengeId) ?? []), `${slug} ${title}`]);
  }
  for (const row of rows) {
    const path = to.publication.published({ slug: row.slug });
    page(path, [row, row.withdrawnAt === null ? besides.get(row.challengeId) : null]);
    places.set(
      to.publication.publishedWord({ slug: row.slug }),
      row.withdrawnAt === null
        ? { kind: "file", sha256: row.issuedVersion.sha256, fileName: `${row.slug}.docx` }
        : { kind: "withdrawn-file" },
    );
  }
  return places;
}

function revisionOf(facts: unknown): string {
  return createHash("sha256").update(JSON.stringify(facts)).digest("base64url");
}
