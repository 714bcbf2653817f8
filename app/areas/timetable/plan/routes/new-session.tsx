import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { visitAddress } from "#app/areas/visits/visit-address.ts";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { isDay } from "#app/platform/days.ts";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { SessionFields } from "../components/session-form.tsx";
import { SessionForm } from "../forms.ts";
import { readTimetable } from "../read-timetable.server.ts";
import { saveSession } from "../save-session.server.ts";
import { sessionChoices } from "../session-choices.ts";
import { lengthsInWords } from "../session-defaults.ts";
import type { TimetableRecord } from "../timetable-record.ts";

export const loader = guarded(
  { permission: "timetable.edit", at: to.timetable.newSession },
  async ({ permit, url }) => {
    const record = await readTimetable(permit);
    const day = url.searchParams.get("day") ?? "";
    return {
      challenge: permit.challengeTitle,
      at: visitAddress(permit),
      choices: sessionChoices(record),
      lengths: lengthsInWords(record.rules),
      day: isDay(day) ? day : "",
      about: aboutAsked(record, url.searchParams),
    };
  },
);

/** What a link of the coverage page asks for: a theme, or a prompt with its theme. */
function aboutAsked({ themes }: TimetableRecord, asked: URLSearchParams) {
  const promptId = asked.get("prompt");
  const theme = themes.find(
    ({ id, prompts }) => id === asked.get("theme") || prompts.some((prompt) => prompt.id === promptId),
  );
  const isKnown = theme?.prompts.some(({ id }) => id === promptId) ?? false;
  return {
    themeIds: theme === undefined ? [] : [theme.id],
    promptIds: isKnown && promptId !== null ? [promptId] : [],
  };
}

export const action = guardedIntents(to.timetable.newSession, {
  save: intent({
    permission: "timetable.edit",
    form: SessionForm,
    run: async ({ permit, value, now }) => {
      const id = await saveSession(permit, null, value, now);
      return redirectWithNotice(to.timetable.session({ ...permit, sessionId: id }), "Session added.");
    },
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle("Add a session", { challenge: data?.challenge }) },
];

export default function NewSessionPage() {
  const { at, choices, lengths, day, about } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeading caption="Timetable">Add a session</PageHeading>
      <SessionFields
        defaultValue={{ version: "1", day, howMany: "usual", ...about }}
        choices={choices}
        lengths={lengths}
        sessionId={null}
        cancelHref={to.timetable.front(at)}
      />
    </>
  );
}
