import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guarded } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import { formatInstant } from "#app/platform/days.ts";
import { OutcomeCard, type ShownOutcome } from "../components/outcome-card.tsx";
import { readOverview } from "../read-overview.server.ts";

export const loader = guarded({ permission: "publication.read" }, async ({ permit }) => {
  const outcomes = await readOverview(permit);
  return {
    challenge: permit.challengeTitle,
    outcomes: outcomes.map((outcome): ShownOutcome => {
      const { candidate, published } = outcome;
      return {
        name: outcome.name,
        state: outcome.state,
        candidate:
          candidate === null
            ? null
            : `Version ${candidate.number}, issued ${formatInstant(candidate.issuedAt)}`,
        releaseHref:
          candidate === null || !outcome.mayRelease
            ? null
            : to.publication.release({ challengeId: permit.challengeId, versionId: candidate.id }),
        published:
          published === null
            ? null
            : {
                href: to.publication.published({ slug: published.slug }),
                slug: published.slug,
                words: `Version ${published.versionNumber}, published ${formatInstant(published.releasedAt)} by ${published.releasedByName}`,
                withdrawHref: outcome.mayRelease
                  ? to.publication.withdraw({ challengeId: permit.challengeId, publicationId: published.id })
                  : null,
              },
        withdrawn: outcome.withdrawn.map((each) => ({
          slug: each.slug,
          words: `${to.publication.published({ slug: each.slug })}, ${each.withdrawnAt === null ? "" : formatInstant(each.withdrawnAt)}: ${each.withdrawnReason ?? ""}`,
        })),
      };
    }),
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle("Publication", { challenge: data?.challenge }) },
];

export default function PublicationPage() {
  const { outcomes } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeading lead="What the public can read, and what is ready for it. Nothing is public before somebody publishes it here.">
        Publication
      </PageHeading>
      {outcomes.map((outcome) => (
        <OutcomeCard key={outcome.name} outcome={outcome} />
      ))}
      <p className="govuk-body">
        <TextLink href={to.publication.welcome()}>All published documents</TextLink>
      </p>
    </>
  );
}
