import type { RecommendationKind } from "./finding-words.ts";

/** A recommendation as both sides of the wall may see it. */
export interface SharedRecommendation {
  id: string;
  number: number;
  kind: RecommendationKind;
  title: string;
  /** The peers' exact words, or a sentence that says why they are not shown. */
  text: string;
  themeNumber: number | null;
  themeTitle: string | null;
  /** The team changed the words after it last issued the report: they are withheld until it issues them. */
  isBeingReworded: boolean;
}

/** A recommendation as it stands, with the instants that decide whether its words have been issued. */
export interface RecommendationToShare extends Omit<SharedRecommendation, "isBeingReworded"> {
  madeAt: Date;
  updatedAt: Date;
}

/** Shown in place of words that have not been issued. */
export const REWORDED = {
  title: "Being reworded by the peer team",
  text: "The peer team is changing this recommendation. Its words are in the version of the report you have; the new ones come with the next version.",
} as const;

/**
 * What the council side may see of the recommendations: nothing before the report was issued, nothing that was
 * made since, and no words that were changed since. `lastIssuedAt` is null before the first version.
 */
export function shareable(
  recommendations: readonly RecommendationToShare[],
  lastIssuedAt: Date | null,
): SharedRecommendation[] {
  if (lastIssuedAt === null) return [];
  return recommendations
    .filter((each) => each.updatedAt <= lastIssuedAt || each.madeAt <= lastIssuedAt)
    .map(({ madeAt, updatedAt, ...words }) =>
      updatedAt <= lastIssuedAt
        ? { ...words, isBeingReworded: false }
        : { ...words, ...REWORDED, isBeingReworded: true },
    );
}
