import type { ChallengePermit } from "#app/access/permit.ts";
import { to } from "#app/addresses.ts";
import { AppError } from "#app/platform/errors.ts";
import { renderDocument } from "#app/word/document-to-html.server.ts";
import { type IssuedKind, readIssuedVersion } from "./issued-versions.server.ts";

/** An issued version as its page shows it. */
export interface IssuedPage {
  /** Of the challenge, for the title of the page. */
  challenge: string;
  title: string;
  /** What it is, and when it was issued. */
  status: string;
  html: string;
  /** Of its Word file. */
  wordHref: string;
}

/**
 * An issued version of one kind as a page shows it: its words as HTML and where its Word file is. Throws
 * not-found, also for a version of another kind or, where a visit is named, of another visit.
 */
export async function readIssuedPage(
  permit: ChallengePermit,
  versionId: string,
  kind: IssuedKind,
  visitId?: string,
): Promise<IssuedPage> {
  const version = await readIssuedVersion(permit, versionId);
  const isOfAnother = visitId !== undefined && version.visitId !== visitId;
  if (version.kind !== kind || isOfAnother) throw new AppError("not-found", "There is no such version.");
  return {
    challenge: permit.challengeTitle,
    title: version.title,
    status: version.document.statusText,
    html: renderDocument(version.document),
    wordHref: to.challenge.issuedWord({ challengeId: permit.challengeId, versionId: version.id }),
  };
}
