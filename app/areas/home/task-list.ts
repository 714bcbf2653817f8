import { can, type Permission, type Role, STAGES, type Stage } from "#app/access/permissions.ts";
import type { ReaderKind } from "#app/access/readers/reader-rights.ts";
import type { AddressesInView } from "#app/areas/visits/read-visits.server.ts";
import { actionsTask, coordinatorTasks, councilReaderTasks, overdueTask } from "./council-tasks.ts";
import { type ChallengePage, PLACES } from "./navigation.ts";
import type { Progress } from "./progress.ts";
import type { Draft } from "./task-drafts.ts";
import { managerTasks, peerTasks, supportOfficerTasks } from "./team-tasks.ts";

export type TaskStatus = "done" | "in-progress" | "to-do" | "later";

/** Something a role has to do in a challenge, and where. */
export interface Task {
  stage: Stage;
  title: string;
  /** Where it stands, in figures the role may know. */
  hint: string | null;
  /** Where it is done. */
  page: ChallengePage;
  status: TaskStatus;
}

/** A task as a page of the challenge shows it. */
export type ShownTask = Omit<Task, "page"> & { href: string };

/** A task with the address of its page: that of the visit it is about, of what is prepared and held on site or of the review, else of the one in view. */
export function shownTask<T extends Pick<Task, "page"> & Partial<Pick<Task, "stage">>>(
  { page, ...task }: T,
  { inView, onSite, review }: AddressesInView,
): Omit<T, "page"> & { href: string } {
  const { stage } = task;
  const at = stage === "preparing" || stage === "on-site" ? onSite : stage === "reviewing" ? review : inView;
  return { ...task, href: page(at) };
}

/** How a status is called on a page. */
export const STATUS_WORDS = {
  done: "Completed",
  "in-progress": "In progress",
  "to-do": "To do",
  later: "Cannot start yet",
} as const satisfies Record<TaskStatus, string>;

function draftsFor(
  role: Role,
  stage: Stage,
  { shared, team, council, decisions, actions }: Progress,
  ever: (permission: Permission) => boolean,
): Draft[] {
  switch (role) {
    case "challenge-manager":
      return shared && team ? managerTasks(stage, shared, team) : [];
    case "support-officer":
      return shared && team ? supportOfficerTasks(shared, team) : [];
    case "peer":
      return shared && team ? peerTasks(shared, team) : [];
    case "coordinator":
      return shared && council && decisions && actions
        ? coordinatorTasks(stage, shared, { ...council, ...decisions }, actions)
        : [];
    case "council-reader":
      return shared ? councilReaderTasks(shared, council, decisions, ever) : [];
    case "action-owner":
      return actions ? [actionsTask(actions, "Report on your actions"), ...overdueTask(stage, actions)] : [];
  }
}

/**
 * Those of some tasks that lead to a place somebody may open: what a council's reader reads depends on who it is. A task on the home
 * page's own list stays.
 */
export function openTo<T extends Pick<Task, "page">>(
  tasks: readonly T[],
  may: (permission: Permission) => boolean,
): T[] {
  return tasks.filter(
    ({ page }) => PLACES.find((place) => place.page === page)?.permissions.some(may) ?? true,
  );
}

/**
 * The task list of a role in journey order. A task of a stage that has not come is "later" unless somebody has
 * begun it, as is one that waits for something else; a task that has no natural end (notes, reading) counts as done once its stage is over. `reader`: who a council's reader is, by which
 * the tasks differ.
 */
export function tasksFor(
  role: Role,
  stage: Stage,
  progress: Progress,
  reader: ReaderKind | null = null,
): Task[] {
  const now = STAGES.indexOf(stage);
  const ever = (permission: Permission) =>
    STAGES.some((each) => can(role, permission, { stage: each, reader }));
  return draftsFor(role, stage, progress, ever).map(
    ([taskStage, title, page, done, started, hint, waitsFor]) => {
      const place = STAGES.indexOf(taskStage);
      let status: TaskStatus = "to-do";
      if (done) status = "done";
      else if (place > now) status = started ? "in-progress" : "later";
      else if (started) status = place < now && isOpenEnded(title) ? "done" : "in-progress";
      // A task that leads to a page with nothing to do is none yet, and its hint speaks of what is not there.
      const waits = status === "to-do" || status === "later" ? (waitsFor ?? null) : null;
      if (waits !== null) status = "later";
      return {
        stage: taskStage,
        title,
        page,
        status,
        hint: waits ?? (hint === undefined || hint === "" ? null : hint),
      };
    },
  );
}

/** Those of some tasks that are of somebody who comes to a progress review alone: what was to be done before was the others'. */
export function ofReviewAlone<T extends Pick<Task, "stage">>(tasks: readonly T[]): T[] {
  return tasks.filter(({ stage }) => stage === "reviewing");
}

const OPEN_ENDED: ReadonlySet<string> = new Set([
  "Follow the team's notes",
  "Keep the timetable up to date",
  "See that sessions have notes",
  "Record your notes",
  "Look at your timetable",
  "Look at the timetable",
  "Look at the timetable of the review",
  "Read the position statement and the data pack",
  "Read the position statement",
  "Read the draft report",
  "Read the action plan",
  "Read the final report",
  "Read the approved action plan",
  "Read the progress review report",
]);

function isOpenEnded(title: string): boolean {
  return OPEN_ENDED.has(title);
}

/** What is still open at a stage, in words, for the page that moves the challenge on. Never stops anybody. */
export function openTasks(tasks: readonly Task[], stage: Stage): Task[] {
  return tasks.filter((task) => task.stage === stage && task.status !== "done");
}
