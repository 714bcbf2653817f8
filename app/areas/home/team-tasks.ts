import type { Stage } from "#app/access/permissions.ts";
import { to } from "#app/addresses.ts";
import type { SharedProgress, TeamProgress } from "./progress.ts";
import { scopeTasks } from "./scope-tasks.ts";
import {
  count,
  type Draft,
  dataPackTask,
  hasRecommendations,
  lookAtReview,
  lookAtTimetable,
  newerVersionTasks,
  outOf,
  publishReport,
  reviewTimetableTasks,
  timetableTasks,
  unless,
  untilRecommended,
} from "./task-drafts.ts";

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

/** What the peers judge at a review, for whoever judges it. */
function judgeProgress(shared: SharedProgress, team: TeamProgress): Draft {
  return [
    "reviewing",
    "Judge the progress",
    to.progressReview.front,
    shared.reviewFinals > 0,
    team.judgements > 0,
    null,
    unless(
      hasRecommendations(shared),
      "There is nothing to judge before a report with recommendations is issued",
    ),
  ];
}

/** That the report of the review gets into public, by a title of their own. */
function publishReview(shared: SharedProgress, title: string): Draft {
  return [
    "reviewing",
    title,
    to.publication.front,
    shared.reviewsPublished > 0,
    false,
    null,
    unless(shared.reviewFinals > 0, "The report has not been issued yet"),
  ];
}

/** See tasksFor. */
export function managerTasks(stage: Stage, shared: SharedProgress, team: TeamProgress): Draft[] {
  const { reportsNewer, plansNewer, reviewsNewer, plansApproved, councils } = shared;
  return [
    ...newerVersionTasks(stage, { report: reportsNewer, plans: plansNewer, review: reviewsNewer }),
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
      unless(shared.reportDrafts > 0, "No draft has been issued yet"),
    ],
    ["reporting", "Issue the final report", to.report.front, shared.reportFinals > 0, false],
    publishReport(shared, "Publish the report"),
    [
      "action-planning",
      "See that the action plan is approved",
      to.actionPlan.front,
      plansApproved >= councils && councils > 0,
      plansApproved > 0,
      outOf(plansApproved, councils, "approved", ""),
      untilRecommended(shared),
    ],
    ...reviewTimetableTasks(shared),
    judgeProgress(shared, team),
    [
      "reviewing",
      "Issue the progress review report",
      to.progressReview.front,
      shared.reviewFinals > 0,
      false,
      null,
      unless(team.judgements > 0, "There is no judgement yet"),
    ],
    publishReview(shared, "Publish the progress review report"),
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
      shared.phasesReleased > 0,
      null,
      unless(shared.phasesReleased > 0, "There is no released timetable yet"),
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
    publishReport(shared, "See that the report is published"),
    ...reviewTimetableTasks(shared),
    publishReview(shared, "See that the progress review is published"),
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
      "The statement is submitted",
      unless(shared.statementsSubmitted > 0, "The council is still writing its statement"),
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
    judgeProgress(shared, team),
  ];
}
