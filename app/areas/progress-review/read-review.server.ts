import type { PeerTeamPermit } from "#app/access/permit.ts";
import { type CouncilRatings, readIssuedRatings } from "#app/areas/action-plan/store.server.ts";
import { listCouncils, type ParticipatingCouncil } from "#app/areas/challenge/store.server.ts";
import { listSharedRecommendations } from "#app/areas/findings/read-recommendations.server.ts";
import type { SharedRecommendation } from "#app/areas/findings/shared-recommendations.ts";
import { listTeamOf, type PeerHere } from "#app/areas/peer-team/read-visit-team.server.ts";
import { listVisits, type VisitFacts } from "#app/areas/visits/read-visits.server.ts";
import { type Db, db } from "#app/platform/db.server.ts";
import { reviewWarnings } from "./judgements.ts";
import { visitOfReview } from "./review-visit.ts";
import {
  type GoodPractice,
  listGoodPractice,
  listJudgements,
  type RecordedJudgement,
  type Review,
  readReview,
} from "./store.server.ts";

/** A recommendation with what the team says of progress on it. */
export interface JudgedRecommendation {
  recommendation: SharedRecommendation;
  judgement: RecordedJudgement | null;
}

/** The whole review as the peer team works on it. */
export interface WholeReview {
  review: Review;
  /** The visit it is about; null while the challenge has no visit of a review. */
  visit: Pick<VisitFacts, "id" | "kind" | "days"> | null;
  /** The team of that visit by name, each with what they are by then: whoever is confirmed. */
  team: PeerHere[];
  judged: JudgedRecommendation[];
  goodPractice: GoodPractice[];
  councils: ParticipatingCouncil[];
  /** Of the councils that have approved their plan. */
  ratings: CouncilRatings[];
}

/** Gathers the review. For the peer team's eyes: a council sees issued versions only. */
export async function readWholeReview(permit: PeerTeamPermit): Promise<WholeReview> {
  const { review, judgements, goodPractice, visit, team } = await readReviewRecords(permit, db);
  const shared = await listSharedRecommendations(permit);
  const councils = await listCouncils(permit);
  return {
    review,
    visit,
    team,
    judged: shared.map((recommendation) => ({
      recommendation,
      judgement: judgements.find((each) => each.recommendationId === recommendation.id) ?? null,
    })),
    goodPractice,
    councils,
    ratings: await readIssuedRatings(permit, councils),
  };
}

/** The review's own records, its visit and team, to see inside a transaction that nothing changed meanwhile. */
export async function readReviewRecords(permit: PeerTeamPermit, client: Db) {
  const review = await readReview(permit, client);
  const visit = visitOfReview(await listVisits(permit.challengeId, client), review.heldOn);
  const team = visit === null ? [] : await listTeamOf(permit, visit.id, client);
  return {
    review,
    // Not how often its timetable was changed: the report says nothing of that.
    visit: visit === null ? null : { id: visit.id, kind: visit.kind, days: visit.days },
    team: team.filter(({ status, name }) => status === "confirmed" && name.trim() !== ""),
    judgements: await listJudgements(permit, client),
    goodPractice: await listGoodPractice(permit, client),
  };
}

/** What the report still lacks, in words. `today` is "YYYY-MM-DD". */
export function warningsOfReview(
  { review, team, judged, goodPractice }: WholeReview,
  today: string,
): string[] {
  return reviewWarnings(
    {
      ...review,
      peerCount: team.length,
      goodPracticeCount: goodPractice.length,
      recommendations: judged.map(({ recommendation, judgement }) => ({
        number: recommendation.number,
        judgement: judgement?.judgement ?? null,
        text: judgement?.text ?? "",
      })),
    },
    today,
  );
}
