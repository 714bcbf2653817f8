import { to } from "#app/addresses.ts";
import { Card, CardGrid } from "#app/govuk/display/card.tsx";
import { StatStrip } from "#app/govuk/display/stat-strip.tsx";
import { SummaryList } from "#app/govuk/display/summary-list.tsx";
import { VisuallyHidden } from "#app/govuk/display/visually-hidden.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { ButtonGroup } from "#app/govuk/form/button-group.tsx";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import { JUDGEMENT_RULES } from "../judgements.ts";
import type { ReviewView } from "../review-view.server.ts";
import { CouncilRatingsTable } from "./council-ratings.tsx";
import { JudgementTag } from "./judgement-tag.tsx";

interface ReviewInProgressProps {
  review: ReviewView;
  challengeId: string;
  mayWrite: boolean;
  /** Whether they may say who is at the review. */
  mayEditTeam?: boolean;
}

/** The review as the peer team works on it. */
export function ReviewInProgress({
  review,
  challengeId,
  mayWrite,
  mayEditTeam = false,
}: ReviewInProgressProps) {
  return (
    <>
      {review.judgements.length === 0 ? null : (
        <StatStrip
          stats={review.judgements.map(({ judgement, count }) => ({
            label: JUDGEMENT_RULES[judgement].name,
            value: count,
            note: `of ${review.recommendations.length}`,
          }))}
        />
      )}
      <ButtonGroup>
        {mayWrite && review.judgements.length > 0 ? (
          <Button href={to.progressReview.issueReview({ challengeId })}>Issue the report</Button>
        ) : null}
        <Button
          href={to.progressReview.workingReviewWord({ challengeId })}
          variant="secondary"
          reloadDocument
        >
          Download working copy as Word
        </Button>
      </ButtonGroup>
      <Visit review={review} challengeId={challengeId} mayWrite={mayWrite} mayEditTeam={mayEditTeam} />
      <h2 className="govuk-heading-m">Progress on each recommendation</h2>
      {review.recommendations.length === 0 ? (
        <p className="govuk-body">
          There are no recommendations to judge yet. They come here once the report is issued.
        </p>
      ) : (
        <ul className="cpc-actions" aria-label="What the team says of each recommendation">
          {review.recommendations.map((each) => (
            <li key={each.id} className="cpc-actions__item cpc-actions__item--judged">
              <span className="cpc-actions__number">
                <VisuallyHidden>Recommendation </VisuallyHidden>
                {each.number}
              </span>
              <div>
                <TextLink
                  href={to.progressReview.judgement({ challengeId, recommendationId: each.id })}
                  noVisitedState
                >
                  {each.title}
                </TextLink>
                <span className="cpc-actions__small">{each.text}</span>
              </div>
              <div>
                <JudgementTag judgement={each.judgement} />
              </div>
            </li>
          ))}
        </ul>
      )}
      <h2 className="govuk-heading-m">Where the councils' actions stand</h2>
      {review.ratings.length === 0 ? (
        <p className="govuk-body">
          No council has approved an action plan yet. Its ratings are its own until then.
        </p>
      ) : (
        <>
          <p className="govuk-body">As each council rated them in the plan it approved last.</p>
          {review.ratings.map((council) => (
            <CouncilRatingsTable key={council.councilId} {...council} />
          ))}
        </>
      )}
      <GoodPracticeList review={review} challengeId={challengeId} mayWrite={mayWrite} />
    </>
  );
}

function Visit({ review, challengeId, mayWrite, mayEditTeam = false }: ReviewInProgressProps) {
  const change = (what: string) =>
    mayWrite
      ? [{ href: to.progressReview.visit({ challengeId }), text: "Change", visuallyHiddenText: what }]
      : undefined;
  const words = (count: number) => (count === 0 ? "Not written yet" : `${count} words`);
  return (
    <>
      <h2 className="govuk-heading-m">The visit and the frame of the report</h2>
      <SummaryList
        rows={[
          { key: "Held on", value: review.heldOn ?? "Not recorded yet", actions: change("the day") },
          {
            key: "Team",
            value: teamWords(review),
            actions:
              mayEditTeam && review.visitId !== null ? [teamLink(challengeId, review.visitId)] : undefined,
          },
          {
            key: "Introduction",
            value: words(review.introductionWords),
            actions: change("the introduction"),
          },
          { key: "Conclusion", value: words(review.conclusionWords), actions: change("the conclusion") },
        ]}
      />
    </>
  );
}

function teamWords({ visitId, peers }: ReviewView): string {
  if (visitId === null) return "Not known yet: a review has a team once its day is written down";
  return peers.length === 0 ? "Nobody is confirmed for it yet" : peers.join(", ");
}

function teamLink(challengeId: string, visitId: string) {
  return {
    href: to.peerTeam.visitTeam({ challengeId, visitId }),
    text: "Change",
    visuallyHiddenText: "the team of the review",
  };
}

function GoodPracticeList({ review, challengeId, mayWrite }: ReviewInProgressProps) {
  return (
    <>
      <h2 className="govuk-heading-m">Examples of good practice</h2>
      {review.goodPractice.length === 0 ? (
        <p className="govuk-body">None written up yet.</p>
      ) : (
        <CardGrid>
          {review.goodPractice.map((example) => (
            <Card
              key={example.id}
              title={example.title}
              href={
                mayWrite
                  ? to.progressReview.goodPractice({ challengeId, goodPracticeId: example.id })
                  : undefined
              }
              kicker={example.council}
            >
              {example.contact === "" ? null : <p className="govuk-body-s">Contact: {example.contact}</p>}
            </Card>
          ))}
        </CardGrid>
      )}
      {mayWrite ? (
        <Button href={to.progressReview.newGoodPractice({ challengeId })} variant="secondary">
          Add an example
        </Button>
      ) : null}
    </>
  );
}
