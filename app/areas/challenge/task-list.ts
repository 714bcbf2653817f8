import { type Role, STAGES, type Stage } from "#app/access/permissions.ts";
import type { ActionProgress, CouncilProgress, Progress, SharedProgress, TeamProgress } from "./progress.ts";

export type TaskStatus = "done" | "in-progress" | "to-do" | "later";

/** Something a role has to do in a challenge, and where. */
export interface Task {
  stage: Stage;
  title: string;
  /** Where it stands, in figures the role may know. */
  hint: string | null;
  /** Below /challenges/:challengeId. */
  path: string;
  status: TaskStatus;
}

/** How a status is called on a page. */
export const STATUS_WORDS = {
  done: "Completed",
  "in-progress": "In progress",
  "to-do": "To do",
  later: "Cannot start yet",
} as const satisfies Record<TaskStatus, string>;

/** What a task is before the stage of the challenge is looked at. */
type Draft = [
  stage: Stage,
  title: string,
  path: string,
  done: boolean,
  started: boolean,
  hint?: string | null,
];

/** "1 prompt", "4 prompts", "1 has", "4 have". */
function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`;
}

function outOf(part: number, whole: number, what: string, none: string): string {
  return whole === 0 ? none : `${part} of ${whole} ${what}`;
}

function scopeTasks(shared: SharedProgress): Draft[] {
  const answered = shared.warnings - shared.openWarnings;
  return [
    ...(shared.warnings === 0
      ? []
      : [
          [
            "scoping",
            "Answer the warnings in the scope letter",
            "scope",
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
            "scope/traceability",
            shared.untracedPrompts === 0 || shared.scopeVersions > 0,
            shared.prompts > shared.untracedPrompts,
            shared.untracedPrompts === 0
              ? "Every prompt is traced"
              : `${count(shared.untracedPrompts, "prompt is", "prompts are")} traced to no clause`,
          ] satisfies Draft,
        ]),
    [
      "scoping",
      "Agree the scope with the council",
      "scope/agree",
      shared.scopeVersions > 0,
      false,
      shared.scopeVersions === 0
        ? "Keeps the scope as it stands, as a Word letter"
        : `Version ${shared.scopeVersions} agreed`,
    ],
  ];
}

function teamTask(shared: SharedProgress): Draft {
  return [
    "scoping",
    "Find the peers",
    "peer-team",
    shared.peers > 0 && shared.peersConfirmed === shared.peers,
    shared.peersConfirmed > 0,
    outOf(shared.peersConfirmed, shared.peers, "confirmed", "Nobody is asked for yet"),
  ];
}

function packTask(shared: SharedProgress, title: string): Draft {
  return [
    "preparing",
    title,
    "preparation",
    shared.packItems > 0 && shared.packReceived === shared.packItems,
    shared.packItems > 0,
    outOf(shared.packReceived, shared.packItems, "received", "Nothing is on the list yet"),
  ];
}

function timetableTasks(shared: SharedProgress): Draft[] {
  return [
    [
      "preparing",
      "Build the timetable",
      "timetable",
      shared.sessions > 0 && shared.sessionsUnplaced === 0,
      shared.sessions > 0,
      shared.sessions === 0
        ? "No sessions yet"
        : `${count(shared.sessions, "session", "sessions")}, ${shared.sessionsUnplaced} without a time`,
    ],
    [
      "preparing",
      "Release the timetable",
      "timetable",
      shared.timetableVersions > 0,
      false,
      shared.timetableVersions === 0 ? null : `Version ${shared.timetableVersions} released`,
    ],
  ];
}

function manager(shared: SharedProgress, team: TeamProgress): Draft[] {
  return [
    ...scopeTasks(shared),
    teamTask(shared),
    [
      "scoping",
      "Let people into the challenge",
      "members",
      shared.members > 2,
      shared.members > 1,
      count(shared.members, "person", "people"),
    ],
    [
      "preparing",
      "See that the position statement is submitted",
      "preparation",
      shared.statementsSubmitted > 0,
      false,
    ],
    packTask(shared, "See that the data pack is complete"),
    ...timetableTasks(shared),
    [
      "on-site",
      "Follow the team's notes",
      "evidence",
      false,
      team.notes > 0,
      count(team.notes, "note", "notes"),
    ],
    [
      "on-site",
      "Draft and agree the findings",
      "findings",
      team.findings > 0 && team.findingsAgreed === team.findings,
      team.findings > 0,
      outOf(team.findingsAgreed, team.findings, "agreed", "No findings yet"),
    ],
    [
      "on-site",
      "Write the recommendations",
      "findings",
      team.recommendations > 0,
      false,
      count(team.recommendations, "recommendation", "recommendations"),
    ],
    ["reporting", "Write the report", "report", shared.reportDrafts > 0, team.reportSections > 0],
    ["reporting", "Issue the draft to the council", "report", shared.reportDrafts > 0, false],
    [
      "reporting",
      "Answer the council's corrections of fact",
      "report",
      shared.reportDrafts > 0 && team.openAccuracyComments === 0,
      team.openAccuracyComments > 0,
      team.openAccuracyComments > 0 ? `${team.openAccuracyComments} to answer` : null,
    ],
    ["reporting", "Issue the final report", "report", shared.reportFinals > 0, false],
    ["reporting", "Publish the report", "publication", shared.reportsPublished > 0, false],
    ["action-planning", "See that the action plan is approved", "action-plan", shared.plansIssued > 0, false],
    ["reviewing", "Judge the progress", "progress-review", shared.reviewFinals > 0, team.judgements > 0],
    ["reviewing", "Issue the progress review report", "progress-review", shared.reviewFinals > 0, false],
    ["reviewing", "Publish the progress review report", "publication", shared.reviewsPublished > 0, false],
  ];
}

function supportOfficer(shared: SharedProgress, team: TeamProgress): Draft[] {
  return [
    ...scopeTasks(shared),
    teamTask(shared),
    packTask(shared, "Help the council gather the data pack"),
    ...timetableTasks(shared),
    ["on-site", "Keep the timetable up to date", "timetable", false, shared.timetableVersions > 1],
    [
      "on-site",
      "See that sessions have notes",
      "evidence",
      false,
      team.notes > 0,
      count(team.notes, "note", "notes"),
    ],
    [
      "reporting",
      "Follow the draft and the corrections",
      "report",
      shared.reportFinals > 0,
      shared.reportDrafts > 0,
    ],
    ["reporting", "See that the report is published", "publication", shared.reportsPublished > 0, false],
    [
      "reviewing",
      "See that the progress review is published",
      "publication",
      shared.reviewsPublished > 0,
      false,
    ],
  ];
}

function peer(shared: SharedProgress, team: TeamProgress): Draft[] {
  return [
    [
      "scoping",
      "Read the scope and its prompts",
      "scope",
      shared.scopeVersions > 0,
      false,
      count(shared.prompts, "prompt", "prompts"),
    ],
    [
      "preparing",
      "Read the position statement and the data pack",
      "preparation",
      false,
      shared.statementsSubmitted > 0,
      shared.statementsSubmitted > 0
        ? "The statement is submitted"
        : "The council is still writing its statement",
    ],
    [
      "preparing",
      "Look at your timetable",
      "timetable",
      false,
      shared.timetableVersions > 0,
      shared.timetableVersions > 0 ? `Version ${shared.timetableVersions} is released` : "Not released yet",
    ],
    [
      "on-site",
      "Record your notes",
      "evidence",
      false,
      team.ownNotes > 0,
      `${team.ownNotes} of the team's ${count(team.notes, "note is", "notes are")} yours`,
    ],
    [
      "on-site",
      "Draft the findings with the team",
      "findings",
      team.findings > 0 && team.findingsAgreed === team.findings,
      team.findings > 0,
      outOf(team.findingsAgreed, team.findings, "agreed", "No findings yet"),
    ],
    ["reporting", "Read and improve the report", "report", shared.reportFinals > 0, team.reportSections > 0],
    ["reviewing", "Judge the progress", "progress-review", shared.reviewFinals > 0, team.judgements > 0],
  ];
}

