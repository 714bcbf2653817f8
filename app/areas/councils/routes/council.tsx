import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guarded } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { InsetText } from "#app/govuk/display/inset-text.tsx";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { SummaryCard, SummaryList } from "#app/govuk/display/summary-list.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import { formatDay } from "#app/platform/day-words.ts";
import { dayOf, formatInstant } from "#app/platform/days.ts";
import { BodyTable } from "../components/body-table.tsx";
import { ColourAdviceList } from "../components/colour-advice-list.tsx";
import { ColourSwatch } from "../components/colour-swatch.tsx";
import { CouncilLogo } from "../components/council-logo.tsx";
import { CouncilPage } from "../components/council-page.tsx";
import { kindInWords } from "../council-kinds.ts";
import { electionsOf, newestStatements, unansweredYears } from "../elections.ts";
import { PLAN_STATUSES } from "../plan-statuses.ts";
import { shownBody } from "../shown-body.ts";
import { electionQuestion, shownElection } from "../shown-election.ts";
import {
  listBodies,
  listChallengesOfPerson,
  listElectionStatements,
  listStatusWords,
  readCouncilRecord,
} from "../store.server.ts";

export const loader = guarded(
  { at: to.councils.council, permission: "council.read" },
  async ({ permit, now }) => {
    const [record, statements, bodies, words, challenges] = await Promise.all([
      readCouncilRecord(permit),
      listElectionStatements(permit),
      listBodies(permit),
      listStatusWords(permit),
      listChallengesOfPerson(permit, now),
    ]);
    const today = dayOf(now);
    const { updatedAt, updatedByName, kind, ...facts } = record;
    return {
      ...facts,
      kind: kindInWords(kind),
      mayEdit: permit.may("council.edit"),
      changed: updatedByName === null ? null : `${formatInstant(updatedAt)}, by ${updatedByName}`,
      question: electionQuestion(unansweredYears(electionsOf(statements), today, record.lastDay)),
      elections: newestStatements(statements).reverse().map(shownElection),
      bodies: bodies.map((body) => shownBody(body, record, today)),
      words: PLAN_STATUSES.flatMap(({ status, name }) => {
        const own = words.find((each) => each.status === status);
        return own === undefined ? [] : [{ name, word: own.word, colour: own.colour }];
      }),
      challenges,
    };
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle(data?.name ?? "Council") },
];

export default function CouncilRecordPage() {
  const council = useLoaderData<typeof loader>();
  const { id: councilId, name, mayEdit, question, logo, lastDay, successorName } = council;
  const change = (href: string, text = "Change") => (mayEdit ? [{ href, text }] : []);
  return (
    <CouncilPage back={{ href: to.councils.front(), text: "Your councils" }} isWide>
      <PageHeading caption="Council" lead="What is kept of the council across its challenges.">
        {name}
      </PageHeading>
      {question === null ? null : (
        <InsetText>
          {question}{" "}
          {mayEdit ? (
            <TextLink href={to.councils.elections({ councilId })}>Answer it under Elections</TextLink>
          ) : null}
        </InsetText>
      )}
      <SummaryCard title="Names and kind" actions={change(to.councils.facts({ councilId }))}>
        <SummaryList
          rows={[
            { key: "Name", value: name },
            { key: "Short name", value: council.shortName },
            { key: "Kind", value: council.kind },
          ]}
        />
      </SummaryCard>
      <SummaryCard title="Colours and logo" actions={change(to.councils.look({ councilId }))}>
        <SummaryList
          rows={[
            { key: "First colour", value: <Colour colour={council.colour} /> },
            { key: "Second colour", value: <Colour colour={council.secondColour} /> },
            {
              key: "Logo",
              value: logo === null ? "None yet" : <CouncilLogo {...{ councilId, name, logo }} />,
            },
          ]}
        />
      </SummaryCard>
      <SummaryCard
        title="Elections"
        actions={[
          {
            href: to.councils.elections({ councilId }),
            text: mayEdit ? "Answer or change" : "All that was said",
          },
        ]}
      >
        {council.elections.length === 0 ? (
          <p className="govuk-body">Nobody has said yet in which years the council votes.</p>
        ) : (
          <SummaryList
            rows={council.elections.map(({ year, words, source, period }) => ({
              key: year,
              value: [words, period, source === "" ? null : `Source: ${source}`]
                .filter((part) => part !== null)
                .join(". "),
            }))}
          />
        )}
      </SummaryCard>
      <SummaryCard
        title="Bodies and their meetings"
        actions={change(to.councils.newBody({ councilId }), "Add a body")}
      >
        {council.bodies.length === 0 ? (
          <p className="govuk-body">
            There is none yet: the council, its cabinet, committees and scrutiny, and boards that decide
            nothing in law.
          </p>
        ) : (
          <BodyTable councilId={councilId} bodies={council.bodies} mayEdit={mayEdit} />
        )}
      </SummaryCard>
      <SummaryCard title="Last day and successor" actions={change(to.councils.ending({ councilId }))}>
        <SummaryList
          rows={[
            { key: "Last day", value: lastDay === null ? "None: the council goes on" : formatDay(lastDay) },
            { key: "What follows it", value: successorName === "" ? "Not said" : successorName },
          ]}
        />
      </SummaryCard>
      <SummaryCard
        title="Words for a plan’s statuses"
        actions={change(to.councils.statusWords({ councilId }))}
      >
        {council.words.length === 0 ? (
          <p className="govuk-body">The council calls them as usual.</p>
        ) : (
          <SummaryList
            rows={council.words.map(({ name: usual, word, colour }) => ({
              key: usual,
              value: (
                <>
                  {colour === null ? null : <ColourSwatch colour={colour} />} {word === "" ? usual : word}
                </>
              ),
            }))}
          />
        )}
      </SummaryCard>
      {council.challenges.length === 0 ? null : (
        <>
          <h2 className="govuk-heading-m">Your challenges with this council</h2>
          <ul className="govuk-list">
            {council.challenges.map((challenge) => (
              <li key={challenge.id}>
                <TextLink href={to.home.front({ challengeId: challenge.id })}>{challenge.title}</TextLink>
              </li>
            ))}
          </ul>
        </>
      )}
      {council.changed === null ? null : <p className="govuk-body-s">Last changed {council.changed}.</p>}
    </CouncilPage>
  );
}

function Colour({ colour }: { colour: string | null }) {
  return colour === null ? "Not said yet" : <ColourAdviceList colour={colour} />;
}
