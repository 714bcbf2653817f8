import type { Stage } from "#app/access/permissions.ts";
import { to } from "#app/addresses.ts";
import { hasReached } from "#app/areas/challenge/stages.ts";
import type { ChallengePage } from "./navigation.ts";
import type { Progress } from "./progress.ts";

/** A figure of the home page; `page` is where it comes from. */
export interface Figure {
  label: string;
  value: number;
  note?: string;
  page: ChallengePage;
  /** The visits it counts; left out where it is about none. */
  of?: "onSite" | "review";
}

/** Three or four figures that say how things are at this stage, out of those the role may know. */
export function figuresFor(stage: Stage, { shared, team, council, actions }: Progress): Figure[] {
  if (shared === null) {
    return actions === null
      ? []
      : [
          { label: "Your actions", value: actions.actionsHeld, page: to.actionPlan.myActions },
          { label: "Finished", value: actions.actionsFinished, page: to.actionPlan.myActions },
          { label: "Past their date", value: actions.actionsOverdue, page: to.actionPlan.myActions },
        ];
  }
  const figures: Figure[] = [];
  if (!hasReached(stage, "on-site")) {
    figures.push(
      { label: "Prompts", value: shared.prompts, page: to.scope.front },
      {
        label: "Warnings to answer",
        value: shared.openWarnings,
        note: `of ${shared.warnings}`,
        page: to.scope.front,
      },
      {
        label: "Peers confirmed",
        value: shared.peersConfirmed,
        note: `of ${shared.peers}`,
        page: to.peerTeam.front,
      },
    );
  }
  if (hasReached(stage, "preparing") && !hasReached(stage, "action-planning")) {
    const ofCalls = shared.callSessions;
    figures.push({
      label: ofCalls === 0 ? "Sessions" : "Sessions on site",
      value: shared.sessions,
      ...(ofCalls === 0 ? {} : { note: `and ${ofCalls} in calls before` }),
      page: to.timetable.front,
      of: "onSite",
    });
    if (!hasReached(stage, "reporting")) {
      figures.push({
        label: "Documents received",
        value: shared.packReceived,
        note: `of ${shared.packItems}`,
        page: to.preparation.front,
      });
    }
  }
  if (hasReached(stage, "action-planning") && shared.reviewSessions > 0) {
    figures.push({
      label: "Sessions of the review",
      value: shared.reviewSessions,
      page: to.timetable.front,
      of: "review",
    });
    if (team !== null) {
      figures.push({ label: "Notes of the review", value: team.reviewNotes, page: to.evidence.front });
    }
  }
  if (team !== null && hasReached(stage, "on-site")) {
    figures.push(
      { label: "Notes", value: team.notes, page: to.evidence.front },
      {
        label: "Findings",
        value: team.findings,
        note: `${team.findingsAgreed} agreed`,
        page: to.findings.front,
      },
      { label: "Recommendations", value: team.recommendations, page: to.findings.front },
    );
  }
  if (council !== null && hasReached(stage, "reporting")) {
    figures.push(
      { label: "Recommendations answered", value: council.responses, page: to.actionPlan.front },
      { label: "Actions", value: council.actions, page: to.actionPlan.front },
    );
  }
  if (actions !== null && hasReached(stage, "action-planning")) {
    figures.push(
      { label: "Actions finished", value: actions.actionsFinished, page: to.actionPlan.myActions },
      { label: "Actions past their date", value: actions.actionsOverdue, page: to.actionPlan.myActions },
    );
  }
  return figures.slice(0, 4);
}
