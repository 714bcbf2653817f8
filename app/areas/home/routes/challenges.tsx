import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guarded } from "#app/access/guard.server.ts";
import { accountCan } from "#app/access/permissions.ts";
import { to } from "#app/addresses.ts";
import { STAGE_NAMES } from "#app/areas/challenge/stages.ts";
import { listMyCouncils } from "#app/areas/councils/list-my-councils.server.ts";
import { listMyChallenges } from "#app/areas/people/members/list-my-challenges.server.ts";
import { Card, CardGrid } from "#app/govuk/display/card.tsx";
import { EmptyState } from "#app/govuk/display/empty-state.tsx";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import { formatDay } from "#app/platform/day-words.ts";
import { dayOf } from "#app/platform/days.ts";
import { shownClosing } from "../closing/closing-rules.ts";

export const loader = guarded({ permission: "account.self" }, async ({ account, now }) => ({
  mayCreate: accountCan(account, "challenge.create"),
  councils: (await listMyCouncils(account.id, now)).map(({ id, name }) => ({ id, name })),
  challenges: (await listMyChallenges(account, now)).map((challenge) => ({
    id: challenge.id,
    title: challenge.title,
    stage: STAGE_NAMES[challenge.stage].name,
    closing: challenge.closing === null ? null : shownClosing(challenge.closing),
    role: challenge.roles.join(", "),
    ended: challenge.endedAt === null ? null : formatDay(dayOf(challenge.endedAt)),
    onSite: challenge.onSite ?? "Not set",
  })),
}));

export const meta: MetaFunction = () => [{ title: pageTitle("Your challenges") }];

export default function ChallengesPage() {
  const { challenges, councils, mayCreate } = useLoaderData<typeof loader>();
  return (
    <div className="govuk-width-container">
      <main className="govuk-main-wrapper" id="main-content">
        <PageHeading>Your challenges</PageHeading>
        {challenges.length === 0 ? (
          <EmptyState title="You are not in a challenge yet">
            {mayCreate
              ? "Make a challenge from its scope letter, or by hand."
              : "The challenge manager adds you to a challenge. Ask them if you expected to see one here."}
          </EmptyState>
        ) : (
          <CardGrid>
            {challenges.map((challenge) => (
              <Card
                key={challenge.id}
                title={challenge.title}
                {...(challenge.ended === null ? { href: to.home.front({ challengeId: challenge.id }) } : {})}
                headingLevel={2}
                kicker={challenge.ended === null ? `Stage: ${challenge.stage}` : "Ended"}
              >
                <p className="govuk-body">On site: {challenge.onSite}</p>
                {challenge.closing === null ? null : (
                  <p className="govuk-body">
                    {challenge.closing.head}: {challenge.closing.reason}
                  </p>
                )}
                {challenge.ended === null ? (
                  <p className="govuk-body">Your role: {challenge.role}</p>
                ) : (
                  <p className="govuk-body">
                    Your membership ended on {challenge.ended}. Ask the challenge manager if you still need
                    it.
                  </p>
                )}
              </Card>
            ))}
          </CardGrid>
        )}
        {mayCreate ? <Button href={to.challenge.new()}>Make a challenge</Button> : null}
        {councils.length === 0 ? null : (
          <>
            <h2 className="govuk-heading-m">{councils.length === 1 ? "Your council" : "Your councils"}</h2>
            <p className="govuk-body">What is kept of a council across its challenges.</p>
            <ul className="govuk-list">
              {councils.map(({ id, name }) => (
                <li key={id}>
                  <TextLink href={to.councils.council({ councilId: id })}>{name}</TextLink>
                </li>
              ))}
            </ul>
          </>
        )}
      </main>
    </div>
  );
}
