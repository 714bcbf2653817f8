import type { ChallengePermit } from "#app/access/permit.ts";
import type { AddressesInView } from "#app/areas/visits/read-visits.server.ts";
import type { Progress } from "./progress.ts";
import { ofReviewAlone, openTo, type ShownTask, shownTask, tasksFor } from "./task-list.ts";

/** The tasks of the person of the permit, each with the address where it is done. */
export function ownTasks(permit: ChallengePermit, progress: Progress, at: AddressesInView): ShownTask[] {
  const tasks = openTo(tasksFor(permit.role, permit.stage, progress, permit.readerKind), permit.may);
  return (permit.isOfReviewAlone ? ofReviewAlone(tasks) : tasks).map((task) => shownTask(task, at));
}
