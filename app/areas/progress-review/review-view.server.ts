import { sharesByRating } from "#app/areas/action-plan/ratings.ts";
import { countMarkdownWords, plainText } from "#app/platform/text/markdown.server.ts";
import { countByJudgement } from "./judgements.ts";
import type { WholeReview } from "./read-review.server.ts";
import { heldWords } from "./review-visit.ts";

/** The review as the peer team's page shows it: words without marks, dates as they are read. */
export function reviewView({ review, visit, team, judged, goodPractice, councils, ratings }: WholeReview) {
  return {
    heldOn: heldWords(visit, review.heldOn),
    visitId: visit?.id ?? null,
    peers: team.map(({ name }) => name),
    introductionWords: countMarkdownWords(review.introduction),
    conclusionWords: countMarkdownWords(review.conclusion),
    recommendations: judged.map(({ recommendation, judgement }) => ({
      id: recommendation.id,
      number: recommendation.number,
      title: recommendation.title,
      judgement: judgement?.judgement ?? null,
      text: plainText(judgement?.text ?? ""),
    })),
    judgements: countByJudgement(judged.flatMap(({ judgement }) => (judgement === null ? [] : [judgement]))),
    ratings: ratings
      .filter((council) => council.ratings.length > 0)
      .map(({ councilId, councilName, ratings: all }) => ({
        councilId,
        councilName,
        total: all.length,
        byRating: sharesByRating(all.map((rating) => ({ rating }))),
      })),
    goodPractice: goodPractice.map((example) => ({
      id: example.id,
      title: example.title,
      council:
        councils.find((council) => council.id === example.councilId)?.name ??
        councils.map((council) => council.name).join(" and "),
      contact: example.contact,
    })),
  };
}

export type ReviewView = ReturnType<typeof reviewView>;
