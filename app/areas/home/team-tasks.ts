import { to } from "#app/addresses.ts";
import type { SharedProgress, TeamProgress } from "./progress.ts";
import {
  count,
  type Draft,
  dataPackTask,
  lookAtReview,
  lookAtTimetable,
  outOf,
  reviewTimetableTasks,
  timetableTasks,
} from "./task-drafts.ts";

function scopeTasks(shared: SharedProgress): Draft[] {
  const answered = shared.warnings - shared.openWarnings;
  return [
    ...(shared.warnings === 0
      ? []
      : [
          [
            "scoping",
            "Answer the warnings in the scope letter",
            to.scope.front,
            shared.openWarnings === 0,
            answered > 0,
            outOf(answered, shared.warnings, "answered", ""),
          ] satisfies Draft,
        ]),
    ...(shared.clauses === 0
      ? []
      : [
          [
            "scoping",
            "Check which clause each prompt is drawn from",
            to.scope.traceability,
            shared.untracedPrompts === 0 || shared.scopeVersions > 0,
            shared.prompts > shared.untracedPrompts,
            shared.untracedPrompts === 0
              ? "Every prompt is traced"
              : `${count(shared.untracedPrompts, "prompt is", "prompts are")} traced to no clause`,
          ] satisfies Draft,
        ]),
    [
      "scoping",
      "Send the scope for agreement",
      shared.scopeVersions > 0 ? to.scope.front : to.scope.agree,
      shared.scopeVersions > 0,
      false,
      shared.scopeVersions === 0
        ? "Keeps the scope as it stands, as a Word letter"
        : `Version ${shared.scopeVersions} sent`,
    ],
    [
      "scoping",
      "See that the scope is agreed",
      to.decisions.front,
      shared.scopeVersions > 0 && shared.scopeAgreed === shared.councils,
      shared.scopeDecided > 0 || shared.scopeChangesOpen > 0,
      shared.scopeVersions === 0 ? null : agreedHint(shared),
    ],
    ...(shared.scopeChangesOpen === 0
      ? []
      : [
          [
            "scoping",
            "Say what became of the changes with which the scope was agreed",
            to.decisions.front,
            false,
            false,
            `${count(shared.scopeChangesOpen, "council waits", "councils wait")} for it`,
          ] satisfies Draft,
        ]),
    [
      "scoping",
      "See that publishing the report and the action plan is undertaken",
      to.decisions.front,
      shared.publishingUndertaken === shared.councils,
      shared.publishingDecided > 0,
      withComing(
        outOf(shared.publishingUndertaken, shared.councils, "undertaken", ""),
        shared.publishingDecided - shared.publishingUndertaken,
      ),
    ],
  ];
}

/** How many councils agreed the scope; what was agreed with changes is not counted as agreed until somebody has answered for them. */
function agreedHint({ scopeAgreed, scopeDecided, scopeChangesOpen, councils }: SharedProgress): string {
  const agreed = withComing(outOf(scopeAgreed, councils, "agreed", ""), scopeDecided - scopeAgreed);
  return scopeChangesOpen === 0 ? agreed : `${agreed}, ${scopeChangesOpen} with changes`;
}

/** With how many have decided and are not in effect yet, such as while they can be called in. */
function withComing(words: string, coming: number): string {
  return coming === 0 ? words : `${words}, ${coming} not in effect yet`;
}

function teamTask(shared: SharedProgress): Draft {
  return [
    "scoping",
    "Find the peers",
    to.peerTeam.front,
    shared.peers > 0 && shared.peersConfirmed === shared.peers,
    shared.peersConfirmed > 0,
    outOf(shared.peersConfirmed, shared.peers, "confirmed", "Nobody is asked for yet"),
  ];
}

