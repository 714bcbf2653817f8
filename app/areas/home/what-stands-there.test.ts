import { describe, expect, it } from "vitest";
import { ROLES, type Role, STAGES, type Stage } from "#app/access/permissions.ts";
import { progressOf } from "#tests/fixtures/sample-progress.ts";
import { tasksFor } from "./task-list.ts";
import { TASK_WORDS, taskAnchor } from "./task-words.ts";
import { WHAT_HAPPENS, whatComesNext } from "./what-happens-now.ts";

type Facts = Readonly<Record<string, number>>;

/** A challenge as it usually is when a stage begins: what the stages before led to is there. */
const SCOPED: Facts = {
  openWarnings: 0,
  untracedPrompts: 0,
  scopeVersions: 1,
  scopeAgreed: 2,
  scopeDecided: 2,
  publishingUndertaken: 2,
  publishingDecided: 2,
  peersConfirmed: 8,
  members: 12,
  ownScopeAgreed: 1,
  ownScopeDecided: 1,
  ownPublishing: 1,
  ownPublishingDecided: 1,
};
const PREPARED: Facts = {
  ...SCOPED,
  statementsSubmitted: 1,
  packItems: 4,
  packReceived: 4,
  sessions: 20,
  phasesBegun: 1,
  phasesReleased: 1,
  timetableVersions: 1,
  statementReady: 6,
  statementStarted: 6,
};
const HEARD: Facts = {
  ...PREPARED,
  notes: 40,
  ownNotes: 5,
  findings: 6,
  findingsAgreed: 6,
  recommendations: 7,
};
const REPORTED: Facts = {
  ...HEARD,
  reportSections: 6,
  reportDrafts: 1,
  reportFinals: 1,
  reportsPublished: 1,
};
const PLANNED: Facts = {
  ...REPORTED,
  responses: 7,
  actions: 12,
  plansIssued: 2,
  plansApproved: 2,
  plansPublished: 2,
  ownPlanFinals: 1,
  ownPlansPublished: 1,
  actionsHeld: 12,
  reviews: 1,
};
const REVIEWED: Facts = {
  ...PLANNED,
  actionsFinished: 12,
  reviewsBegun: 1,
  reviewsReleased: 1,
  reviewSessions: 5,
  judgements: 7,
  reviewFinals: 1,
  reviewsPublished: 1,
};
const BEGINS: Readonly<Record<Stage, Facts>> = {
  scoping: {},
  preparing: SCOPED,
  "on-site": PREPARED,
  reporting: HEARD,
  "action-planning": REPORTED,
  reviewing: PLANNED,
  closed: REVIEWED,
};

const ofStage = (role: Role, stage: Stage) =>
  tasksFor(role, stage, progressOf(role, BEGINS[stage])).filter((task) => task.stage === stage);
const openAt = (role: Role, stage: Stage) =>
  ofStage(role, stage).flatMap(({ title, status }) =>
    status === "to-do" || status === "in-progress" ? [title] : [],
  );

/** What stands on the first page of each role when a stage begins, and can be done; nothing of earlier stages is open then. */
const STANDS: Readonly<Record<Stage, Partial<Record<Role, readonly string[]>>>> = {
  scoping: {
    "challenge-manager": [
      "Answer the warnings in the scope letter",
      "Check which clause each prompt is drawn from",
      "Send the scope for agreement",
      "See that publishing the report and the action plan is undertaken",
      "Find the peers",
      "Let people into the challenge",
    ],
    "support-officer": [
      "Answer the warnings in the scope letter",
      "Check which clause each prompt is drawn from",
      "Send the scope for agreement",
      "See that publishing the report and the action plan is undertaken",
      "Find the peers",
    ],
    peer: ["Read the scope and its prompts"],
    coordinator: ["Record who undertakes to publish the report and the action plan"],
    "council-reader": ["Read the scope", "Record who undertakes to publish the report and the action plan"],
  },
  preparing: {
    "challenge-manager": [
      "See that the position statement is submitted",
      "See that the data pack is complete",
      "Build the timetable",
    ],
    "support-officer": ["Help the council gather the data pack", "Build the timetable"],
    coordinator: ["Write the position statement", "Gather the data pack", "Build the timetable"],
  },
  "on-site": {
    "challenge-manager": [
      "Follow the team's notes",
      "Draft and agree the findings",
      "Write the recommendations",
    ],
    "support-officer": ["Keep the timetable up to date", "See that sessions have notes"],
    peer: ["Record your notes", "Draft the findings with the team"],
  },
  reporting: {
    "challenge-manager": ["Write the report", "Issue the draft to the council", "Issue the final report"],
    "support-officer": ["Follow the draft and the corrections"],
    peer: ["Read and improve the report"],
  },
  "action-planning": {
    "challenge-manager": ["See that the action plan is approved"],
    coordinator: ["Answer the recommendations", "Say what the council will do, who does it and by when"],
  },
  reviewing: {
    "challenge-manager": ["Build the timetable of the review", "Judge the progress"],
    "support-officer": ["Build the timetable of the review"],
    peer: ["Judge the progress"],
    coordinator: ["Build the timetable of the review"],
  },
  closed: {},
};

