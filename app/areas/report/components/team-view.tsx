import { to } from "#app/addresses.ts";
import { EmptyState } from "#app/govuk/display/empty-state.tsx";
import { StatStrip } from "#app/govuk/display/stat-strip.tsx";
import { TaskList } from "#app/govuk/display/task-list.tsx";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import type { Slip } from "../slips.ts";
import { SlipList } from "./slip-list.tsx";

export interface TeamView {
  format: string;
  words: number;
  sections: readonly {
    key: string;
    title: string;
    isOptional: boolean;
    words: number;
    isFirstText: boolean;
    saved: string | null;
  }[];
  figures: {
    findings: number;
    agreed: number;
    recommendations: number;
    key: number;
    observations: number;
    confirmedPeers: number;
    counts: { documents: number; meetings: number; meetingsRecorded: number; people: number };
  };
  slips: readonly Slip[];
}

function sectionStatus(section: TeamView["sections"][number]) {
  if (section.words === 0) {
    return section.isOptional
      ? ({ text: "Optional", tag: "grey" } as const)
      : ({ text: "Not written", tag: "red" } as const);
  }
  return section.isFirstText
    ? ({ text: "First text only", tag: "blue" } as const)
    : ({ text: "Written" } as const);
}

/** The report as the peer team writes it: its texts, what is drawn from the record, and what to look at. */
export function TeamReport({ team, challengeId }: { team: TeamView; challengeId: string }) {
  const { figures } = team;
  return (
    <>
      <StatStrip
        stats={[
          { label: "Words", value: team.words },
          {
            label: "Agreed findings",
            value: figures.agreed,
            note: `of ${figures.findings}`,
            href: to.findings.front({ challengeId }),
          },
          {
            label: "Recommendations",
            value: figures.recommendations,
            note: `${figures.key} key`,
            href: to.findings.recommendations({ challengeId }),
          },
          { label: "Points to check", value: team.slips.length, href: "#slips" },
        ]}
      />
      <h2 className="govuk-heading-m">Texts the team writes</h2>
      <p className="govuk-body">
        The parts and their order are those of the format {team.format}. An optional text is left out while it
        is empty.
      </p>
      <TaskList
        idPrefix="section"
        items={team.sections.map((section) => ({
          title: section.title,
          href: to.report.section({ challengeId, sectionKey: section.key }),
          hint: section.words === 0 ? undefined : wordsHint(section),
          status: sectionStatus(section),
        }))}
      />
      <h2 className="govuk-heading-m">Drawn from the record</h2>
      <p className="govuk-body">These parts are never written twice. Change them where they belong.</p>
      <ul className="govuk-list govuk-list--bullet">
        <li>
          <TextLink href={to.findings.recommendations({ challengeId })}>Recommendations</TextLink>:{" "}
          {figures.key} key, {figures.recommendations - figures.key} further
        </li>
        <li>
          <TextLink href={to.findings.front({ challengeId })}>Findings</TextLink>: {figures.agreed} agreed,
          printed under their themes
        </li>
        <li>
          <TextLink href={to.findings.recommendations({ challengeId })}>Softer observations</TextLink>:{" "}
          {figures.observations}
        </li>
        <li>
          <TextLink href={to.peerTeam.front({ challengeId })}>The peer team</TextLink>:{" "}
          {figures.confirmedPeers} confirmed
        </li>
        <li>
          The count of documents ({figures.counts.documents}), meetings ({figures.counts.meetings}) and people
          ({figures.counts.people}). {countedFrom(figures.counts)}
        </li>
      </ul>
      <h2 className="govuk-heading-m" id="slips">
        Points to check
      </h2>
      {team.slips.length === 0 ? (
        <EmptyState title="Nothing found" headingLevel={3}>
          No placeholder, no date or number that disagrees, no recommendation in other words.
        </EmptyState>
      ) : (
        <SlipList slips={team.slips} />
      )}
    </>
  );
}

function wordsHint({ words, saved }: TeamView["sections"][number]): string {
  const count = `${words} ${words === 1 ? "word" : "words"}`;
  return saved === null ? count : `${count}. Last saved by ${saved}`;
}

/** What the count of meetings stands on: what is recorded of the days, or the plan. */
function countedFrom({ meetings, meetingsRecorded }: { meetings: number; meetingsRecorded: number }): string {
  if (meetings === 0) return "";
  if (meetingsRecorded === 0) return "Counted from the plan: nothing is recorded of what took place.";
  const missing = meetings - meetingsRecorded;
  return missing === 0
    ? "Counted from what took place and who came."
    : `Counted from what took place and who came; ${missing} of the meetings ${missing === 1 ? "is" : "are"} not recorded yet and ${missing === 1 ? "counts" : "count"} as planned.`;
}
