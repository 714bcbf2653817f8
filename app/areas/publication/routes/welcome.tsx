import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { open } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { Callout } from "#app/govuk/display/callout.tsx";
import { EmptyState } from "#app/govuk/display/empty-state.tsx";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import { formatDay } from "#app/platform/day-words.ts";
import { dayOf } from "#app/platform/days.ts";
import type { DrawnOnce } from "#app/platform/drawn-once.ts";
import { env, reachedBy } from "#app/platform/settings/env.server.ts";
import { PublicPage } from "../components/public-page.tsx";
import { groupPublished } from "../group-published.ts";
import { listPublished } from "../public-store.server.ts";

export const loader = open({ why: "Published documents are for everybody." }, async () => {
  const published = await listPublished();
  const groups = groupPublished(published);
  return {
    // Where others reach the server there is no demonstration to sign in to.
    isDemonstration: reachedBy(env) === null && published.some(({ isDemonstration }) => isDemonstration),
    groups: groups.flatMap(({ documents }) => {
      const [first] = documents;
      if (first === undefined) return [];
      return [
        {
          // Anybody reads this page: the id of a challenge stays inside.
          id: first.slug,
          title: first.challengeTitle,
          councils: first.councils.join(", "),
          onSite: first.onSite === null ? null : `Peer team on site ${first.onSite}`,
          documents: documents.map((document) => ({
            slug: document.slug,
            title: document.title,
            published: formatDay(dayOf(document.releasedAt)),
          })),
        },
      ];
    }),
  };
});

export const meta: MetaFunction = () => [{ title: pageTitle("Published documents") }];

/** The page is the same for everybody, and kept as it is drawn. */
export const handle: DrawnOnce = { drawnOnce: true };

export default function WelcomePage() {
  const { groups, isDemonstration } = useLoaderData<typeof loader>();
  return (
    <PublicPage>
      <div className="govuk-grid-row">
        <div className="govuk-grid-column-two-thirds">
          <PageHeading lead="Reports and action plans of Corporate Peer Challenges, as they were published.">
            Published documents
          </PageHeading>
          {isDemonstration ? (
            <Callout label="Demonstration">
              <p className="govuk-body">
                Three challenges of people who do not exist are here to try: one to prepare, one on site
                today, one at its review. <TextLink href={to.people.signIn()}>The page to sign in</TextLink>{" "}
                says which sign-in to take for which job.
              </p>
            </Callout>
          ) : null}
          {groups.length === 0 ? (
            <EmptyState title="Nothing is published yet" headingLevel={2}>
              Reports, action plans and progress reviews appear here when they are published.
            </EmptyState>
          ) : (
            groups.map((group) => (
              <section key={group.id} aria-labelledby={`challenge-${group.id}`}>
                <h2 className="govuk-heading-m govuk-!-margin-bottom-1" id={`challenge-${group.id}`}>
                  {group.title}
                </h2>
                <p className="govuk-hint">
                  {group.councils}
                  {group.onSite === null ? null : (
                    <>
                      <br />
                      {group.onSite}
                    </>
                  )}
                </p>
                <ul className="govuk-list govuk-list--spaced">
                  {group.documents.map((document) => (
                    <li key={document.slug}>
                      <TextLink href={to.publication.published({ slug: document.slug })}>
                        {document.title}
                      </TextLink>
                      <br />
                      Published {document.published}
                    </li>
                  ))}
                </ul>
              </section>
            ))
          )}
        </div>
        <div className="govuk-grid-column-one-third">
          <h2 className="govuk-heading-s">What this is</h2>
          <p className="govuk-body">
            In a Corporate Peer Challenge, councillors and officers of other councils spend some days with a
            council, ask how it is doing and report what they found. It is not an inspection and gives no
            score. The council answers with an action plan, and meets some of the team again at a progress
            review.
          </p>
          <h2 className="govuk-heading-s">For people in a challenge</h2>
          <Button href={to.people.signIn()}>Sign in</Button>
        </div>
      </div>
    </PublicPage>
  );
}
