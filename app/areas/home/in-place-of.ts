import { ROLE_NAMES, type Role } from "#app/access/permissions.ts";
import { to } from "#app/addresses.ts";
import type { ActionProgress } from "./progress.ts";
import { count, outOf } from "./task-drafts.ts";
import type { Task } from "./task-list.ts";

/** Somebody who is away, with what is open in their name, as far as whoever stands in may do it. */
export interface AwayWithWork {
  name: string;
  role: Role;
  /** Their actions; null where whoever stands in reports on none. */
  actions: ActionProgress | null;
  /** Documents of the data pack in their name that have not come; 0 where whoever stands in keeps no pack. */
  documents: number;
}

/** What is open of somebody for whom one stands in; what comes to them by their role is not theirs alone (see byRole). */
export function tasksInPlaceOf({ name, actions, documents }: AwayWithWork): Omit<Task, "stage">[] {
  const tasks: Omit<Task, "stage">[] = [];
  if (actions !== null && actions.actionsFinished < actions.actionsHeld) {
    const late = actions.actionsOverdue === 0 ? "" : `, ${actions.actionsOverdue} past the date`;
    tasks.push({
      title: `Report on the actions of ${name}`,
      page: to.actionPlan.myActions,
      hint: outOf(actions.actionsFinished, actions.actionsHeld, `finished${late}`, ""),
      status: actions.actionsHeld > actions.actionsWithoutUpdate ? "in-progress" : "to-do",
    });
  }
  if (documents > 0) {
    tasks.push({
      title: `Bring the documents that ${name} was to bring`,
      page: to.preparation.front,
      hint: count(documents, "document has not come", "documents have not come"),
      status: "to-do",
    });
  }
  return tasks;
}

/** What becomes of what comes to somebody by their role, for whoever stands in and has a role of their own. */
export function byRole(away: Pick<AwayWithWork, "name" | "role">, own: Role): string {
  const role = ROLE_NAMES[away.role].toLowerCase();
  return away.role === own
    ? `What comes to ${away.name} as ${role} is among your own tasks.`
    : `What comes to ${away.name} as ${role} you are told by message, as far as you may do it: your rights stay your own.`;
}
