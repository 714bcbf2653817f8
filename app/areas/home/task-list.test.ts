import { describe, expect, it } from "vitest";
import { can, type Permission, ROLES, type Role, STAGES } from "#app/access/permissions.ts";
import { to } from "#app/addresses.ts";
import { newId } from "#app/platform/ids.ts";
import { progressOf, TEAM } from "#tests/fixtures/sample-progress.ts";
import { PLACES } from "./navigation.ts";
import { ofReviewAlone, openTasks, openTo, shownTask, tasksFor } from "./task-list.ts";

const AGREE = "Have the scope agreed, and record the decision";
const UNDERTAKE = "Record who undertakes to publish the report and the action plan";
const PUT = "Say whether the council agrees the proposed peers";
const BUILD_REVIEW = "Build the timetable of the review";
const RELEASE_REVIEW = "Release the timetable of the review";
const LOOK_AT_REVIEW = "Look at the timetable of the review";
const APPROVED = "See that the action plan is approved";
const NEWER_REPORT = "Publish the newer version of the report";
const OVERDUE = "Say how the actions past their date stand";
const HERE = { challengeId: newId(), visitId: "visit" };
const statusOf = (role: Role, stage: (typeof STAGES)[number], title: string, changes = {}) =>
  tasksFor(role, stage, progressOf(role, changes)).find((task) => task.title === title)?.status;

