import { to } from "#app/addresses.ts";
import { Tag } from "#app/govuk/display/tag.tsx";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import { POSITION_NAMES, type Position } from "../coverage.ts";
import type { ActionRow } from "../plan-view.server.ts";
import { ActionList } from "./action-list.tsx";

interface PlanSection {
  id: string;
  number: number;
  title: string;
  position: Position | null;
  actionCount: number;
  /** Those the filter shows. */
  actions: readonly ActionRow[];
}

interface PlanSectionsProps {
  sections: readonly PlanSection[];
  challengeId: string;
  isFiltered: boolean;
}

/** The recommendations with the council's position and its actions; under a filter only those with a match. */
export function PlanSections({ sections, challengeId, isFiltered }: PlanSectionsProps) {
  const shown = isFiltered ? sections.filter((section) => section.actions.length > 0) : sections;
  if (shown.length === 0)
    return <p className="govuk-body">No action matches. Clear the filter to see all.</p>;
  return shown.map((section) => (
    <section key={section.id} aria-labelledby={`recommendation-${section.number}`}>
      <h3 className="govuk-heading-s" id={`recommendation-${section.number}`}>
        {section.number}{" "}
        <TextLink
          href={to.actionPlan.recommendation({ challengeId, recommendationId: section.id })}
          noVisitedState
        >
          {section.title}
        </TextLink>{" "}
        <PositionTag position={section.position} />
      </h3>
      {section.actions.length > 0 ? (
        <ActionList
          label={`Actions on recommendation ${section.number}`}
          actions={section.actions}
          hrefOf={(actionId) => to.actionPlan.action({ challengeId, actionId })}
        />
      ) : (
        <p className="govuk-body">
          {section.position === "not-accept" ? "Not accepted, so there is no action." : "No actions yet."}
        </p>
      )}
    </section>
  ));
}

const COLOURS = { accept: "green", "accept-in-part": "yellow", "not-accept": "grey" } as const;

/** What the council answers, in a word. */
export function PositionTag({ position }: { position: Position | null }) {
  if (position === null) return <Tag colour="orange">No response yet</Tag>;
  return <Tag colour={COLOURS[position]}>{POSITION_NAMES[position]}</Tag>;
}
