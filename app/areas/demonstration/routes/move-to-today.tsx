import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { NoFieldsForm } from "#app/access/no-fields-form.ts";
import { to } from "#app/addresses.ts";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { PageForm, usePageForm } from "#app/govuk/form/form.tsx";
import { BackLink } from "#app/govuk/navigation/back-link.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { formatDay, formatDayRange } from "#app/platform/day-words.ts";
import { dayOf, plusDays } from "#app/platform/days.ts";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { daysToMove } from "../days-to-move.ts";
import { readDemonstration } from "../demonstration.server.ts";
import { moveToToday } from "../move-to-today.server.ts";

export const loader = guarded(
  { at: to.demonstration.moveToToday, permission: "challenge.manage" },
  async ({ permit, now }) => {
    const { first, last } = await readDemonstration(permit);
    const days = daysToMove({ first, last }, dayOf(now));
    return {
      challenge: permit.challengeTitle,
      back: to.home.front({ challengeId: permit.challengeId }),
      days: formatDayRange(first, last),
      wouldBe: days === null ? null : formatDayRange(plusDays(first, days), plusDays(last, days)),
    };
  },
);

export const action = guardedIntents(to.demonstration.moveToToday, {
  move: intent({
    permission: "challenge.manage",
    form: NoFieldsForm,
    run: async ({ permit, now }) => {
      await moveToToday(permit, now);
      return redirectWithNotice(
        to.home.front({ challengeId: permit.challengeId }),
        `The visit was moved: today, ${formatDay(dayOf(now))}, the peers are on site.`,
      );
    },
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle("Move it to today", { challenge: data?.challenge }) },
];

export default function MoveToTodayPage() {
  const { back, days, wouldBe } = useLoaderData<typeof loader>();
  const state = usePageForm({ id: "move-to-today" });
  return (
    <PageForm state={state}>
      <BackLink href={back} />
      <PageHeading lead="This is a demonstration: its visit can be moved whenever its days have passed.">
        Move the visit to today
      </PageHeading>
      {wouldBe === null ? (
        <p className="govuk-body">The days of this visit are not over: {days}. There is nothing to move.</p>
      ) : (
        <>
          <p className="govuk-body">
            The visit was {days}. It would be {wouldBe}, with all its sessions at their times. Notes and what
            was recorded stay with their sessions. The timetable is released anew, and nobody is written to.
          </p>
          <Button name="intent" value="move" preventDoubleClick>
            Move it to today
          </Button>
        </>
      )}
    </PageForm>
  );
}