describe("the task list of a role", () => {
  it.each([
    ["challenge-manager", "scoping", "Answer the warnings in the scope letter", {}, "to-do"],
    [
      "challenge-manager",
      "scoping",
      "Answer the warnings in the scope letter",
      { openWarnings: 2 },
      "in-progress",
    ],
    ["challenge-manager", "scoping", "Answer the warnings in the scope letter", { openWarnings: 0 }, "done"],
    ["challenge-manager", "scoping", "Send the scope for agreement", { scopeVersions: 1 }, "done"],
    ["challenge-manager", "scoping", "See that the scope is agreed", { scopeVersions: 1 }, "to-do"],
    [
      "challenge-manager",
      "scoping",
      "See that the scope is agreed",
      { scopeVersions: 1, scopeAgreed: 1, scopeDecided: 1 },
      "in-progress",
    ],
    [
      "challenge-manager",
      "scoping",
      "Say what became of the changes with which the scope was agreed",
      { scopeVersions: 1, scopeAgreed: 1, scopeChangesOpen: 1 },
      "to-do",
    ],
    [
      "challenge-manager",
      "scoping",
      "See that the scope is agreed",
      { scopeVersions: 1, scopeChangesOpen: 1 },
      "in-progress",
    ],
    [
      "coordinator",
      "scoping",
      "Have the scope agreed, and record the decision",
      { scopeVersions: 1, ownScopeChangesOpen: 1 },
      "in-progress",
    ],
    [
      "challenge-manager",
      "scoping",
      "See that the scope is agreed",
      { scopeVersions: 1, scopeAgreed: 2 },
      "done",
    ],
    [
      "challenge-manager",
      "scoping",
      "See that publishing the report and the action plan is undertaken",
      { publishingUndertaken: 2 },
      "done",
    ],
    [
      "coordinator",
      "scoping",
      "Have the scope agreed, and record the decision",
      { scopeVersions: 2 },
      "to-do",
    ],
    [
      "coordinator",
      "scoping",
      "Have the scope agreed, and record the decision",
      { ownScopeAgreed: 1 },
      "done",
    ],
    ["coordinator", "reviewing", BUILD_REVIEW, {}, undefined],
    ["coordinator", "reviewing", BUILD_REVIEW, { reviews: 1 }, "to-do"],
    ["coordinator", "preparing", BUILD_REVIEW, { reviews: 1 }, "later"],
    [
      "support-officer",
      "reviewing",
      BUILD_REVIEW,
      { reviews: 1, reviewSessions: 4, reviewSessionsUnplaced: 1 },
      "in-progress",
    ],
    [
      "challenge-manager",
      "reviewing",
      BUILD_REVIEW,
      { reviews: 1, reviewsBegun: 1, reviewSessions: 4 },
      "done",
    ],
    // The second has no session yet.
    [
      "coordinator",
      "reviewing",
      BUILD_REVIEW,
      { reviews: 2, reviewsBegun: 1, reviewSessions: 4 },
      "in-progress",
    ],
    [
      "coordinator",
      "preparing",
      "Build the timetable",
      { phases: 2, phasesBegun: 1, sessions: 4 },
      "in-progress",
    ],
    ["coordinator", "reviewing", RELEASE_REVIEW, { reviews: 1, reviewSessions: 4 }, "to-do"],
    ["coordinator", "reviewing", RELEASE_REVIEW, { reviews: 2, reviewsReleased: 1 }, "in-progress"],
    ["coordinator", "reviewing", RELEASE_REVIEW, { reviews: 1, reviewsReleased: 1 }, "done"],
    ["peer", "reviewing", LOOK_AT_REVIEW, { reviews: 1, reviewsReleased: 1 }, "in-progress"],
    ["council-reader", "reviewing", LOOK_AT_REVIEW, { reviews: 1 }, "later"],
    ["council-reader", "reviewing", LOOK_AT_REVIEW, {}, undefined],
    ["coordinator", "scoping", PUT, {}, undefined],
    ["coordinator", "scoping", PUT, { peersPut: 2 }, "to-do"],
    ["council-reader", "scoping", PUT, { peersPut: 2, peersAnswered: 1 }, "in-progress"],
    ["coordinator", "preparing", PUT, { peersPut: 2, peersAnswered: 2 }, "done"],
    ["challenge-manager", "scoping", PUT, { peersPut: 2 }, undefined],
    ["challenge-manager", "scoping", "Find the peers", { peersConfirmed: 8 }, "done"],
    ["challenge-manager", "scoping", "Issue the draft to the council", {}, "later"],
    [
      "challenge-manager",
      "scoping",
      "Build the timetable",
      { sessions: 3, sessionsUnplaced: 3 },
      "in-progress",
    ],
    ["challenge-manager", "on-site", "Follow the team's notes", { notes: 12 }, "in-progress"],
    ["challenge-manager", "reporting", "Follow the team's notes", { notes: 12 }, "done"],
    [
      "challenge-manager",
      "reporting",
      "Answer the council's corrections of fact",
      { reportDrafts: 1, openAccuracyComments: 2 },
      "in-progress",
    ],
    [
      "challenge-manager",
      "reporting",
      "Answer the council's corrections of fact",
      { reportDrafts: 1 },
      "done",
    ],
    ["challenge-manager", "reviewing", "Publish the report", { reportFinals: 1 }, "to-do"],
    ["challenge-manager", "reviewing", "Publish the report", {}, "later"],
    ["challenge-manager", "reporting", "Answer the council's corrections of fact", {}, "later"],
    ["challenge-manager", "reviewing", "Issue the progress review report", {}, "later"],
    ["challenge-manager", "reviewing", "Issue the progress review report", { judgements: 1 }, "to-do"],
    ["challenge-manager", "reviewing", "Publish the progress review report", {}, "later"],
    ["challenge-manager", "reviewing", "Publish the progress review report", { reviewFinals: 1 }, "to-do"],
    ["challenge-manager", "reviewing", "Judge the progress", {}, "later"],
    ["peer", "reviewing", "Judge the progress", { reportFinals: 1 }, "to-do"],
    ["challenge-manager", "action-planning", APPROVED, { plansIssued: 1, plansApproved: 1 }, "in-progress"],
    ["challenge-manager", "action-planning", APPROVED, { plansIssued: 3, plansApproved: 2 }, "done"],
    ["challenge-manager", "action-planning", NEWER_REPORT, {}, undefined],
    ["challenge-manager", "reviewing", NEWER_REPORT, { reportsNewer: 1 }, "to-do"],
    [
      "challenge-manager",
      "reviewing",
      "Publish the newer version of the action plans",
      { plansNewer: 2 },
      "to-do",
    ],
    [
      "coordinator",
      "reviewing",
      "Publish the newer version of the action plan",
      { ownPlansNewer: 1 },
      "to-do",
    ],
    [
      "coordinator",
      "reviewing",
      "Publish the newer version of the action plan",
      { plansNewer: 1 },
      undefined,
    ],
    ["coordinator", "reviewing", OVERDUE, { actionsHeld: 4, actionsOverdue: 2 }, "to-do"],
    ["action-owner", "reviewing", OVERDUE, { actionsHeld: 4, actionsOverdue: 1 }, "to-do"],
    ["coordinator", "reviewing", OVERDUE, { actionsHeld: 4 }, undefined],
    ["coordinator", "reporting", "Check the draft report for errors of fact", {}, "later"],
    ["coordinator", "reporting", "Check the draft report for errors of fact", { reportDrafts: 1 }, "to-do"],
    ["coordinator", "reporting", "Publish the report", {}, "later"],
    ["coordinator", "action-planning", "Answer the recommendations", {}, "later"],
    ["coordinator", "action-planning", "Have the action plan approved", { reportFinals: 1 }, "later"],
    [
      "coordinator",
      "action-planning",
      "Have the action plan approved",
      { reportFinals: 1, responses: 1 },
      "to-do",
    ],
    ["coordinator", "action-planning", "Publish the action plan", {}, "later"],
    ["coordinator", "action-planning", "Publish the action plan", { ownPlanFinals: 1 }, "to-do"],
    ["peer", "on-site", "Record your notes", { ownNotes: 0 }, "to-do"],
    ["peer", "on-site", "Record your notes", { ownNotes: 4 }, "in-progress"],
    ["peer", "on-site", "Draft the findings with the team", { findings: 4, findingsAgreed: 4 }, "done"],
    ["coordinator", "preparing", "Write the position statement", { statementStarted: 2 }, "in-progress"],
    ["coordinator", "preparing", "Write the position statement", { statementsSubmitted: 1 }, "done"],
    ["coordinator", "preparing", "Gather the data pack", { packItems: 4, packReceived: 4 }, "done"],
    ["coordinator", "action-planning", "Answer the recommendations", { responses: 3 }, "in-progress"],
    ["coordinator", "action-planning", "Have the action plan approved", { ownPlanFinals: 1 }, "done"],
    [
      "coordinator",
      "action-planning",
      "Report on the council's actions",
      { actionsHeld: 4, actionsWithoutUpdate: 4 },
      "to-do",
    ],
    ["council-reader", "scoping", "Read the scope", {}, "to-do"],
    ["council-reader", "scoping", AGREE, { scopeVersions: 1 }, "to-do"],
    ["council-reader", "scoping", AGREE, { scopeVersions: 1, ownScopeDecided: 1, ownScopeAgreed: 1 }, "done"],
    ["coordinator", "scoping", AGREE, { scopeVersions: 1, ownScopeDecided: 1 }, "in-progress"],
    ["coordinator", "scoping", UNDERTAKE, { ownPublishingDecided: 1 }, "in-progress"],
    ["coordinator", "scoping", UNDERTAKE, { ownPublishingDecided: 1, ownPublishing: 1 }, "done"],
    [
      "challenge-manager",
      "scoping",
      "See that publishing the report and the action plan is undertaken",
      { publishingDecided: 1 },
      "in-progress",
    ],
    ["council-reader", "action-planning", "Read and approve the action plan", { actions: 3 }, "in-progress"],
    [
      "support-officer",
      "preparing",
      "Release the timetable",
      { timetableVersions: 1, phasesReleased: 1 },
      "done",
    ],
    [
      "support-officer",
      "preparing",
      "Release the timetable",
      { timetableVersions: 3, phases: 2, phasesReleased: 1 },
      "in-progress",
    ],
    [
      "action-owner",
      "action-planning",
      "Report on your actions",
      { actionsHeld: 3, actionsFinished: 3 },
      "done",
    ],
    [
      "action-owner",
      "action-planning",
      "Report on your actions",
      { actionsHeld: 3, actionsWithoutUpdate: 2 },
      "in-progress",
    ],
    ["action-owner", "scoping", "Report on your actions", {}, "later"],
  ] as const)("%s at %s: %s with %o is %s", (role, stage, title, changes, expected) => {
    expect(statusOf(role, stage, title, changes)).toBe(expected);
  });

  it("says of a task that cannot be done yet what it waits for, and shows what is late at the stage that is now", () => {
    const tasks = tasksFor("coordinator", "reviewing", progressOf("coordinator", { actionsOverdue: 2 }));
    expect(tasks.find(({ title }) => title === "Publish the report")?.hint).toBe(
      "The final report has not been issued yet",
    );
    expect(openTasks(tasks, "reviewing").map(({ title, hint }) => `${title}: ${hint}`)).toEqual([
      `${OVERDUE}: 2 actions are past their date`,
    ]);
  });

  it.each<[Role, string, string]>([
    ["peer", "Read the position statement and the data pack", "The council is still writing its statement"],
    ["council-reader", "Read the progress review report", "Not issued yet"],
    ["challenge-manager", "Publish the report", "The final report has not been issued yet"],
  ])("says nothing of %s's task before its stage but what it waits for: %s", (role, title, hint) => {
    const tasks = tasksFor(role, "scoping", progressOf(role));
    expect(tasks.find((task) => task.title === title)).toMatchObject({ status: "later", hint });
  });

  it("leads only to places the role may open", () => {
    const strange = ROLES.flatMap((role) =>
      tasksFor(role, "reporting", progressOf(role)).filter((task) => {
        const place = PLACES.find(
          ({ page }) => page !== to.home.front && task.page(HERE).startsWith(page(HERE)),
        );
        return (
          place === undefined || !place.permissions.some((name) => can(role, name, { stage: "reporting" }))
        );
      }),
    );
    expect(strange).toEqual([]);
  });

  it.each([
    [
      "opposition-leader",
      "preparing",
      ["Read the scope", "Read the position statement", "Look at the timetable"],
    ],
    [
      "committee-clerk",
      "preparing",
      ["Read the scope", AGREE, UNDERTAKE, "Read the position statement", "Look at the timetable"],
    ],
  ] as const)("gives a reader who is %s at %s what that reader may open", (reader, stage, first) => {
    const may = (permission: Permission) => can("council-reader", permission, { stage, reader });
    const { decisions, ...of } = progressOf("council-reader");
    const progress = { ...of, council: null, decisions: may("decisions.read") ? decisions : null };
    const titles = openTo(tasksFor("council-reader", stage, progress), may).map(({ title }) => title);
    expect(titles.slice(0, first.length)).toEqual(first);
    expect(titles.filter((title) => /approve |draft/.test(title))).toEqual([]);
  });

  it.each([
    [
      "chief-executive",
      [
        "Read and approve the position statement",
        "Check the draft report for errors of fact",
        "Read and approve the action plan",
      ],
    ],
    [
      "leader",
      [
        "Read and approve the position statement",
        "Check the draft report for errors of fact",
        "Read and approve the action plan",
      ],
    ],
    ["monitoring-officer", ["Read the position statement", "Read the draft report", "Read the action plan"]],
    [
      "committee-clerk",
      ["Read the position statement", "Read the final report", "Read and approve the action plan"],
    ],
  ] as const)(
    "gives a %s who reads the plan to check and approve what that reader may",
    (reader, expected) => {
      const progress = progressOf("council-reader", { statementReady: 4, reportDrafts: 1 });
      const tasks = tasksFor("council-reader", "action-planning", progress, reader);
      expect(
        tasks
          .map(({ title }) => title)
          .filter((title) => /statement|report|plan/.test(title) && !/progress|undertakes/.test(title)),
      ).toEqual(expected);
      // How far the draft of the statement is, is for those who read it.
      expect(tasks.some(({ hint }) => hint === "4 of 6 sections ready")).toBe(reader !== "committee-clerk");
    },
  );

  it.each(["chief-executive", "leader", "monitoring-officer", "committee-clerk", null] as const)(
    "shows a reader who is %s that the scope waits for a decision",
    (reader) => {
      const may = (permission: Permission) => can("council-reader", permission, { stage: "scoping", reader });
      const { council, ...of } = progressOf("council-reader", { scopeVersions: 2 });
      const tasks = tasksFor("council-reader", "scoping", {
        ...of,
        council: may("plan.draft") ? council : null,
      });
      expect(openTo(tasks, may)).toContainEqual(
        expect.objectContaining({ title: AGREE, status: "to-do", hint: "Version 2 waits for the decision" }),
      );
    },
  );

  it("gives whoever comes to a review alone what is to be done at the review", () => {
    const titles = ofReviewAlone(tasksFor("peer", "reviewing", progressOf("peer"))).map(({ title }) => title);
    expect(titles).toEqual(["Judge the progress"]);
  });

  it("leaves out a task whose place may not be opened", () => {
    const tasks = tasksFor("council-reader", "reporting", progressOf("council-reader"));
    const titles = openTo(tasks, (permission) => permission !== "plan.read").map(({ title }) => title);
    expect(titles).not.toContain("Read and approve the action plan");
    expect(titles).toContain("Check the draft report for errors of fact");
  });

  it("tells a council nothing about the team's notes, findings or recommendations", () => {
    const words = (["coordinator", "council-reader", "action-owner"] as const).flatMap((role) =>
      STAGES.flatMap((stage) => tasksFor(role, stage, progressOf(role, TEAM))).flatMap((task) => [
        task.hint ?? "",
      ]),
    );
    expect(words.filter((hint) => /\bnotes?\b|finding/i.test(hint))).toEqual([]);
  });

  it("says what is open at a stage", () => {
    const tasks = tasksFor(
      "challenge-manager",
      "scoping",
      progressOf("challenge-manager", { openWarnings: 0 }),
    );
    expect(openTasks(tasks, "scoping").map((task) => task.title)).toEqual([
      "Check which clause each prompt is drawn from",
      "Send the scope for agreement",
      "See that the scope is agreed",
      "See that publishing the report and the action plan is undertaken",
      "Find the peers",
      "Let people into the challenge",
    ]);
  });
});

