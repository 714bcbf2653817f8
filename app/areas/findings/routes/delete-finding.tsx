import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { ConfirmDelete } from "../components/confirm-delete.tsx";
import { deleteFinding, keptByRecommendations } from "../delete-finding.server.ts";
import { ConfirmForm } from "../forms.ts";
import { readFinding } from "../store.server.ts";

export const loader = guarded(
  { at: to.findings.deleteFinding, permission: "findings.write" },
  async ({ permit, params }) => {
    const finding = await readFinding(permit, params.findingId);
    return {
      challengeId: permit.challengeId,
      title: permit.challengeTitle,
      id: finding.id,
      headline: finding.headline,
      version: finding.version,
      kept: keptByRecommendations(finding.recommendations),
    };
  },
);

export const action = guardedIntents(to.findings.deleteFinding, {
  delete: intent({
    permission: "findings.write",
    form: ConfirmForm,
    run: async ({ permit, value, params, now }) => {
      await deleteFinding(permit, params.findingId, value.version, now);
      return redirectWithNotice(to.findings.front(permit), "Finding deleted. Its notes stay.");
    },
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle("Delete finding", { challenge: data?.title }) },
];

export default function DeleteFindingPage() {
  const { challengeId, id, headline, version, kept } = useLoaderData<typeof loader>();
  return (
    <ConfirmDelete
      heading="Delete this finding?"
      words={headline}
      warning="The finding and its text are gone for good. The notes it stands on stay."
      kept={kept}
      version={version}
      submitText="Delete finding"
      backHref={to.findings.finding({ challengeId, findingId: id })}
    />
  );
}
