import type { Permission, Stage } from "#app/access/permissions.ts";
import { to } from "#app/addresses.ts";
import type { ActionProgress, CouncilProgress, DecisionProgress, SharedProgress } from "./progress.ts";
import {
  count,
  type Draft,
  dataPackTask,
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

/** See tasksFor. */
export function coordinatorTasks(
  stage: Stage,
  shared: SharedProgress,
  council: CouncilProgress & DecisionProgress,
  actions: ActionProgress,
): Draft[] {
  const untilThen = untilRecommended(shared);
  return [
    ...newerVersionTasks(stage, {
      report: shared.reportsNewer,
      plans: council.ownPlansNewer,
      review: shared.reviewsNewer,
    }),
    ...overdueTask(stage, actions),
    ...decisionTasks(shared, council),
    [
      "preparing",
      "Write the position statement",
      to.preparation.front,
      shared.statementsSubmitted > 0,
      council.statementStarted > 0,
      shared.statementsSubmitted > 0
        ? "Submitted"
        : outOf(council.statementReady, council.statementSections, "sections ready", "No sections yet"),
    ],
    dataPackTask(shared, "Gather the data pack"),
    ...timetableTasks(shared),
    [
      "reporting",
      "Check the draft report for errors of fact",
      to.report.front,
      shared.reportFinals > 0,
      council.ownComments > 0,
      count(council.ownComments, "correction asked for", "corrections asked for"),
      unless(shared.reportDrafts > 0, "The draft is not here yet"),
    ],
    publishReport(shared, "Publish the report"),
    [
      "action-planning",
      "Answer the recommendations",
      to.actionPlan.front,
      council.ownPlanFinals > 0,
      council.responses > 0,
      count(council.responses, "answered", "answered"),
      untilThen,
    ],
    [
      "action-planning",
      "Say what the council will do, who does it and by when",
      to.actionPlan.front,
      council.ownPlanFinals > 0,
      council.actions > 0,
      count(council.actions, "action", "actions"),
      untilThen,
    ],
    [
      "action-planning",
      "Have the action plan approved",
      to.actionPlan.front,
      council.ownPlanFinals > 0,
      false,
      null,
      untilThen ?? unless(council.responses + council.actions > 0, "The plan is empty"),
    ],
    [
      "action-planning",
      "Publish the action plan",
      to.publication.front,
      council.ownPlansPublished > 0,
      false,
      null,
      unless(council.ownPlanFinals > 0, "The plan has not been approved yet"),
    ],
    actionsTask(actions, "Report on the council's actions"),
    ...reviewTimetableTasks(shared),
  ];
}

/** What a council decides at the outset, for whoever may record it. */
function decisionTasks(shared: SharedProgress, decisions: DecisionProgress): Draft[] {
  const { ownScopeAgreed, ownScopeDecided, ownScopeChangesOpen, ownPublishing, ownPublishingDecided } =
    decisions;
  return [
    [
      "scoping",
      "Have the scope agreed, and record the decision",
      to.decisions.front,
      ownScopeAgreed > 0,
      ownScopeDecided > 0 || ownScopeChangesOpen > 0,
      scopeHint(shared, decisions),
      unless(shared.scopeVersions > 0, "It has not been sent for agreement yet"),
    ],
    [
      "scoping",
      "Record who undertakes to publish the report and the action plan",
      to.decisions.front,
      ownPublishing > 0,
      ownPublishingDecided > 0,
      ownPublishingDecided > ownPublishing ? "Undertaken, and not in effect yet" : null,
    ],
    ...proposalTask(decisions),
  ];
}

/** Deciding about the peers who are put to the council, where there are any. */
function proposalTask({ peersPut, peersAnswered }: DecisionProgress): Draft[] {
  if (peersPut === 0) return [];
  const hint = outOf(peersAnswered, peersPut, "answered", "");
  const isDone = peersAnswered === peersPut;
  return [
    [
      "scoping",
      "Say whether the council agrees the proposed peers",
      to.peerTeam.front,
      isDone,
      peersAnswered > 0,
      hint,
    ],
  ];
}

function scopeHint(shared: SharedProgress, decisions: DecisionProgress): string | null {
  if (decisions.ownScopeChangesOpen > 0) {
    return "Agreed with changes: the challenge manager says what became of them";
  }
  if (decisions.ownScopeAgreed > 0) return null;
  return decisions.ownScopeDecided > 0
    ? "Agreed, and not in effect yet"
    : `Version ${shared.scopeVersions} waits for the decision`;
}

/** Reporting on actions: one own, or the whole council's. */
export function actionsTask(actions: ActionProgress, title: string): Draft {
  const late = actions.actionsOverdue === 0 ? "" : `, ${actions.actionsOverdue} past the date`;
  return [
    "action-planning",
    title,
    to.actionPlan.myActions,
    actions.actionsHeld > 0 && actions.actionsFinished === actions.actionsHeld,
    actions.actionsHeld > actions.actionsWithoutUpdate,
    outOf(actions.actionsFinished, actions.actionsHeld, `finished${late}`, ""),
    unless(actions.actionsHeld > 0, "No actions yet"),
  ];
}

/** Actions past their date, at whatever stage the challenge is once there are actions. */
export function overdueTask(stage: Stage, { actionsOverdue }: ActionProgress): Draft[] {
  if (actionsOverdue === 0) return [];
  return [
    [
      stage,
      "Say how the actions past their date stand",
      to.actionPlan.myActions,
      false,
      false,
      count(actionsOverdue, "action is past its date", "actions are past their date"),
    ],
  ];
}

/**
 * See tasksFor. Without the council's own figures, of what has left its hands: for whoever does not read its drafts. `ever`: what a reader of
 * that kind may do at one stage or another; nobody is given to check or to approve what is not theirs (access/readers/reader-rights.ts).
 */
export function councilReaderTasks(
  shared: SharedProgress,
  council: CouncilProgress | null,
  decisions: DecisionProgress | null,
  ever: (permission: Permission) => boolean,
): Draft[] {
  const toDecide = decisions === null ? [] : decisionTasks(shared, decisions);
  if (council === null) {
    const [readScope, ...rest] = issuedToRead(shared);
    return [readScope, ...toDecide, ...rest, ...lookAtReview(shared)];
  }
  const [scope, statementSubmitted, timetable, finalReport, , review] = issuedToRead(shared);
  const approves = ever("plan.issue");
  return [
    scope,
    ...toDecide,
    ever("statement.draft")
      ? [
          "preparing",
          approves ? "Read and approve the position statement" : "Read the position statement",
          to.preparation.front,
          shared.statementsSubmitted > 0,
          council.statementStarted > 0,
          shared.statementsSubmitted > 0
            ? "Submitted"
            : outOf(council.statementReady, council.statementSections, "sections ready", "No sections yet"),
          unless(
            shared.statementsSubmitted + council.statementStarted + council.statementReady > 0,
            "Nothing of it is written yet",
          ),
        ]
      : statementSubmitted,
    timetable,
    ever("draft-report.read")
      ? [
          "reporting",
          ever("report.comment") ? "Check the draft report for errors of fact" : "Read the draft report",
          to.report.front,
          shared.reportFinals > 0,
          ever("report.comment") ? council.ownComments > 0 : shared.reportDrafts > 0,
          null,
          unless(shared.reportDrafts > 0, "The draft is not here yet"),
        ]
      : finalReport,
    [
      "action-planning",
      approves ? "Read and approve the action plan" : "Read the action plan",
      to.actionPlan.front,
      council.ownPlanFinals > 0,
      council.actions > 0,
      count(council.actions, "action", "actions"),
      unless(council.responses + council.actions > 0, "The plan is empty"),
    ],
    ...lookAtReview(shared),
    review,
  ];
}

/** What a reader of issued documents alone has to read. */
function issuedToRead(shared: SharedProgress): [Draft, Draft, Draft, Draft, Draft, Draft] {
  return [
    ["scoping", "Read the scope", to.scope.front, shared.scopeVersions > 0, false],
    [
      "preparing",
      "Read the position statement",
      to.preparation.front,
      false,
      shared.statementsSubmitted > 0,
      "Submitted",
      unless(shared.statementsSubmitted > 0, "Not submitted yet"),
    ],
    lookAtTimetable(shared, "Look at the timetable"),
    [
      "reporting",
      "Read the final report",
      to.report.front,
      false,
      shared.reportFinals > 0,
      null,
      unless(shared.reportFinals > 0, "Not issued yet"),
    ],
    [
      "action-planning",
      "Read the approved action plan",
      to.actionPlan.front,
      false,
      shared.plansIssued > 0,
      null,
      unless(shared.plansIssued > 0, "Not approved yet"),
    ],
    [
      "reviewing",
      "Read the progress review report",
      to.progressReview.front,
      false,
      shared.reviewFinals > 0,
      null,
      unless(shared.reviewFinals > 0, "Not issued yet"),
    ],
  ];
}