it("says of a timetable in two phases how many are released, and of one phase which version", () => {
  const hintOf = (changes: Partial<Record<string, number>>) =>
    tasksFor("peer", "on-site", progressOf("peer", changes)).find(
      ({ title }) => title === "Look at your timetable",
    )?.hint;
  expect(hintOf({})).toBe("Not released yet");
  expect(hintOf({ phasesReleased: 1, timetableVersions: 3 })).toBe("Version 3 released");
  expect(hintOf({ phases: 2, phasesReleased: 2, timetableVersions: 3 })).toBe("2 of 2 phases released");
});

it("leads to the visit that a task is about, whichever is in view", () => {
  const at = (visitId: string) => ({ challengeId: newId(), visitId });
  const visits = { inView: at("calls"), onSite: at("phase"), review: at("review") };
  const progress = progressOf("coordinator", { reviews: 1, sessions: 3 });
  const hrefOf = (title: string) => {
    const task = tasksFor("coordinator", "preparing", progress).find((one) => one.title === title);
    return task === undefined ? null : shownTask(task, visits).href;
  };
  expect(hrefOf("Build the timetable")).toBe(to.timetable.front(visits.onSite));
  expect(hrefOf(BUILD_REVIEW)).toBe(to.timetable.front(visits.review));
});
