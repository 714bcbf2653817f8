import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guarded } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { thisProduct } from "#app/back-up/this-workspace.server.ts";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { SummaryList } from "#app/govuk/display/summary-list.tsx";
import { Tag, type TagColour } from "#app/govuk/display/tag.tsx";
import { BackLink } from "#app/govuk/navigation/back-link.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import { formatInstant } from "#app/platform/days.ts";
import { lookAtService } from "../look-at-service.server.ts";
import { type PartState, serviceParts } from "../service-state.ts";

export const loader = guarded({ permission: "installation.manage" }, async ({ now }) => ({
  parts: serviceParts(await lookAtService(now), now),
  lookedAt: formatInstant(now),
  version: thisProduct().version,
  runsSince: formatInstant(new Date(now.getTime() - process.uptime() * 1_000)),
}));

export const meta: MetaFunction = () => [{ title: pageTitle("How the service is") }];

const STATES: Record<PartState, { word: string; colour: TagColour }> = {
  well: { word: "In order", colour: "green" },
  look: { word: "Look at this", colour: "yellow" },
  broken: { word: "Not in order", colour: "red" },
  "not-set-up": { word: "Not set up", colour: "grey" },
};

export default function ServicePage() {
  const { parts, lookedAt, version, runsSince } = useLoaderData<typeof loader>();
  const troubled = parts.filter(({ state }) => state === "look" || state === "broken");
  return (
    <div className="govuk-width-container">
      <BackLink href={to.people.administration()}>Administration</BackLink>
      <main className="govuk-main-wrapper" id="main-content">
        <div className="govuk-grid-row">
          <div className="govuk-grid-column-two-thirds">
            <PageHeading
              lead={
                troubled.length === 0
                  ? "Nothing needs looking at."
                  : `Look at: ${troubled.map(({ name }) => name.toLowerCase()).join(", ")}.`
              }
            >
              How the service is
            </PageHeading>
            <SummaryList
              rows={[
                ...parts.map(({ name, state, says, todo, link }) => ({
                  key: name,
                  value: (
                    <>
                      <p className="govuk-body">
                        <Tag colour={STATES[state].colour}>{STATES[state].word}</Tag>
                      </p>
                      <p className="govuk-body">{says}</p>
                      {todo === null ? null : <p className="govuk-body">What to do: {todo}</p>}
                      {link === undefined ? null : (
                        <p className="govuk-body">
                          <TextLink href={link.href}>{link.text}</TextLink>
                        </p>
                      )}
                    </>
                  ),
                })),
                { key: "Version", value: version },
                { key: "Runs since", value: runsSince },
              ]}
            />
            <p className="govuk-hint">Looked at on {lookedAt}. Load the page again to look anew.</p>
          </div>
        </div>
      </main>
    </div>
  );
}
