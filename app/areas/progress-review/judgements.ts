/** What the peers can say of progress on a recommendation, best first. Source: DOMAIN, Progress review. */
export const JUDGEMENTS = [
  "complete",
  "good-progress",
  "some-progress",
  "limited-progress",
  "no-progress",
] as const;

export type Judgement = (typeof JUDGEMENTS)[number];

/** Each judgement in words, and when to choose it. House rule: no public source fixes the scale. */
export const JUDGEMENT_RULES = {
  complete: { name: "Complete", rule: "What was recommended is done, and people notice the difference." },
  "good-progress": { name: "Good progress", rule: "Most of it is done, and the rest is well under way." },
  "some-progress": { name: "Some progress", rule: "Work has begun and shows first results." },
  "limited-progress": {
    name: "Limited progress",
    rule: "Work has begun, with little to show for it so far.",
  },
  "no-progress": { name: "No progress", rule: "Nothing that the team saw has changed." },
} as const satisfies Record<Judgement, { name: string; rule: string }>;

/** How many recommendations have each judgement, best first; those with none are left out. */
export function countByJudgement(
  judgements: readonly { judgement: Judgement }[],
): { judgement: Judgement; count: number }[] {
  return JUDGEMENTS.map((judgement) => ({
    judgement,
    count: judgements.filter((each) => each.judgement === judgement).length,
  })).filter(({ count }) => count > 0);
}

/** What a review is judged by before its report is issued. */
export interface ReviewToIssue {
  heldOn: string | null;
  introduction: string;
  conclusion: string;
  peerCount: number;
  goodPracticeCount: number;
  recommendations: readonly { number: number; judgement: Judgement | null; text: string }[];
}

/**
 * What a review report still lacks, in words, for whoever issues it. Nothing here blocks. `today` is "YYYY-MM-DD".
 */
export function reviewWarnings(review: ReviewToIssue, today: string): string[] {
  const warnings: string[] = [];
  if (review.heldOn === null) warnings.push("The day of the review is not recorded.");
  else if (review.heldOn > today) warnings.push("The day of the review has not come yet.");
  if (review.peerCount === 0) warnings.push("Nobody is confirmed in the team of the review.");
  if (review.introduction.trim() === "") warnings.push("There is no introduction.");
  for (const { number, judgement, text } of review.recommendations) {
    if (judgement === null) warnings.push(`Recommendation ${number} has no judgement.`);
    else if (text.trim() === "")
      warnings.push(`The judgement on recommendation ${number} says no more than its word.`);
  }
  if (review.conclusion.trim() === "") warnings.push("There is no conclusion.");
  if (review.goodPracticeCount === 0) warnings.push("There is no example of good practice.");
  return warnings;
}