/** What makes each task completed, from a challenge as it is when its stage begins. */
const DONE: Readonly<Record<string, Facts>> = {
  "Answer the warnings in the scope letter": { openWarnings: 0 },
  "Check which clause each prompt is drawn from": { untracedPrompts: 0 },
  "Send the scope for agreement": { scopeVersions: 1 },
  "See that the scope is agreed": { scopeVersions: 1, scopeAgreed: 2 },
  "See that publishing the report and the action plan is undertaken": { publishingUndertaken: 2 },
  "Find the peers": { peersConfirmed: 8 },
  "Let people into the challenge": { members: 3 },
  "Have the scope agreed, and record the decision": { ownScopeAgreed: 1 },
  "Record who undertakes to publish the report and the action plan": { ownPublishing: 1 },
  "Read the scope": { scopeVersions: 1 },
  "Read the scope and its prompts": { scopeVersions: 1 },
  "See that the position statement is submitted": { statementsSubmitted: 1 },
  "Write the position statement": { statementsSubmitted: 1 },
  "See that the data pack is complete": { packItems: 2, packReceived: 2 },
  "Help the council gather the data pack": { packItems: 2, packReceived: 2 },
  "Gather the data pack": { packItems: 2, packReceived: 2 },
  "Build the timetable": { sessions: 4, phasesBegun: 1 },
  "Release the timetable": { sessions: 4, phasesReleased: 1 },
  "Draft and agree the findings": { findings: 3, findingsAgreed: 3 },
  "Draft the findings with the team": { findings: 3, findingsAgreed: 3 },
  "Write the recommendations": { recommendations: 1 },
  "Write the report": { reportDrafts: 1 },
  "Issue the draft to the council": { reportDrafts: 1 },
  "Answer the council's corrections of fact": { reportDrafts: 1 },
  "Issue the final report": { reportFinals: 1 },
  "Publish the report": { reportsPublished: 1 },
  "Follow the draft and the corrections": { reportFinals: 1 },
  "See that the report is published": { reportsPublished: 1 },
  "Read and improve the report": { reportFinals: 1 },
  "Check the draft report for errors of fact": { reportFinals: 1 },
  "Read the draft report": { reportFinals: 1 },
  "See that the action plan is approved": { plansApproved: 2 },
  "Answer the recommendations": { ownPlanFinals: 1 },
  "Say what the council will do, who does it and by when": { ownPlanFinals: 1 },
  "Have the action plan approved": { ownPlanFinals: 1 },
  "Publish the action plan": { ownPlansPublished: 1 },
  "Report on the council's actions": { actionsHeld: 3, actionsFinished: 3 },
  "Report on your actions": { actionsHeld: 3, actionsFinished: 3 },
  "Read the action plan": { ownPlanFinals: 1 },
  "Read and approve the action plan": { ownPlanFinals: 1 },
  "Read and approve the position statement": { statementsSubmitted: 1 },
  "Build the timetable of the review": { reviewSessions: 3, reviewsBegun: 1 },
  "Release the timetable of the review": { reviewSessions: 3, reviewsReleased: 1 },
  "Judge the progress": { reviewFinals: 1 },
  "Issue the progress review report": { reviewFinals: 1 },
  "Publish the progress review report": { reviewsPublished: 1 },
  "See that the progress review is published": { reviewsPublished: 1 },
};

describe("the first page of each role at each stage", () => {
  it.each(ROLES.flatMap((role) => STAGES.map((stage) => [role, stage] as const)))(
    "%s when %s begins",
    (role, stage) => {
      expect(openAt(role, stage)).toEqual(STANDS[stage][role] ?? []);
      const before = tasksFor(role, stage, progressOf(role, BEGINS[stage])).filter(
        (task) => STAGES.indexOf(task.stage) < STAGES.indexOf(stage) && task.status === "to-do",
      );
      expect(before.map(({ title }) => title)).toEqual([]);
    },
  );

  it.each(
    ROLES.flatMap((role) =>
      STAGES.flatMap((stage) => ofStage(role, stage).map(({ title }) => [title, role, stage] as const)),
    ),
  )("“%s” of %s is completed by what the table says, and says of itself when", (title, role, stage) => {
    const words = TASK_WORDS[title];
    expect(words?.about).toMatch(/\.$/);
    expect(words?.done).toMatch(/^(?:Completed|Has no end)/);
    const statusWith = (facts: Facts, at: Stage) =>
      tasksFor(role, at, progressOf(role, facts)).find((task) => task.title === title)?.status;
    expect(statusWith(BEGINS[stage], stage)).not.toBe("done");
    const facts = DONE[title];
    const after = STAGES[STAGES.indexOf(stage) + 1] ?? "closed";
    if (facts === undefined) {
      // Without an end of its own: whoever did something of it is through when the stage is over.
      expect(words?.done).toMatch(/once the stage is over/);
      expect(["done", "later", "to-do"]).toContain(statusWith(BEGINS[after], after));
    } else {
      expect(statusWith({ ...BEGINS[stage], ...facts }, stage)).toBe("done");
    }
  });

  it("has words for every stage and role, in whole sentences, and an anchor of its own for every task", () => {
    for (const stage of STAGES) {
      for (const text of [
        ...WHAT_HAPPENS[stage].happens,
        ...ROLES.map((role) => WHAT_HAPPENS[stage].yours[role]),
      ]) {
        expect(text).toMatch(/^[A-Z].*\.$/);
      }
    }
    const anchors = Object.keys(TASK_WORDS).map(taskAnchor);
    expect(new Set(anchors).size).toBe(anchors.length);
  });
});

it("speaks of the end of a challenge as of something to come while it is", () => {
  expect(whatComesNext("closed")).toEqual({
    name: "the end of the challenge",
    happens: "It is closed. Published documents stay where they are.",
  });
  expect(whatComesNext("reviewing").name).toBe("progress review");
});
