import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { ConfirmDelete } from "../components/confirm-delete.tsx";
import { deleteRecommendation } from "../delete-recommendation.server.ts";
import { ConfirmForm } from "../forms.ts";
import { recommendationLocks } from "../freeze.ts";
import { readReportIssue } from "../report-issue.server.ts";
import { readRecommendation } from "../store.server.ts";

export const loader = guarded(
  { at: to.findings.deleteRecommendation, permission: "findings.write" },
  async ({ permit, params }) => {
    const [recommendation, issue] = await Promise.all([
      readRecommendation(permit, params.recommendationId),
      readReportIssue(permit),
    ]);
    return {
      challengeId: permit.challengeId,
      title: permit.challengeTitle,
      id: recommendation.id,
      number: recommendation.number,
      words: recommendation.title,
      version: recommendation.version,
      kept: recommendationLocks(issue).remove,
    };
  },
);

export const action = guardedIntents(to.findings.deleteRecommendation, {
  delete: intent({
    permission: "findings.write",
    form: ConfirmForm,
    run: async ({ permit, value, params, now }) => {
      await deleteRecommendation(permit, params.recommendationId, value.version, now);
      return redirectWithNotice(
        to.findings.recommendations(permit),
        "Recommendation deleted and the rest renumbered.",
      );
    },
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle("Delete recommendation", { challenge: data?.title }) },
];

export default function DeleteRecommendationPage() {
  const { challengeId, id, number, words, version, kept } = useLoaderData<typeof loader>();
  return (
    <ConfirmDelete
      heading={`Delete recommendation ${number}?`}
      words={words}
      warning="Its words are gone for good and the recommendations after it move up a number. The findings stay."
      kept={kept}
      version={version}
      submitText="Delete recommendation"
      backHref={to.findings.recommendation({ challengeId, recommendationId: id })}
    />
  );
}
