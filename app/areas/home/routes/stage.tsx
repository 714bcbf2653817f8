import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { STAGES, type Stage } from "#app/access/permissions.ts";
import { to } from "#app/addresses.ts";
import { readChallenge } from "#app/areas/challenge/read-challenge.server.ts";
import { STAGE_NAMES, stageAfter, stageBefore } from "#app/areas/challenge/stages.ts";
import { readAddressesInView } from "#app/areas/visits/read-visits.server.ts";
import { Notice } from "#app/govuk/display/notice.tsx";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { ButtonGroup } from "#app/govuk/form/button-group.tsx";
import { Checkboxes } from "#app/govuk/form/checkboxes.tsx";
import { checkboxesProps, fieldProps, PageForm, usePageForm } from "#app/govuk/form/form.tsx";
import { Radios } from "#app/govuk/form/radios.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import { dayOf } from "#app/platform/days.ts";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { StageForm } from "../forms.ts";
import { moveStage } from "../move-stage.server.ts";
import { readProgress } from "../read-progress.server.ts";
import { openTasks, shownTask, tasksFor } from "../task-list.ts";
import { whatComesNext } from "../what-happens-now.ts";

export const loader = guarded({ permission: "challenge.manage" }, async ({ permit, now }) => {
  const today = dayOf(now);
  const [challenge, at, progress] = await Promise.all([
    readChallenge(permit),
    readAddressesInView(permit, today),
    readProgress(permit, today),
  ]);
  const { stage } = challenge;
  return {
    id: challenge.id,
    title: challenge.title,
    stage,
    open: openTasks(tasksFor(permit.role, stage, progress), stage).map((task) => shownTask(task, at)),
    after: stageAfter(stage),
    before: stageBefore(stage),
  };
});

export const action = guardedIntents(to.home.stage, {
  move: intent({
    permission: "challenge.manage",
    form: StageForm,
    run: async ({ permit, value, now }) => {
      await moveStage(permit, value, now);
      return redirectWithNotice(
        to.home.front(permit),
        `The challenge is now at the stage “${STAGE_NAMES[value.to].name}”.`,
      );
    },
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle("Move to another stage", { challenge: data?.title }) },
];

export default function StagePage() {
  const { id, stage, open, after, before } = useLoaderData<typeof loader>();
  const state = usePageForm<z.input<typeof StageForm>>({
    id: "stage",
    defaultValue: { to: after ?? before ?? stage },
  });
  const choices = [after, before].filter((to): to is Stage => to !== null);
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <PageForm state={state}>
          <PageHeading
            lead={`The challenge is at the stage “${STAGE_NAMES[stage].name}”. ${STAGE_NAMES[stage].happens}`}
          >
            Move to another stage
          </PageHeading>
          {open.length === 0 ? (
            <p className="govuk-body">Everything on your list for this stage is completed.</p>
          ) : (
            <Notice
              tone="warning"
              headingLevel={2}
              title={`${open.length === 1 ? "One task is" : `${open.length} tasks are`} still open at this stage`}
            >
              <ul className="govuk-list govuk-list--bullet">
                {open.map((task) => (
                  <li key={task.title}>
                    <TextLink href={task.href}>{task.title}</TextLink>
                    {task.hint === null ? null : ` (${task.hint})`}
                  </li>
                ))}
              </ul>
              <p className="govuk-body">You can move on all the same; they stay on the list.</p>
            </Notice>
          )}
          <input type="hidden" name="from" value={stage} />
          <Radios
            {...fieldProps(state.fields.to)}
            legend="Where to?"
            items={choices.map((to) => ({
              value: to,
              label: `${to === after ? "On to" : "Back to"} “${STAGE_NAMES[to].name}”`,
              hint: to === after ? whatFollows(to) : whatReturns(to),
            }))}
          />
          <Checkboxes
            {...checkboxesProps(state.fields.confirm)}
            legend="Confirm"
            items={[
              { value: "yes", label: "Everybody in the challenge sees the new stage at once. Move it." },
            ]}
          />
          <ButtonGroup>
            <Button name="intent" value="move" preventDoubleClick>
              Move the challenge
            </Button>
            <TextLink href={to.home.front({ challengeId: id })}>Cancel</TextLink>
          </ButtonGroup>
        </PageForm>
        <p className="govuk-body">
          Made by mistake?{" "}
          <TextLink href={to.home.delete({ challengeId: id })}>Delete the challenge</TextLink>.
        </p>
      </div>
    </div>
  );
}

/** What people can and can no longer do, from the seasons of permissions.ts, in words. */
const FOLLOWS = {
  scoping: "The scope can be changed and agreed.",
  preparing: "Peers can record notes of early conversations. The scope can still be changed.",
  "on-site": "Peers record notes, draft findings and begin the report.",
  reporting: "The scope, the statement and the timetable can no longer be changed. The report can be issued.",
  "action-planning":
    "Notes, findings and the report can no longer be changed. Councils approve their plans and report on actions.",
  reviewing: "Peers judge progress and issue the progress review report.",
  closed: "Nothing can be changed any more. What is published stays.",
} as const satisfies Record<Stage, string>;

function whatFollows(stage: Stage): string {
  return `${whatComesNext(stage).happens} ${FOLLOWS[stage]}`;
}

function whatReturns(stage: Stage): string {
  const later = STAGES[STAGES.indexOf(stage) + 1];
  return `To mend something. ${FOLLOWS[stage]}${later === undefined ? "" : " Nothing is lost."}`;
}
