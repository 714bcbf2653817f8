import { PUBLIC_KINDS, type PublicKind } from "./publication-words.ts";

interface ListedDocument {
  slug: string;
  kind: PublicKind;
  title: string;
  releasedAt: Date;
  challengeId: string;
}

/** The published documents of one challenge. */
export interface PublishedGroup<T extends ListedDocument> {
  challengeId: string;
  documents: T[];
}

/**
 * Groups documents by challenge: the challenge with the newest document first, and within one the report, the action
 * plans and the review in the order they came about.
 */
export function groupPublished<T extends ListedDocument>(documents: readonly T[]): PublishedGroup<T>[] {
  const groups = new Map<string, T[]>();
  const newestFirst = [...documents].sort((a, b) => b.releasedAt.getTime() - a.releasedAt.getTime());
  for (const document of newestFirst) {
    groups.set(document.challengeId, [...(groups.get(document.challengeId) ?? []), document]);
  }
  return [...groups].map(([challengeId, group]) => ({
    challengeId,
    documents: group.sort(
      (a, b) => PUBLIC_KINDS.indexOf(a.kind) - PUBLIC_KINDS.indexOf(b.kind) || a.title.localeCompare(b.title),
    ),
  }));
}
