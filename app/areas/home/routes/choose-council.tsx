import { type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guarded } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { safeReturnTo } from "#app/areas/people/sign-in/return-to.ts";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { SummaryList } from "#app/govuk/display/summary-list.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import { inViewOf, isOfOneCouncil } from "#app/platform/in-view/council-address.ts";
import { listServedCouncils } from "../served-councils.server.ts";

export const loader = guarded({ permission: "challenge.read" }, async ({ permit, url }) => {
  const front = to.home.front(permit);
  const wanted = safeReturnTo(url.searchParams.get("returnTo") ?? front);
  const isHere = wanted.startsWith(front) && isOfOneCouncil(wanted);
  const page = isHere ? wanted : front;
  // Whoever serves one council has nothing to choose.
  if (permit.serves.length === 0) throw redirect(page);
  return {
    challenge: permit.challengeTitle,
    councils: (await listServedCouncils(permit)).map(({ councilId, name, role }) => ({
      name,
      role,
      href: inViewOf(page, councilId),
    })),
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle("Choose a council", { challenge: data?.challenge }) },
];

export default function CouncilsPage() {
  const { councils } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeading lead="You serve more than one council of this challenge. What each drafts and decides is its own, so a page shows one of them at a time.">
        Choose a council
      </PageHeading>
      <SummaryList
        rows={councils.map(({ name, role, href }) => ({
          key: name,
          value: (
            <>
              {role}.{" "}
              <TextLink href={href} noVisitedState>
                Go on for {name}
              </TextLink>
            </>
          ),
        }))}
      />
      <p className="govuk-body">
        Visits, timetables, key dates and the scope belong to all councils of the challenge: they are there
        once.
      </p>
    </>
  );
}
