import { TaskList } from "#app/govuk/display/task-list.tsx";
import type { ShownTask } from "../task-list.ts";
import { itemOf } from "./task-sections.tsx";

interface InPlaceOfSectionProps {
  /** "Cora Coordinator until 3 April 2026" */
  whom: string;
  tasks: readonly Omit<ShownTask, "stage">[];
  byRole: string;
}

/** What somebody has to do in place of one who is away. */
export function InPlaceOfSection({ whom, tasks, byRole }: InPlaceOfSectionProps) {
  return (
    <section>
      <h2 className="govuk-heading-m">In place of {whom}</h2>
      {tasks.length === 0 ? (
        <p className="govuk-body">Nothing is open in their name that you can do.</p>
      ) : (
        <TaskList idPrefix={`for-${whom.replaceAll(/\W+/g, "-")}`} items={tasks.map(itemOf)} />
      )}
      <p className="govuk-body">{byRole}</p>
    </section>
  );
}
