import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guarded } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { Card, CardGrid } from "#app/govuk/display/card.tsx";
import { EmptyState } from "#app/govuk/display/empty-state.tsx";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { CouncilPage } from "../components/council-page.tsx";
import { kindInWords } from "../council-kinds.ts";
import { listMyCouncils } from "../list-my-councils.server.ts";

export const loader = guarded({ permission: "account.self" }, async ({ account, now }) => ({
  councils: await listMyCouncils(account.id, now),
}));

export const meta: MetaFunction = () => [{ title: pageTitle("Your councils") }];

export default function CouncilsPage() {
  const { councils } = useLoaderData<typeof loader>();
  return (
    <CouncilPage back={{ href: to.home.challenges(), text: "Your challenges" }} isWide>
      <PageHeading lead="What is kept of a council across its challenges: names, colours, elections, bodies and their meetings.">
        Your councils
      </PageHeading>
      {councils.length === 0 ? (
        <EmptyState title="There is no council here for you">
          People of a council see it here once they are in a challenge of it, or once an administrator has
          named them.
        </EmptyState>
      ) : (
        <CardGrid>
          {councils.map(({ id, name, kind }) => (
            <Card key={id} title={name} href={to.councils.council({ councilId: id })} headingLevel={2}>
              <p className="govuk-body">{kindInWords(kind)}</p>
            </Card>
          ))}
        </CardGrid>
      )}
    </CouncilPage>
  );
}
