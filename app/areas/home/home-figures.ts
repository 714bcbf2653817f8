import type { Stage } from "#app/access/permissions.ts";
import { hasReached } from "#app/areas/challenge/stages.ts";
import type { Progress } from "./progress.ts";

/** A figure of the home page; `path` is where it comes from, below /challenges/:challengeId. */
export interface Figure {
  label: string;
  value: number;
  note?: string;
  path: string;
}

/** Three or four figures that say how things are at this stage, out of those the role may know. */
export function figuresFor(stage: Stage, { shared, team, council, actions }: Progress): Figure[] {
  if (shared === null) {
    return actions === null
      ? []
      : [
          { label: "Your actions", value: actions.actionsHeld, path: "my-actions" },
          { label: "Finished", value: actions.actionsFinished, path: "my-actions" },
          { label: "Past their date", value: actions.actionsOverdue, path: "my-actions" },
        ];
  }
  const figures: Figure[] = [];
  if (!hasReached(stage, "on-site")) {
    figures.push(
      { label: "Prompts", value: shared.prompts, path: "scope" },
      {
        label: "Warnings to answer",
        value: shared.openWarnings,
        note: `of ${shared.warnings}`,
        path: "scope",
      },
      {
        label: "Peers confirmed",
        value: shared.peersConfirmed,
        note: `of ${shared.peers}`,
        path: "peer-team",
      },
    );
  }
  if (hasReached(stage, "preparing") && !hasReached(stage, "action-planning")) {
    figures.push({ label: "Sessions", value: shared.sessions, path: "timetable" });
    if (!hasReached(stage, "reporting")) {
      figures.push({
        label: "Pack items received",
        value: shared.packReceived,
        note: `of ${shared.packItems}`,
        path: "preparation",
      });
    }
  }
  if (team !== null && hasReached(stage, "on-site")) {
    figures.push(
      { label: "Notes", value: team.notes, path: "evidence" },
      { label: "Findings", value: team.findings, note: `${team.findingsAgreed} agreed`, path: "findings" },
      { label: "Recommendations", value: team.recommendations, path: "findings" },
    );
  }
  if (council !== null && hasReached(stage, "reporting")) {
    figures.push(
      { label: "Recommendations answered", value: council.responses, path: "action-plan" },
      { label: "Actions", value: council.actions, path: "action-plan" },
    );
  }
  if (actions !== null && hasReached(stage, "action-planning")) {
    figures.push(
      { label: "Actions finished", value: actions.actionsFinished, path: "my-actions" },
      { label: "Actions past their date", value: actions.actionsOverdue, path: "my-actions" },
    );
  }
  return figures.slice(0, 4);
}
