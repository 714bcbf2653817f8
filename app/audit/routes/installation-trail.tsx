import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guarded } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { BackLink } from "#app/govuk/navigation/back-link.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { TrailView } from "../components/trail-view.tsx";
import { listInstallationTrail, TRAIL_PAGE_SIZE } from "../store.server.ts";
import { trailFilterOf, trailQuery } from "../trail-filter.ts";
import { trailPageOf } from "../trail-page.ts";

export const loader = guarded({ permission: "audit.installation" }, async ({ url }) => {
  const filter = trailFilterOf(url.searchParams);
  return { page: trailPageOf(filter, await listInstallationTrail(filter), TRAIL_PAGE_SIZE) };
});

export const meta: MetaFunction = () => [{ title: pageTitle("Audit trail") }];

export default function InstallationTrailPage() {
  const { page } = useLoaderData<typeof loader>();
  return (
    <div className="govuk-width-container">
      <BackLink href={to.people.administration()}>Administration</BackLink>
      <main className="govuk-main-wrapper" id="main-content">
        <PageHeading lead="What happened outside any challenge, and who was let into one. What is done in a challenge its manager reads there.">
          Audit trail
        </PageHeading>
        <TrailView
          page={page}
          hrefOf={(query) => to.audit.installationTrail({}, query)}
          csvHref={to.audit.installationTrailCsv({}, trailQuery(page.filter, null))}
        />
      </main>
    </div>
  );
}
