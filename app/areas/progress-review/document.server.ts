import { type ChallengePermit, type PeerTeamPermit, peerTeamPermit } from "#app/access/permit.ts";
import { PEER_ROLE_NAMES } from "#app/areas/peer-team/peer-words.ts";
import { postAndCouncil } from "#app/areas/peer-team/visit-team.ts";
import { dayOf } from "#app/platform/days.ts";
import type { WordDocument } from "#app/word/document.ts";
import { composeProgressReview, type ProgressReviewRecord } from "./compose-progress-review.ts";
import { readWholeReview, type WholeReview } from "./read-review.server.ts";
import { hasBeenHeld, heldWords } from "./review-visit.ts";

/** A review that was read, as a document. `issue` is the version it will be, or null for a working copy. */
export function composeReview(
  permit: PeerTeamPermit,
  whole: WholeReview,
  issue: ProgressReviewRecord["issue"],
  now: Date,
): WordDocument {
  const { review, visit, team, judged, goodPractice, councils, ratings } = whole;
  // An example of no council by itself is of all of them.
  const namesOf = (councilId: string | null) => {
    const own = councils.filter((council) => council.id === councilId);
    return (own.length === 0 ? councils : own).map((council) => council.name);
  };
  return composeProgressReview({
    challengeTitle: permit.challengeTitle,
    councilNames: councils.map((council) => council.name),
    today: dayOf(now),
    issue,
    held: heldWords(visit, review.heldOn),
    hasBeenHeld: hasBeenHeld(visit, review.heldOn, dayOf(now)),
    introduction: review.introduction,
    conclusion: review.conclusion,
    peers: team.map(({ name, role, here }) => ({
      name,
      role: PEER_ROLE_NAMES[role],
      atReview: postAndCouncil(here),
    })),
    recommendations: judged.map(({ recommendation, judgement }) => ({
      number: recommendation.number,
      title: recommendation.title,
      text: recommendation.text,
      judgement: judgement?.judgement ?? null,
      comment: judgement?.text ?? "",
    })),
    ratings,
    goodPractice: goodPractice.map((each) => ({ ...each, councilNames: namesOf(each.councilId) })),
  });
}

/** For the command line and the working copy: the report as it stands today. Throws forbidden for a council. */
export async function composeProgressReviewDocument(permit: ChallengePermit): Promise<WordDocument> {
  const own = peerTeamPermit(permit);
  return composeReview(own, await readWholeReview(own), null, new Date());
}
