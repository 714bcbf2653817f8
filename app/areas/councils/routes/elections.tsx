import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guarded } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { InsetText } from "#app/govuk/display/inset-text.tsx";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { SummaryCard, SummaryList } from "#app/govuk/display/summary-list.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { dayOf, formatInstant } from "#app/platform/days.ts";
import { CouncilPage } from "../components/council-page.tsx";
import { electionsOf, unansweredYears, yearsToAsk } from "../elections.ts";
import { electionQuestion, shownElection } from "../shown-election.ts";
import { listElectionStatements, readCouncilRecord } from "../store.server.ts";

export const loader = guarded(
  { at: to.councils.elections, permission: "council.read" },
  async ({ permit, now }) => {
    const { lastDay } = await readCouncilRecord(permit);
    const statements = await listElectionStatements(permit);
    const today = dayOf(now);
    const thisYear = Number(today.slice(0, 4));
    // A progress review comes up to some two years after the visit: its year can be answered too.
    const offered = [...yearsToAsk(today, lastDay), thisYear, thisYear + 1, thisYear + 2];
    const years = [...new Set([...statements.map(({ year }) => year), ...offered])].sort((a, b) => b - a);
    return {
      councilId: permit.councilId,
      council: permit.councilName,
      mayEdit: permit.may("council.edit"),
      question: electionQuestion(unansweredYears(electionsOf(statements), today, lastDay)),
      years: years.map((year) => ({
        year,
        // The newest first: it is what counts.
        said: statements
          .filter((statement) => statement.year === year)
          .reverse()
          .map((statement) => ({
            id: statement.id,
            by: `${formatInstant(statement.saidAt)}, by ${statement.saidByName}`,
            ...shownElection(statement),
          })),
      })),
    };
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle(`Elections: ${data?.council ?? "council"}`) },
];

export default function ElectionsPage() {
  const { councilId, council, mayEdit, question, years } = useLoaderData<typeof loader>();
  return (
    <CouncilPage back={{ href: to.councils.council({ councilId }), text: council }}>
      <PageHeading
        caption={council}
        lead="In a year in which the council votes, key dates and visits in its pre-election period are pointed out. Nothing that was said is written over: the newest counts."
      >
        Elections
      </PageHeading>
      {question === null ? null : <InsetText>{question}</InsetText>}
      {years.map(({ year, said }) => (
        <SummaryCard
          key={year}
          title={year}
          actions={
            mayEdit
              ? [
                  {
                    href: to.councils.election({ councilId, year: String(year) }),
                    text: said.length === 0 ? "Answer" : "Change",
                  },
                ]
              : []
          }
        >
          {said.length === 0 ? (
            <p className="govuk-body">Nobody has said.</p>
          ) : (
            <SummaryList
              rows={said.map(({ id, words, period, source, by }, index) => ({
                key: index === 0 ? "Counts now" : "Before",
                value: (
                  <ul className="govuk-list" key={id}>
                    <li>{words}</li>
                    {period === null ? null : <li>{period}</li>}
                    {source === "" ? null : <li>Source: {source}</li>}
                    <li>Said {by}</li>
                  </ul>
                ),
              }))}
            />
          )}
        </SummaryCard>
      ))}
    </CouncilPage>
  );
}
