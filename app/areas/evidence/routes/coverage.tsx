import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guarded } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { Callout } from "#app/govuk/display/callout.tsx";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { Table } from "#app/govuk/display/table.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import { formatShortDay, formatTime } from "#app/platform/day-words.ts";
import { dayOf, formatInstant, timeOfDay } from "#app/platform/days.ts";
import { EvidenceTabs } from "../components/evidence-tabs.tsx";
import { COVERAGE_RULE, coverageTable, promptsWithoutNote, sessionsWithoutNote } from "../coverage.ts";
import { NOTE_SOURCE_KIND_NAMES, SOURCE_KINDS } from "../note-words.ts";
import { listSeenVisits, listSessionsToWriteUp, readNoteChoices } from "../read-choices.server.ts";
import { countByThemeAndKind, listTaggedPromptIds } from "../store.server.ts";
import { groupAsked, visitGroups } from "../visit-groups.ts";
import { writingVisits } from "../writing-visits.ts";

export const loader = guarded({ permission: "notes.read" }, async ({ permit, url, now }) => {
  const visits = await listSeenVisits(permit);
  const groups = visitGroups(visits);
  const open = writingVisits(permit, visits);
  const group = groupAsked(groups, url.searchParams.get("visit"), permit.stage);
  const [choices, counts, tagged, sessions] = await Promise.all([
    readNoteChoices(permit),
    countByThemeAndKind(permit, group.visitIds),
    listTaggedPromptIds(permit, group.visitIds),
    listSessionsToWriteUp(permit, group.visitIds),
  ]);
  const gaps = promptsWithoutNote(choices.prompts, tagged);
  return {
    challengeId: permit.challengeId,
    title: permit.challengeTitle,
    mayWrite: open.length > 0,
    mayNote: open.map(({ id }) => id),
    group: group.key,
    groups: groups.map(({ key, name }) => ({ key, name })),
    table: coverageTable(choices.themes, counts),
    promptCount: choices.prompts.length,
    promptGaps: choices.themes
      .map((theme) => ({
        theme: `${theme.number} ${theme.title}`,
        prompts: gaps
          .filter((prompt) => prompt.themeId === theme.id)
          .map(({ id, ref, text }) => ({ id, ref, text })),
      }))
      .filter((group) => group.prompts.length > 0),
    sessionCount: sessions.length,
    sessionGaps: sessionsWithoutNote(sessions, dayOf(now), timeOfDay(now)).map((session) => ({
      id: session.id,
      visitId: session.visitId,
      title: session.title,
      isMine: session.isMine,
      when: [
        session.date === null ? "" : formatShortDay(session.date),
        session.start === null ? "" : formatTime(session.start),
      ].join(", "),
    })),
    asOf: formatInstant(now),
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle("Coverage of the evidence", { challenge: data?.title }) },
];

export default function CoveragePage() {
  const data = useLoaderData<typeof loader>();
  const { challengeId, mayWrite, mayNote, table, promptCount, promptGaps, sessionCount, sessionGaps, asOf } =
    data;
  return (
    <>
      <PageHeading lead="Where the team has heard enough, and where it has not. Look before the last day.">
        Coverage of the evidence
      </PageHeading>
      <EvidenceTabs challengeId={challengeId} current="coverage" mayWrite={mayWrite}>
        {data.groups.length === 1 ? null : (
          <nav className="cpc-visits" aria-label="Visits">
            <ul className="cpc-visits__list">
              {data.groups.map(({ key, name }) => (
                <li key={key} className="cpc-visits__item">
                  {key === data.group ? (
                    <strong aria-current="true">{name}</strong>
                  ) : (
                    <TextLink href={to.evidence.coverage({ challengeId }, { visit: key })} noVisitedState>
                      {name}
                    </TextLink>
                  )}
                </li>
              ))}
            </ul>
          </nav>
        )}
        <Table
          caption="Notes by theme and kind of source"
          captionSize="m"
          scrollable
          dense
          firstCellIsHeader
          columns={[
            { header: "Theme", className: "cpc-coverage__words" },
            { header: "Gap", className: "cpc-coverage__words" },
            ...SOURCE_KINDS.map((kind) => ({ header: NOTE_SOURCE_KIND_NAMES[kind].one, numeric: true })),
            { header: "All", numeric: true },
          ]}
          rowKeys={[...table.rows.map((row) => row.theme.id), "all"]}
          rows={[
            ...table.rows.map((row) => [
              `${row.theme.number} ${row.theme.title}`,
              row.gap ?? "No gap",
              ...SOURCE_KINDS.map((kind) =>
                row.counts[kind] === 0 ? (
                  "None"
                ) : (
                  <TextLink
                    key={kind}
                    href={to.evidence.front({ challengeId }, { theme: row.theme.id, source: kind })}
                    noVisitedState
                    aria-label={`${row.counts[kind]}, theme ${row.theme.number}, ${NOTE_SOURCE_KIND_NAMES[kind].one}`}
                  >
                    {row.counts[kind]}
                  </TextLink>
                ),
              ),
              row.total,
            ]),
            [
              "All themes",
              table.withoutTheme === 0 ? "" : `${table.withoutTheme} with no theme`,
              ...SOURCE_KINDS.map((kind) => table.totals[kind]),
              SOURCE_KINDS.reduce((sum, kind) => sum + table.totals[kind], 0),
            ],
          ]}
        />
        <Callout label="House rule">{COVERAGE_RULE}</Callout>

        <h2 className="govuk-heading-m" id="prompts">
          Prompts with no note
        </h2>
        {promptGaps.length === 0 ? (
          <p className="govuk-body">
            {promptCount === 0 ? "The scope has no prompts yet." : "Every prompt has at least one note."}
          </p>
        ) : (
          promptGaps.map((group) => (
            <div key={group.theme}>
              <h3 className="govuk-heading-s">{group.theme}</h3>
              <ul className="govuk-list govuk-list--bullet">
                {group.prompts.map((prompt) => (
                  <li key={prompt.id}>
                    {prompt.ref} {prompt.text}
                  </li>
                ))}
              </ul>
            </div>
          ))
        )}

        <h2 className="govuk-heading-m" id="sessions">
          Sessions with no note
        </h2>
        <p className="govuk-body">
          Sessions that had begun by {asOf}. Two peers may write up the same session.
        </p>
        {sessionGaps.length === 0 ? (
          <p className="govuk-body">
            {sessionCount === 0
              ? "The timetable has no sessions yet."
              : "Every session that has begun has at least one note."}
          </p>
        ) : (
          <ul className="govuk-list govuk-list--bullet">
            {sessionGaps.map((session) => (
              <li key={session.id}>
                {mayNote.includes(session.visitId) ? (
                  <TextLink
                    href={to.evidence.newNote({ challengeId }, { session: session.id })}
                    noVisitedState
                  >
                    {session.title}
                  </TextLink>
                ) : (
                  session.title
                )}
                , {session.when}
                {session.isMine ? " (yours)" : ""}
              </li>
            ))}
          </ul>
        )}
      </EvidenceTabs>
    </>
  );
}
