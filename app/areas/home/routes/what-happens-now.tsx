import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guarded } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { STAGE_NAMES, stageAfter } from "#app/areas/challenge/stages.ts";
import { roleInWords } from "#app/areas/people/members/role-words.ts";
import { readAddressesInView } from "#app/areas/visits/read-visits.server.ts";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { BackLink } from "#app/govuk/navigation/back-link.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import { dayOf } from "#app/platform/days.ts";
import { ownTasks } from "../own-tasks.ts";
import { readProgress } from "../read-progress.server.ts";
import { STATUS_WORDS } from "../task-list.ts";
import { TASK_WORDS, taskAnchor } from "../task-words.ts";
import { WHAT_HAPPENS, whatComesNext } from "../what-happens-now.ts";

export const loader = guarded({ permission: "challenge.read" }, async ({ permit, now }) => {
  const today = dayOf(now);
  const [progress, at] = await Promise.all([readProgress(permit, today), readAddressesInView(permit, today)]);
  const { happens, yours } = WHAT_HAPPENS[permit.stage];
  const next = stageAfter(permit.stage);
  const tasks = ownTasks(permit, progress, at)
    .filter(({ status }) => status !== "done")
    .map(({ title, href, status, hint }) => ({
      title,
      anchor: taskAnchor(title),
      href: status === "later" ? null : href,
      status: STATUS_WORDS[status],
      hint,
      words: TASK_WORDS[title] ?? null,
    }));
  return {
    challengeId: permit.challengeId,
    challenge: permit.challengeTitle,
    stage: STAGE_NAMES[permit.stage].name,
    role: roleInWords(permit),
    happens,
    yours: yours[permit.role],
    next: next === null ? null : whatComesNext(next),
    tasks,
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle("What happens now", { challenge: data?.challenge }) },
];

export default function WhatHappensNowPage() {
  const page = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink href={to.home.front({ challengeId: page.challengeId })}>Home</BackLink>
      <div className="govuk-grid-row">
        <div className="govuk-grid-column-two-thirds">
          <PageHeading caption={page.stage}>What happens now</PageHeading>
          {page.happens.map((text) => (
            <p key={text} className="govuk-body">
              {text}
            </p>
          ))}
          <h2 className="govuk-heading-m">You as {page.role.toLowerCase()}</h2>
          <p className="govuk-body">{page.yours}</p>
          {page.tasks.length === 0 ? null : (
            <>
              <h2 className="govuk-heading-m">Your tasks, and when each is completed</h2>
              {page.tasks.map((task) => (
                <div key={task.title} id={task.anchor}>
                  <h3 className="govuk-heading-s govuk-!-margin-bottom-1">{task.title}</h3>
                  {task.words === null ? null : (
                    <p className="govuk-body">
                      {task.words.about} {task.words.done}
                    </p>
                  )}
                  <p className="govuk-body">
                    {task.status}.{task.hint === null ? "" : ` ${task.hint}.`}{" "}
                    {task.href === null ? null : (
                      <TextLink href={task.href} noVisitedState>
                        {`Go to where “${task.title}” is done`}
                      </TextLink>
                    )}
                  </p>
                </div>
              ))}
            </>
          )}
          {page.next === null ? null : (
            <>
              <h2 className="govuk-heading-m">What comes next: {page.next.name}</h2>
              <p className="govuk-body">
                {page.next.happens} The challenge manager moves the challenge on; what is open then stays
                open.
              </p>
            </>
          )}
        </div>
      </div>
    </>
  );
}
