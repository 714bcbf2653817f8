import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { STAGES, type Stage } from "#app/access/permissions.ts";
import { to } from "#app/addresses.ts";
import { readChallenge } from "#app/areas/challenge/read-challenge.server.ts";
import { STAGE_NAMES, stageAfter, stageBefore } from "#app/areas/challenge/stages.ts";
import { membershipEnd } from "#app/areas/people/members/membership.ts";
import { lastDayOnSite, readAddressesInView } from "#app/areas/visits/read-visits.server.ts";
import { Notice } from "#app/govuk/display/notice.tsx";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { ButtonGroup } from "#app/govuk/form/button-group.tsx";
import { Checkboxes } from "#app/govuk/form/checkboxes.tsx";
import { checkboxesProps, fieldProps, PageForm, usePageForm } from "#app/govuk/form/form.tsx";
import { Radios } from "#app/govuk/form/radios.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import { formatDay } from "#app/platform/day-words.ts";
import { dayOf, lastDayBefore } from "#app/platform/days.ts";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { closeChallenge, openChallengeAgain } from "../closing/close-challenge.server.ts";
import { reasonNotToClose } from "../closing/closing-rules.ts";
import { ClosingForm } from "../closing/components/closing-form.tsx";
import { OpeningForm } from "../closing/components/opening-form.tsx";
import { readClosing } from "../closing/read-closing.server.ts";
import { CloseForm, OpenChallengeForm, StageForm } from "../forms.ts";
import { moveStage } from "../move-stage.server.ts";
import { readProgress } from "../read-progress.server.ts";
import { openTasks, shownTask, tasksFor } from "../task-list.ts";
import { whatComesNext } from "../what-happens-now.ts";

export const loader = guarded({ permission: "challenge.move" }, async ({ permit, now, url }) => {
  const today = dayOf(now);
  const closing = await readClosing(permit);
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
    closing,
    shown: shownOf(closing !== null, url, permit.stage),
    openUntil: formatDay(lastDayBefore(membershipEnd(now))),
    lastDayOnSite: await lastDayOnSiteWords(permit.challengeId),
    open: openTasks(tasksFor(permit.role, stage, progress), stage).map((task) => shownTask(task, at)),
    after: stageAfter(stage),
    before: stageBefore(stage),
  };
});

/** What the page is: where a challenge is opened again that was closed before its end, where it is closed, or where it moves on or back. */
function shownOf(isClosedBeforeEnd: boolean, url: URL, stage: Stage): keyof typeof TITLES {
  if (isClosedBeforeEnd) return "open-again";
  return url.searchParams.get("show") === "closing" && reasonNotToClose(stage) === null ? "close" : "move";
}

async function lastDayOnSiteWords(challengeId: string): Promise<string | null> {
  const day = await lastDayOnSite(challengeId);
  return day === null ? null : formatDay(day);
}

export const action = guardedIntents(to.home.stage, {
  move: intent({
    permission: "challenge.move",
    form: StageForm,
    run: async ({ permit, value, now }) => {
      await moveStage(permit, value, now);
      return redirectWithNotice(
        to.home.front(permit),
        `The challenge is now at the stage “${STAGE_NAMES[value.to].name}”.`,
      );
    },
  }),
  close: intent({
    permission: "challenge.move",
    form: CloseForm,
    run: async ({ permit, value, now }) => {
      await closeChallenge(permit, value, now);
      return redirectWithNotice(to.home.front(permit), "The challenge is closed.");
    },
  }),
  open: intent({
    permission: "challenge.move",
    form: OpenChallengeForm,
    run: async ({ permit, value, now }) => {
      await openChallengeAgain(permit, value, now);
      return redirectWithNotice(
        to.home.front(permit),
        `The challenge is open again, at the stage “${STAGE_NAMES[value.to].name}”.`,
      );
    },
  }),
});

const TITLES = {
  move: "Move to another stage",
  close: "Close the challenge",
  "open-again": "Open the challenge again",
} as const;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle(TITLES[data?.shown ?? "move"], { challenge: data?.title }) },
];

export default function StagePage() {
  const { id, title, stage, closing, shown, openUntil, lastDayOnSite } = useLoaderData<typeof loader>();
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        {closing !== null ? (
          <OpeningForm challengeId={id} challenge={title} from={closing.from} />
        ) : shown === "close" ? (
          <ClosingForm
            challengeId={id}
            challenge={title}
            stage={stage}
            openUntil={openUntil}
            lastDayOnSite={lastDayOnSite}
          />
        ) : (
          <MoveForm />
        )}
      </div>
    </div>
  );
}

/** Moves the challenge one stage on or back. */
function MoveForm() {
  const { id, stage, open, after, before } = useLoaderData<typeof loader>();
  const state = usePageForm<z.input<typeof StageForm>>({
    id: "stage",
    defaultValue: { to: after ?? before ?? stage },
  });
  const choices = [after, before].filter((to): to is Stage => to !== null);
  return (
    <>
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
          items={[{ value: "yes", label: "Everybody in the challenge sees the new stage at once. Move it." }]}
        />
        <ButtonGroup>
          <Button name="intent" value="move" preventDoubleClick>
            Move the challenge
          </Button>
          <TextLink href={to.home.front({ challengeId: id })}>Cancel</TextLink>
        </ButtonGroup>
      </PageForm>
      <p className="govuk-body">
        {stage === "closed" ? null : (
          <>
            It does not go on to its end?{" "}
            <TextLink href={to.home.stage({ challengeId: id }, { show: "closing" })}>
              Close the challenge
            </TextLink>
            .{" "}
          </>
        )}
        Made by mistake? <TextLink href={to.home.delete({ challengeId: id })}>Delete the challenge</TextLink>.
      </p>
    </>
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