function coordinator(shared: SharedProgress, council: CouncilProgress, actions: ActionProgress): Draft[] {
  return [
    [
      "scoping",
      "Read the scope and agree it with the challenge manager",
      "scope",
      shared.scopeVersions > 0,
      false,
    ],
    [
      "preparing",
      "Write the position statement",
      "preparation",
      shared.statementsSubmitted > 0,
      council.statementStarted > 0,
      shared.statementsSubmitted > 0
        ? "Submitted"
        : outOf(council.statementReady, council.statementSections, "sections ready", "No sections yet"),
    ],
    packTask(shared, "Gather the data pack"),
    ...timetableTasks(shared),
    [
      "reporting",
      "Check the draft report for errors of fact",
      "report",
      shared.reportFinals > 0,
      council.ownComments > 0,
      shared.reportDrafts === 0
        ? "The draft is not here yet"
        : count(council.ownComments, "correction asked for", "corrections asked for"),
    ],
    ["reporting", "Publish the report", "publication", shared.reportsPublished > 0, false],
    [
      "action-planning",
      "Answer the recommendations",
      "action-plan",
      council.ownPlanFinals > 0,
      council.responses > 0,
      count(council.responses, "answered", "answered"),
    ],
    [
      "action-planning",
      "Say what the council will do, who does it and by when",
      "action-plan",
      council.ownPlanFinals > 0,
      council.actions > 0,
      count(council.actions, "action", "actions"),
    ],
    ["action-planning", "Have the action plan approved", "action-plan", council.ownPlanFinals > 0, false],
    ["action-planning", "Publish the action plan", "publication", council.ownPlansPublished > 0, false],
    actionsTask(actions, "Report on the council's actions"),
  ];
}

