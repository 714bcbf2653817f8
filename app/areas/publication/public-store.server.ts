import { onSiteWords } from "#app/areas/visits/on-site-days.ts";
import { listOnSiteDays } from "#app/areas/visits/read-visits.server.ts";
import { frozenDocument } from "#app/issue/frozen-document.ts";
import { db } from "#app/platform/db.server.ts";
import type { RenderedHeading } from "#app/word/document-to-html.server.ts";
import type { PublicKind } from "./publication-words.ts";
import { readBody } from "./published-body.server.ts";

// The one reader without a permit. Every query starts at Publication: a version that was never released cannot be
// reached from here, and of a withdrawn one only its title and the reason.

const LIVE = { withdrawnAt: null } as const;

/** A published document in a list. */
export interface PublishedDocument {
  slug: string;
  kind: PublicKind;
  title: string;
  releasedAt: Date;
  challengeId: string;
  challengeTitle: string;
  /** When the peers are on site, in words; null while that is not known. */
  onSite: string | null;
  councils: string[];
  /** Of people who do not exist. */
  isDemonstration: boolean;
}

/** Published documents, newest first. At most 500. */
export async function listPublished(): Promise<PublishedDocument[]> {
  const rows = await db.publication.findMany({
    where: LIVE,
    orderBy: [{ releasedAt: "desc" }, { id: "desc" }],
    take: 500,
    select: {
      slug: true,
      kind: true,
      title: true,
      releasedAt: true,
      challenge: {
        select: {
          id: true,
          title: true,
          isDemonstration: true,
          councils: { orderBy: { position: "asc" }, select: { name: true } },
        },
      },
    },
  });
  const onSite = await listOnSiteDays(rows.map(({ challenge }) => challenge.id));
  return rows.map(({ challenge, kind, ...row }) => ({
    ...row,
    kind: kind as PublicKind,
    challengeId: challenge.id,
    challengeTitle: challenge.title,
    onSite: onSiteWords(onSite.get(challenge.id)),
    isDemonstration: challenge.isDemonstration,
    councils: challenge.councils.map((council) => council.name),
  }));
}

/** One published document with its words as they were frozen. */
export interface PublishedPage {
  title: string;
  kind: PublicKind;
  releasedAt: Date;
  councils: string[];
  number: number;
  issuedAt: Date;
  sha256: string;
  byteLength: number;
  /** The date of the document in its own words, and whose it is. */
  dateText: string;
  organisation: string;
  /** The body as it was frozen at the release. */
  html: string;
  headings: RenderedHeading[];
  /** The other documents published from the same challenge. */
  beside: { slug: string; title: string }[];
}

/** The document at a public address; null when there is none, or it was withdrawn. */
export async function readPublished(slug: string, now: Date): Promise<PublishedPage | null> {
  const row = await db.publication.findFirst({
    where: { slug, ...LIVE },
    select: {
      title: true,
      kind: true,
      releasedAt: true,
      challenge: {
        select: {
          councils: { orderBy: { position: "asc" }, select: { id: true, name: true } },
          publications: {
            where: { ...LIVE, slug: { not: slug } },
            orderBy: { releasedAt: "desc" },
            take: 20,
            select: { slug: true, title: true },
          },
        },
      },
      issuedVersion: {
        select: {
          id: true,
          councilId: true,
          number: true,
          issuedAt: true,
          sha256: true,
          byteLength: true,
          content: true,
          publishedBody: { select: { html: true, headings: true, sha256: true } },
        },
      },
    },
  });
  if (row === null) return null;
  const { challenge, issuedVersion, kind, ...rest } = row;
  const { id, content, councilId, publishedBody, ...version } = issuedVersion;
  const document = frozenDocument.read(content);
  const { dateText, organisation } = document;
  return {
    ...rest,
    ...version,
    ...(await readBody({ id, document, publishedBody }, now)),
    dateText,
    organisation,
    kind: kind as PublicKind,
    councils: challenge.councils
      .filter((council) => councilId === null || council.id === councilId)
      .map((council) => council.name),
    beside: challenge.publications,
  };
}

/** What names the Word file at a public address; null when there is none, or it was withdrawn. */
export function readPublishedFile(slug: string): Promise<{ title: string; sha256: string } | null> {
  return db.publication
    .findFirst({
      where: { slug, ...LIVE },
      select: { title: true, issuedVersion: { select: { sha256: true } } },
    })
    .then((row) => (row === null ? null : { title: row.title, sha256: row.issuedVersion.sha256 }));
}

/** What is said in place of a document that was withdrawn. */
export interface Withdrawn {
  title: string;
  withdrawnAt: Date;
  reason: string;
}

/** The withdrawn document at a public address, without its words; null when it was not withdrawn. */
export async function readWithdrawn(slug: string): Promise<Withdrawn | null> {
  const row = await db.publication.findFirst({
    where: { slug, withdrawnAt: { not: null } },
    select: { title: true, withdrawnAt: true, withdrawnReason: true },
  });
  if (row === null || row.withdrawnAt === null) return null;
  return { title: row.title, withdrawnAt: row.withdrawnAt, reason: row.withdrawnReason ?? "" };
}