/** See tasksFor. */
export function managerTasks(shared: SharedProgress, team: TeamProgress): Draft[] {
  return [
    ...scopeTasks(shared),
    teamTask(shared),
    [
      "scoping",
      "Let people into the challenge",
      to.people.members,
      shared.members > 2,
      shared.members > 1,
      count(shared.members, "person", "people"),
    ],
    [
      "preparing",
      "See that the position statement is submitted",
      to.preparation.front,
      shared.statementsSubmitted > 0,
      false,
    ],
    dataPackTask(shared, "See that the data pack is complete"),
    ...timetableTasks(shared),
    [
      "on-site",
      "Follow the team's notes",
      to.evidence.front,
      false,
      team.notes > 0,
      count(team.notes, "note", "notes"),
    ],
    [
      "on-site",
      "Draft and agree the findings",
      to.findings.front,
      team.findings > 0 && team.findingsAgreed === team.findings,
      team.findings > 0,
      outOf(team.findingsAgreed, team.findings, "agreed", "No findings yet"),
    ],
    [
      "on-site",
      "Write the recommendations",
      to.findings.front,
      team.recommendations > 0,
      false,
      count(team.recommendations, "recommendation", "recommendations"),
    ],
    ["reporting", "Write the report", to.report.front, shared.reportDrafts > 0, team.reportSections > 0],
    ["reporting", "Issue the draft to the council", to.report.front, shared.reportDrafts > 0, false],
    [
      "reporting",
      "Answer the council's corrections of fact",
      to.report.front,
      shared.reportDrafts > 0 && team.openAccuracyComments === 0,
      team.openAccuracyComments > 0,
      team.openAccuracyComments > 0 ? `${team.openAccuracyComments} to answer` : null,
    ],
    ["reporting", "Issue the final report", to.report.front, shared.reportFinals > 0, false],
    ["reporting", "Publish the report", to.publication.front, shared.reportsPublished > 0, false],
    [
      "action-planning",
      "See that the action plan is approved",
      to.actionPlan.front,
      shared.plansIssued > 0,
      false,
    ],
    ...reviewTimetableTasks(shared),
    [
      "reviewing",
      "Judge the progress",
      to.progressReview.front,
      shared.reviewFinals > 0,
      team.judgements > 0,
    ],
    [
      "reviewing",
      "Issue the progress review report",
      to.progressReview.front,
      shared.reviewFinals > 0,
      false,
    ],
    [
      "reviewing",
      "Publish the progress review report",
      to.publication.front,
      shared.reviewsPublished > 0,
      false,
    ],
  ];
}

/** See tasksFor. */
export function supportOfficerTasks(shared: SharedProgress, team: TeamProgress): Draft[] {
  return [
    ...scopeTasks(shared),
    teamTask(shared),
    dataPackTask(shared, "Help the council gather the data pack"),
    ...timetableTasks(shared),
    [
      "on-site",
      "Keep the timetable up to date",
      to.timetable.front,
      false,
      shared.timetableVersions > Math.max(1, shared.phasesReleased),
    ],
    [
      "on-site",
      "See that sessions have notes",
      to.evidence.front,
      false,
      team.notes > 0,
      count(team.notes, "note", "notes"),
    ],
    [
      "reporting",
      "Follow the draft and the corrections",
      to.report.front,
      shared.reportFinals > 0,
      shared.reportDrafts > 0,
    ],
    [
      "reporting",
      "See that the report is published",
      to.publication.front,
      shared.reportsPublished > 0,
      false,
    ],
    ...reviewTimetableTasks(shared),
    [
      "reviewing",
      "See that the progress review is published",
      to.publication.front,
      shared.reviewsPublished > 0,
      false,
    ],
  ];
}

/** See tasksFor. */
export function peerTasks(shared: SharedProgress, team: TeamProgress): Draft[] {
  return [
    [
      "scoping",
      "Read the scope and its prompts",
      to.scope.front,
      shared.scopeVersions > 0,
      false,
      count(shared.prompts, "prompt", "prompts"),
    ],
    [
      "preparing",
      "Read the position statement and the data pack",
      to.preparation.front,
      false,
      shared.statementsSubmitted > 0,
      shared.statementsSubmitted > 0
        ? "The statement is submitted"
        : "The council is still writing its statement",
    ],
    lookAtTimetable(shared, "Look at your timetable"),
    [
      "on-site",
      "Record your notes",
      to.evidence.front,
      false,
      team.ownNotes > 0,
      `${team.ownNotes} of the team's ${count(team.notes, "note is", "notes are")} yours`,
    ],
    [
      "on-site",
      "Draft the findings with the team",
      to.findings.front,
      team.findings > 0 && team.findingsAgreed === team.findings,
      team.findings > 0,
      outOf(team.findingsAgreed, team.findings, "agreed", "No findings yet"),
    ],
    [
      "reporting",
      "Read and improve the report",
      to.report.front,
      shared.reportFinals > 0,
      team.reportSections > 0,
    ],
    ...lookAtReview(shared),
    [
      "reviewing",
      "Judge the progress",
      to.progressReview.front,
      shared.reviewFinals > 0,
      team.judgements > 0,
    ],
  ];
}
