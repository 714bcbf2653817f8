import type { MetaFunction } from "@remix-run/node";
import { type ShouldRevalidateFunction, useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { visitAddress } from "#app/areas/visits/visit-address.ts";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { ButtonGroup } from "#app/govuk/form/button-group.tsx";
import { fieldProps, PageForm, usePageForm } from "#app/govuk/form/form.tsx";
import { Radios } from "#app/govuk/form/radios.tsx";
import { Select } from "#app/govuk/form/select.tsx";
import { TextInput } from "#app/govuk/form/text-input.tsx";
import { BackLink } from "#app/govuk/navigation/back-link.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import { formatDayWithWeekday } from "#app/platform/day-words.ts";
import { AppError } from "#app/platform/errors.ts";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { readRevision } from "../../plan/change-timetable.server.ts";
import { timetableDays, tracksInUse } from "../../plan/day-plan.ts";
import { SessionMoveForm } from "../../plan/forms.ts";
import { readShownSession, readTimetable } from "../../plan/read-timetable.server.ts";
import { sessionToRead } from "../../plan/session-defaults.ts";
import { moveSession } from "../move-session.server.ts";

export const loader = guarded(
  { at: to.timetable.move, permission: "timetable.edit" },
  async ({ permit, params }) => {
    const revision = await readRevision(permit);
    const session = await readShownSession(permit, params.sessionId);
    if (session.status === "cancelled") {
      throw new AppError("conflict", "This session is cancelled. Save it first to plan it again.");
    }
    const record = await readTimetable(permit);
    return {
      challenge: permit.challengeTitle,
      at: visitAddress(permit),
      sessionId: session.id,
      session: sessionToRead(record, session),
      day: session.date ?? "",
      start: session.start ?? "",
      revision,
      days: timetableDays(record).map((value) => ({ value, label: formatDayWithWeekday(value) })),
      columns: [
        { value: "", text: "Keep both" },
        ...tracksInUse(record).map((track) => ({ value: `pair:${track}`, text: `Pair ${track}` })),
        ...record.sites.flatMap((site) =>
          site.rooms.map(({ id, name }) => ({ value: `room:${id}`, text: `${name}, ${site.name}` })),
        ),
      ],
    };
  },
);

export const action = guardedIntents(to.timetable.move, {
  move: intent({
    permission: "timetable.edit",
    form: SessionMoveForm,
    run: async ({ permit, params, value: { view: _view, quiet: _quiet, ...move }, now }) => {
      // Which session is moved is said by the address.
      const done = await moveSession(permit, { ...move, sessionId: params.sessionId }, now);
      return redirectWithNotice(to.timetable.front(permit, { day: move.date }), done);
    },
  }),
});

/** Who was refused because of somebody else's change is shown the timetable as it is now. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ actionStatus, defaultShouldRevalidate }) =>
  actionStatus === 409 || defaultShouldRevalidate;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle(`Move ${data?.session.title ?? "a session"}`, { challenge: data?.challenge }) },
];

export default function MovePage() {
  const page = useLoaderData<typeof loader>();
  const { at, sessionId, session } = page;
  const state = usePageForm<z.input<typeof SessionMoveForm>>({
    id: "move",
    defaultValue: { day: page.day, start: page.start, column: "" },
  });
  return (
    <>
      <BackLink href={page.day === "" ? to.timetable.front(at) : to.timetable.front(at, { day: page.day })}>
        Back to the timetable
      </BackLink>
      <PageForm state={state}>
        <PageHeading caption={session.title} lead={`Now: ${session.when}. ${session.where}.`}>
          Move to another place
        </PageHeading>
        <input type="hidden" name="sessionId" value={sessionId} />
        <input type="hidden" name="revision" value={page.revision} />
        <Radios
          {...fieldProps(state.fields.day)}
          legend="Day"
          small
          items={[...page.days, { value: "", label: "None: back to those still to be placed" }]}
        />
        <TextInput
          {...fieldProps(state.fields.start)}
          label="Starts at"
          hint="Such as 9:30 or 14:15"
          width={5}
        />
        <Select
          {...fieldProps(state.fields.column)}
          label="Pair or room"
          hint="Another pair brings its own peers. When its room is taken then, the smallest free one at the site is taken."
          items={page.columns}
        />
        <ButtonGroup>
          <Button name="intent" value="move">
            Move
          </Button>
          <TextLink href={to.timetable.places({ ...at, sessionId })}>Show the best places</TextLink>
        </ButtonGroup>
      </PageForm>
      <p className="govuk-body">
        What clashes there is said afterwards and can be undone: nothing is blocked.
      </p>
    </>
  );
}
