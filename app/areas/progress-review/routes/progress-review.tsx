import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guarded } from "#app/access/guard.server.ts";
import { peerTeamPermit } from "#app/access/permit.ts";
import { EmptyState } from "#app/govuk/display/empty-state.tsx";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { IssuedReviews } from "../components/issued-reviews.tsx";
import { ReviewInProgress } from "../components/review-in-progress.tsx";
import { listIssuedReviews } from "../read-issued-reviews.server.ts";
import { readWholeReview } from "../read-review.server.ts";
import { reviewView } from "../review-view.server.ts";

export const loader = guarded({ permission: "review.read" }, async ({ permit }) => ({
  challenge: permit.challengeTitle,
  challengeId: permit.challengeId,
  mayWrite: permit.may("review.write"),
  mayEditTeam: permit.may("team.edit"),
  draft: permit.may("review.draft") ? reviewView(await readWholeReview(peerTeamPermit(permit))) : null,
  versions: await listIssuedReviews(permit),
}));

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle("Progress review", { challenge: data?.challenge }) },
];

export default function ProgressReviewPage() {
  const { challengeId, draft, versions, mayWrite, mayEditTeam } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeading lead="Some of the peers come back, usually for a day, and say what has come of each recommendation. It is not an inspection: there is no score.">
        Progress review
      </PageHeading>
      {draft === null ? null : (
        <ReviewInProgress
          review={draft}
          challengeId={challengeId}
          mayWrite={mayWrite}
          mayEditTeam={mayEditTeam}
        />
      )}
      {versions.length > 0 ? (
        <IssuedReviews versions={versions} />
      ) : draft === null ? (
        <EmptyState title="No report yet">
          The report of the progress review can be read here once the peer team has issued it, first as a
          draft for you to check.
        </EmptyState>
      ) : null}
    </>
  );
}
