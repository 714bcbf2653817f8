import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guarded } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { listMilestones, readChallenge } from "#app/areas/challenge/read-challenge.server.ts";
import { ruleInWords } from "#app/areas/challenge/rule-words.ts";
import { whenInWords } from "#app/areas/dates/when-in-words.ts";
import { listTeamWanted } from "#app/areas/peer-team/read-peers.server.ts";
import { onSiteWords } from "#app/areas/visits/on-site-days.ts";
import { readOnSiteDays } from "#app/areas/visits/read-visits.server.ts";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { SummaryList } from "#app/govuk/display/summary-list.tsx";
import { Table } from "#app/govuk/display/table.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { ButtonGroup } from "#app/govuk/form/button-group.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import { FocusList } from "../components/focus-list.tsx";
import { LineList } from "../components/line-list.tsx";
import { WarningList } from "../components/warning-list.tsx";
import { listFocusAreas } from "../focus/list-focus-areas.server.ts";
import { flatPrompts, NOT_UNDERSTOOD_CODE, SOURCE_KIND_NAMES } from "../scope-record.ts";
import { shownWarning } from "../shown-warning.ts";
import { listSources, listWarnings, readThemes } from "../store.server.ts";

export const loader = guarded({ permission: "scope.read" }, async ({ permit }) => {
  const [challenge, milestones, themes, warnings, sources, team, focusAreas] = await Promise.all([
    readChallenge(permit),
    listMilestones(permit),
    readThemes(permit),
    listWarnings(permit),
    listSources(permit),
    listTeamWanted(permit),
    listFocusAreas(permit),
  ]);
  return {
    challengeId: permit.challengeId,
    challenge: permit.challengeTitle,
    mayManage: permit.may("challenge.manage"),
    mayEdit: permit.may("scope.edit"),
    councils: challenge.councils.map((council) => council.name),
    onSite: onSiteWords(await readOnSiteDays(permit.challengeId)) ?? "Not found in the letter",
    milestones: milestones.map(({ id, label, rule, notBefore, dueOn, latestOn }) => ({
      id,
      label,
      rule,
      when: whenInWords({ notBefore, due: dueOn, latest: latestOn }),
    })),
    themes: themes.map((theme) => {
      const prompts = flatPrompts(theme.prompts);
      return {
        title: `${theme.number}. ${theme.title}`,
        number: theme.number,
        questions: theme.questions.length,
        prompts: theme.prompts.length,
        nested: prompts.length - theme.prompts.length,
        untraced: prompts.filter((prompt) => prompt.traces.length === 0).length,
      };
    }),
    warnings: warnings.map(shownWarning),
    sources: sources.map(({ id, title, kind, clauses }) => ({
      id,
      title,
      kind: SOURCE_KIND_NAMES[kind],
      clauses,
    })),
    team: team.length,
    focusAreas,
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle("What was found in the letter", { challenge: data?.challenge }) },
];

export default function ImportedPage() {
  const page = useLoaderData<typeof loader>();
  const { challengeId, themes } = page;
  const warnings = page.warnings.filter(({ code }) => code !== NOT_UNDERSTOOD_CODE);
  const lines = page.warnings.filter(({ code }) => code === NOT_UNDERSTOOD_CODE);
  // A letter alone has no clauses to trace to: nothing is missing then.
  const hasClauses = page.sources.some(({ clauses }) => clauses > 0);
  const change = (href: string, what: string, may: boolean) =>
    may ? [{ href, text: "Change", visuallyHiddenText: what }] : [];
  const total = (pick: (theme: (typeof themes)[number]) => number) =>
    themes.reduce((sum, theme) => sum + pick(theme), 0);
  return (
    <>
      <PageHeading lead="Check it against the letter. Nothing is sent to anybody, and everything can be corrected here.">
        What was found in the letter
      </PageHeading>
      {warnings.length === 0 ? (
        <p className="govuk-body">The letter holds no contradictions or blanks that a computer can see.</p>
      ) : (
        <>
          <h2 className="govuk-heading-m">
            {warnings.length === 1 ? "One thing to look at" : `${warnings.length} things to look at`}
          </h2>
          <WarningList challengeId={challengeId} warnings={warnings} mayAnswer={page.mayEdit} />
        </>
      )}
      <LineList challengeId={challengeId} lines={lines} mayPlace={page.mayEdit} />
      <h2 className="govuk-heading-m">The challenge</h2>
      <SummaryList
        rows={[
          {
            key: page.councils.length > 1 ? "Councils" : "Council",
            value: (
              <ul className="govuk-list">
                {page.councils.map((council, index) => (
                  <li key={council}>
                    {council}
                    {index === 0 ? " (commissioning)" : ""}
                  </li>
                ))}
              </ul>
            ),
            actions: change(to.keyDates.details({ challengeId }), "councils", page.mayManage),
          },
          {
            key: "On site",
            value: page.onSite,
            actions: change(to.keyDates.details({ challengeId }), "days on site", page.mayManage),
          },
          {
            key: "Peers asked for",
            value: `${page.team} in the team profile`,
            actions: change(to.peerTeam.front({ challengeId }), "peer team", page.mayEdit),
          },
          {
            key: "Documents",
            value: (
              <ul className="govuk-list">
                {page.sources.map((source) => (
                  <li key={source.id}>
                    <TextLink href={to.scope.source({ challengeId, sourceDocumentId: source.id })}>
                      {source.title}
                    </TextLink>{" "}
                    ({source.kind}
                    {source.clauses === 0
                      ? ""
                      : `, ${source.clauses === 1 ? "1 clause" : `${source.clauses} clauses`}`}
                    )
                  </li>
                ))}
              </ul>
            ),
          },
        ]}
      />
      <Table
        caption="Themes"
        captionSize="m"
        scrollable
        firstCellIsHeader
        columns={[
          { header: "Theme" },
          { header: "Questions", numeric: true },
          { header: "Prompts", numeric: true },
          { header: "Nested", numeric: true },
          ...(hasClauses ? [{ header: "Traced to no clause", numeric: true }] : []),
        ]}
        rows={[
          ...themes.map((theme) => [
            <TextLink
              key="title"
              href={to.scope.front({ challengeId }, {}, `theme-${theme.number}`)}
              noVisitedState
            >
              {theme.title}
            </TextLink>,
            theme.questions,
            theme.prompts,
            theme.nested,
            ...(hasClauses ? [theme.untraced] : []),
          ]),
          [
            "All themes",
            total((theme) => theme.questions),
            total((theme) => theme.prompts),
            total((theme) => theme.nested),
            ...(hasClauses ? [total((theme) => theme.untraced)] : []),
          ],
        ]}
      />
      <FocusList challengeId={challengeId} areas={page.focusAreas} mayEdit={page.mayEdit} />
      <Table
        caption="Key dates"
        captionSize="m"
        scrollable
        firstCellIsHeader
        columns={[{ header: "What" }, { header: "Date" }, { header: "Rule" }]}
        rowKeys={page.milestones.map((milestone) => milestone.id)}
        rows={page.milestones.map((milestone) => [
          milestone.label,
          milestone.when,
          ruleInWords(milestone.rule),
        ])}
      />
      <ButtonGroup>
        <Button href={to.home.front({ challengeId })}>Go to the challenge</Button>
        {hasClauses ? (
          <Button href={to.scope.traceability({ challengeId })} variant="secondary">
            Check the clauses
          </Button>
        ) : null}
        <TextLink href={to.keyDates.front({ challengeId })}>Change key dates</TextLink>
      </ButtonGroup>
    </>
  );
}