function actionsTask(actions: ActionProgress, title: string): Draft {
  const late = actions.actionsOverdue === 0 ? "" : `, ${actions.actionsOverdue} past the date`;
  return [
    "action-planning",
    title,
    "my-actions",
    actions.actionsHeld > 0 && actions.actionsFinished === actions.actionsHeld,
    actions.actionsHeld > actions.actionsWithoutUpdate,
    outOf(actions.actionsFinished, actions.actionsHeld, `finished${late}`, "No actions yet"),
  ];
}

function councilReader(shared: SharedProgress, council: CouncilProgress): Draft[] {
  return [
    ["scoping", "Read the scope", "scope", shared.scopeVersions > 0, false],
    [
      "preparing",
      "Read and approve the position statement",
      "preparation",
      shared.statementsSubmitted > 0,
      council.statementStarted > 0,
      shared.statementsSubmitted > 0
        ? "Submitted"
        : outOf(council.statementReady, council.statementSections, "sections ready", "No sections yet"),
    ],
    ["preparing", "Look at the timetable", "timetable", false, shared.timetableVersions > 0],
    [
      "reporting",
      "Check the draft report for errors of fact",
      "report",
      shared.reportFinals > 0,
      council.ownComments > 0,
      shared.reportDrafts === 0 ? "The draft is not here yet" : null,
    ],
    [
      "action-planning",
      "Read and approve the action plan",
      "action-plan",
      council.ownPlanFinals > 0,
      council.actions > 0,
      count(council.actions, "action", "actions"),
    ],
    ["reviewing", "Read the progress review report", "progress-review", shared.reviewFinals > 0, false],
  ];
}

function draftsFor(role: Role, { shared, team, council, actions }: Progress): Draft[] {
  switch (role) {
    case "challenge-manager":
      return shared && team ? manager(shared, team) : [];
    case "support-officer":
      return shared && team ? supportOfficer(shared, team) : [];
    case "peer":
      return shared && team ? peer(shared, team) : [];
    case "coordinator":
      return shared && council && actions ? coordinator(shared, council, actions) : [];
    case "council-reader":
      return shared && council ? councilReader(shared, council) : [];
    case "action-owner":
      return actions ? [actionsTask(actions, "Report on your actions")] : [];
  }
}

/**
 * The task list of a role in journey order. A task of a stage that has not come is "later" unless somebody has
 * begun it; a task that has no natural end (notes, reading) counts as done once its stage is over.
 */
export function tasksFor(role: Role, stage: Stage, progress: Progress): Task[] {
  const now = STAGES.indexOf(stage);
  return draftsFor(role, progress).map(([taskStage, title, path, done, started, hint]) => {
    const place = STAGES.indexOf(taskStage);
    let status: TaskStatus = "to-do";
    if (done) status = "done";
    else if (place > now) status = started ? "in-progress" : "later";
    else if (started) status = place < now && isOpenEnded(title) ? "done" : "in-progress";
    return { stage: taskStage, title, path, status, hint: hint === undefined || hint === "" ? null : hint };
  });
}

const OPEN_ENDED: ReadonlySet<string> = new Set([
  "Follow the team's notes",
  "Keep the timetable up to date",
  "See that sessions have notes",
  "Record your notes",
  "Look at your timetable",
  "Look at the timetable",
  "Read the position statement and the data pack",
]);

function isOpenEnded(title: string): boolean {
  return OPEN_ENDED.has(title);
}

/** What is still open at a stage, in words, for the page that moves the challenge on. Never stops anybody. */
export function openTasks(tasks: readonly Task[], stage: Stage): Task[] {
  return tasks.filter((task) => task.stage === stage && task.status !== "done");
}
