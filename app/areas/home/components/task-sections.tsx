import type { Stage } from "#app/access/permissions.ts";
import { to } from "#app/addresses.ts";
import { STAGE_NAMES } from "#app/areas/challenge/stages.ts";
import { Details } from "#app/govuk/display/details.tsx";
import type { TagColour } from "#app/govuk/display/tag.tsx";
import { type TaskItem, TaskList } from "#app/govuk/display/task-list.tsx";
import { VisuallyHidden } from "#app/govuk/display/visually-hidden.tsx";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import type { OwnTask } from "../own-tasks.ts";
import { type ShownTask, STATUS_WORDS, type TaskStatus } from "../task-list.ts";

const TAGS = {
  done: undefined,
  "in-progress": "teal",
  "to-do": "blue",
  later: undefined,
} as const satisfies Record<TaskStatus, TagColour | undefined>;

export interface TaskSectionsProps {
  challengeId: string;
  /** "Co-ordinator" */
  role: string;
  stage: Stage;
  tasks: readonly OwnTask[];
}

/** The tasks of one role: what can be done now, what comes later, and what is finished. */
export function TaskSections({ challengeId, role, stage, tasks }: TaskSectionsProps) {
  const open = tasks.filter((task) => task.status === "to-do" || task.status === "in-progress");
  const now = open.filter((task) => task.stage === stage);
  const others = open.filter((task) => task.stage !== stage);
  const later = tasks.filter((task) => task.status === "later");
  const done = tasks.filter((task) => task.status === "done");
  const list = (prefix: string, some: readonly OwnTask[]) => (
    <TaskList idPrefix={prefix} items={some.map((task) => ({ ...itemOf(task), more: moreOf(task) }))} />
  );
  return (
    <>
      <h2 className="govuk-heading-m">Your tasks as {role.toLowerCase()}</h2>
      <p className="govuk-body">
        <TextLink href={to.home.whatHappensNow({ challengeId })} noVisitedState>
          What happens now
        </TextLink>
      </p>
      {now.length === 0 ? (
        <p className="govuk-body">
          {others.length === 0
            ? "There is nothing for you to do at the moment."
            : `Nothing more is open for you at the stage “${STAGE_NAMES[stage].name}”.`}
        </p>
      ) : (
        list("now", now)
      )}
      {others.length === 0 ? null : (
        <>
          <h3 className="govuk-heading-s">Open from other stages</h3>
          {list("open", others)}
        </>
      )}
      {later.length === 0 ? null : (
        <Details summary={`Later: ${later.length} ${later.length === 1 ? "task" : "tasks"}`}>
          {list("later", later)}
        </Details>
      )}
      {done.length === 0 ? null : (
        <Details summary={`Completed: ${done.length} ${done.length === 1 ? "task" : "tasks"}`}>
          {list("done", done)}
        </Details>
      )}
    </>
  );
}

/** The way to the words about a task whose title does not say enough. */
function moreOf({ title, explainedAt }: OwnTask) {
  if (explainedAt === null) return undefined;
  return (
    <TextLink href={explainedAt} noVisitedState>
      What this means<VisuallyHidden>: {title}</VisuallyHidden>
    </TextLink>
  );
}

/** A task as an item of a list. */
export function itemOf(task: Omit<ShownTask, "stage">): TaskItem {
  const tag = TAGS[task.status];
  return {
    title: task.title,
    href: task.status === "later" ? undefined : task.href,
    hint: task.hint ?? undefined,
    status: { text: STATUS_WORDS[task.status], tag, cannotStart: task.status === "later" },
  };
}
