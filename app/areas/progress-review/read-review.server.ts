import type { PeerTeamPermit } from "#app/access/permit.ts";
import { type CouncilRatings, readIssuedRatings } from "#app/areas/action-plan/store.server.ts";
import { listCouncils, type ParticipatingCouncil } from "#app/areas/challenge/store.server.ts";
import { listSharedRecommendations } from "#app/areas/findings/read-recommendations.server.ts";
import type { SharedRecommendation } from "#app/areas/findings/shared-recommendations.ts";
import { listPeers, type Peer } from "#app/areas/peer-team/store.server.ts";
import { type Db, db } from "#app/platform/db.server.ts";
import { reviewWarnings } from "./judgements.ts";
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
  /** The team of the challenge, whether they came back or not; places without a name left out. */
  team: Peer[];
  judged: JudgedRecommendation[];
  goodPractice: GoodPractice[];
  councils: ParticipatingCouncil[];
  /** Of the councils that have approved their plan. */
  ratings: CouncilRatings[];
}

/** Gathers the review. For the peer team's eyes: a council sees issued versions only. */
export async function readWholeReview(permit: PeerTeamPermit): Promise<WholeReview> {
  const { review, judgements, goodPractice } = await readReviewRecords(permit, db);
  const shared = await listSharedRecommendations(permit);
  const team = await listPeers(permit);
  const councils = await listCouncils(permit);
  return {
    review,
    team: team.filter((peer) => peer.name.trim() !== ""),
    judged: shared.map((recommendation) => ({
      recommendation,
      judgement: judgements.find((each) => each.recommendationId === recommendation.id) ?? null,
    })),
    goodPractice,
    councils,
    ratings: await readIssuedRatings(permit, councils),
  };
}

/** The review's own records alone, to see inside a transaction that nothing changed meanwhile. */
export async function readReviewRecords(permit: PeerTeamPermit, client: Db) {
  return {
    review: await readReview(permit, client),
    judgements: await listJudgements(permit, client),
    goodPractice: await listGoodPractice(permit, client),
  };
}

/** What the report still lacks, in words. `today` is "YYYY-MM-DD". */
export function warningsOfReview({ review, judged, goodPractice }: WholeReview, today: string): string[] {
  return reviewWarnings(
    {
      ...review,
      peerCount: review.peerIds.length,
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
