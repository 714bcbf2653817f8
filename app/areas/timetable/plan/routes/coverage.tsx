import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guarded } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { visitAddress } from "#app/areas/visits/visit-address.ts";
import { Details } from "#app/govuk/display/details.tsx";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { StatStrip } from "#app/govuk/display/stat-strip.tsx";
import { Table } from "#app/govuk/display/table.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import { listAnswers } from "../answers.server.ts";
import { TimetableTabs } from "../components/timetable-tabs.tsx";
import { coverageGaps, lengthWords, timetableCoverage } from "../coverage.ts";
import { readTimetable } from "../read-timetable.server.ts";
import { countOf, nameList, PERSON_KIND_PLURALS, PERSON_KINDS } from "../timetable-words.ts";

export const loader = guarded(
  { permission: "timetable.read", at: to.timetable.coverage },
  async ({ permit }) => {
    const mayEdit = permit.may("timetable.edit");
    const answers = mayEdit ? await listAnswers(permit) : new Map();
    const coverage = timetableCoverage(
      await readTimetable(permit),
      [...answers].map(([personId, answer]) => ({ personId, ...answer })),
    );
    return {
      challenge: permit.challengeTitle,
      at: visitAddress(permit),
      mayEdit,
      coverage,
      gaps: coverageGaps(coverage),
    };
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle("Coverage of the timetable", { challenge: data?.challenge }) },
];

export default function CoveragePage() {
  const { at, mayEdit, coverage, gaps } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeading
        caption="Timetable"
        lead="Which themes and prompts the sessions are about, and whom the peers meet."
      >
        Coverage
      </PageHeading>
      <TimetableTabs at={at} current="coverage">
        <StatStrip
          stats={PERSON_KINDS.map((kind) => ({
            label: PERSON_KIND_PLURALS[kind],
            value: coverage.people[kind].met,
            note: `of ${coverage.people[kind].listed} listed`,
          }))}
        />
        <h2 className="govuk-heading-m">Missed so far</h2>
        {coverage.sessions === 0 ? (
          <p className="govuk-body">The timetable has no sessions yet.</p>
        ) : gaps.length === 0 ? (
          <p className="govuk-body">
            Every theme and prompt has a session, and the peers meet people of every kind.
          </p>
        ) : (
          <ul className="govuk-list govuk-list--bullet">
            {gaps.map(({ text, add }) => (
              <li key={text}>
                {text}{" "}
                {mayEdit
                  ? add.map(({ kind, id, label }) => (
                      <span key={id}>
                        <TextLink href={to.timetable.newSession(at, { [kind]: id })}>
                          Add a session about {label}
                        </TextLink>{" "}
                      </span>
                    ))
                  : null}
              </li>
            ))}
          </ul>
        )}
        {coverage.notYetMet.length === 0 ? null : (
          <p className="govuk-body">
            Not counted as met: {nameList(coverage.notYetMet, 12)}.{" "}
            {mayEdit
              ? "Their sessions have no place yet, or stand when they cannot come."
              : "Their sessions have no place yet."}
          </p>
        )}
        <Table
          caption="Sessions and people by theme"
          captionSize="m"
          scrollable
          columns={[
            { header: "Theme" },
            { header: "Sessions", numeric: true },
            { header: "Time" },
            ...PERSON_KINDS.map((kind) => ({ header: PERSON_KIND_PLURALS[kind], numeric: true })),
          ]}
          rowKeys={coverage.themes.map((theme) => theme.id)}
          firstCellIsHeader
          rows={coverage.themes.map((theme) => [
            `${theme.number} ${theme.title}`,
            theme.sessions,
            lengthWords(theme.minutes),
            ...PERSON_KINDS.map((kind) => theme.people[kind]),
          ])}
        />
        {coverage.councils.length === 0 ? null : (
          <Table
            caption="People met of each council"
            captionSize="m"
            scrollable
            columns={[
              { header: "Council" },
              ...PERSON_KINDS.map((kind) => ({ header: PERSON_KIND_PLURALS[kind], numeric: true })),
            ]}
            rowKeys={coverage.councils.map(({ id }) => id)}
            firstCellIsHeader
            rows={coverage.councils.map(({ name, people }) => [
              name,
              ...PERSON_KINDS.map((kind) => `${people[kind].met} of ${people[kind].listed}`),
            ])}
          />
        )}
        {coverage.themes.map((theme) =>
          theme.prompts.length === 0 ? null : (
            <Details key={theme.id} summary={`Prompts of theme ${theme.number}, ${theme.title}`}>
              <ul className="govuk-list govuk-list--spaced">
                {theme.prompts.map((prompt) => (
                  <li key={prompt.id}>
                    <strong>{prompt.ref}</strong> {prompt.text}{" "}
                    <span className="govuk-hint govuk-!-margin-bottom-0">
                      {prompt.sessions === 0 ? "No session" : countOf(prompt.sessions, "session")}
                    </span>
                  </li>
                ))}
              </ul>
            </Details>
          ),
        )}
      </TimetableTabs>
    </>
  );
}
