import { z } from "zod";
import type { WordDocument } from "#app/word/document.ts";
import { NO_RESPONSE } from "./coverage.ts";
import { RATINGS, type Rating } from "./ratings.ts";

/** A plan as it was approved, with the ratings of its actions as data so that they can be counted. */
export interface ApprovedPlanDocument extends WordDocument {
  ratings: Rating[];
}

/** What an approved plan holds beside its words; plans approved before ratings were kept hold none. */
const ApprovedPlan = z.object({ ratings: z.array(z.enum(RATINGS)).default([]) });

/** How many recommendations the words of a plan hold, and to how many of them it has no response: by its table of positions. */
export function responsesIn({ sections }: WordDocument): { recommendations: number; unanswered: number } {
  const rows = (sections.responses ?? []).flatMap((block) => (block.kind === "table" ? block.rows : []));
  return {
    recommendations: rows.length,
    unanswered: rows.filter((cells) => cells.includes(NO_RESPONSE)).length,
  };
}

/** The ratings in a document that was frozen. */
export function ratingsIn(document: WordDocument | undefined): Rating[] {
  return ApprovedPlan.parse(document ?? {}).ratings;
}
