import { isActionOverdue, type Rating } from "./ratings.ts";

/** The positions a council can take on a recommendation. */
export const POSITIONS = ["accept", "accept-in-part", "not-accept"] as const;

export type Position = (typeof POSITIONS)[number];

export const POSITION_NAMES = {
  accept: "Accept",
  "accept-in-part": "Accept in part",
  "not-accept": "Not accept",
} as const satisfies Record<Position, string>;

/** How a recommendation without a position is called, in the plan's words too. */
export const NO_RESPONSE = "No response yet";

/** What a plan is judged by before it is approved. */
export interface PlannedRecommendation {
  number: number;
  position: Position | null;
  actions: readonly { ref: string; ownerName: string; dueOn: string | null; rating: Rating }[];
}

/**
 * What a plan still lacks, in words, for whoever approves it. Nothing here blocks: a council answers for its plan
 * itself. `today` is "YYYY-MM-DD".
 */
export function planWarnings(recommendations: readonly PlannedRecommendation[], today: string): string[] {
  return recommendations.flatMap(({ number, position, actions }) => {
    const warnings: string[] = [];
    if (position === null) warnings.push(`Recommendation ${number} has no response.`);
    else if (position !== "not-accept" && actions.length === 0) {
      warnings.push(`Recommendation ${number} is accepted but has no action.`);
    }
    for (const action of actions) {
      if (action.ownerName === "") warnings.push(`Action ${action.ref} has nobody responsible.`);
      if (action.dueOn === null) warnings.push(`Action ${action.ref} has no date.`);
      if (isActionOverdue(action, today)) warnings.push(`Action ${action.ref} is past its date.`);
    }
    return warnings;
  });
}
