import type { ChallengePermit } from "#app/access/permit.ts";
import { to } from "#app/addresses.ts";
import type { AddressesInView } from "#app/areas/visits/read-visits.server.ts";
import type { Progress } from "./progress.ts";
import { ofReviewAlone, openTo, type ShownTask, shownTask, tasksFor } from "./task-list.ts";
import { TASK_WORDS, taskAnchor } from "./task-words.ts";

/** A task of one's own. */
export interface OwnTask extends ShownTask {
  /** Where the words about it stand, while it is open and its title does not say enough; null otherwise. */
  explainedAt: string | null;
}

/** The tasks of the person of the permit, each with the address where it is done. */
export function ownTasks(permit: ChallengePermit, progress: Progress, at: AddressesInView): OwnTask[] {
  const tasks = openTo(tasksFor(permit.role, permit.stage, progress, permit.readerKind), permit.may);
  return (permit.isOfReviewAlone ? ofReviewAlone(tasks) : tasks).map((task) => ({
    ...shownTask(task, at),
    explainedAt:
      task.status !== "done" && TASK_WORDS[task.title]?.isExplained === true
        ? to.home.whatHappensNow({ challengeId: permit.challengeId }, {}, taskAnchor(task.title))
        : null,
  }));
}
