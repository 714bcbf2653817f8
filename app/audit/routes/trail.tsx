import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guarded } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { TrailView } from "../components/trail-view.tsx";
import { listTrail, TRAIL_PAGE_SIZE } from "../store.server.ts";
import { trailFilterOf, trailQuery } from "../trail-filter.ts";
import { trailPageOf } from "../trail-page.ts";

export const loader = guarded({ permission: "audit.read" }, async ({ permit, url }) => {
  const filter = trailFilterOf(url.searchParams);
  return {
    challenge: permit.challengeTitle,
    challengeId: permit.challengeId,
    csvHref: to.audit.trailCsv(permit, trailQuery(filter, null)),
    page: trailPageOf(filter, await listTrail(permit, filter), TRAIL_PAGE_SIZE),
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle("Audit trail", { challenge: data?.challenge }) },
];

export default function ChallengeTrailPage() {
  const { challengeId, page, csvHref } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeading lead="Who did what in this challenge, and what was refused. Nothing here can be changed or removed.">
        Audit trail
      </PageHeading>
      <TrailView page={page} hrefOf={(query) => to.audit.trail({ challengeId }, query)} csvHref={csvHref} />
    </>
  );
}
