import { Details } from "#app/govuk/details.tsx";
import { TextLink } from "#app/govuk/text-link.tsx";
import type { UnplacedLine } from "../timetable-page.ts";
import { countOf } from "../timetable-words.ts";

/** Sessions without a day or a time. Folded away when there are many, so that the days stay in view. */
export function UnplacedSessions({ sessions, base }: { sessions: readonly UnplacedLine[]; base: string }) {
  if (sessions.length === 0) return null;
  return (
    <Details summary={`To be placed: ${countOf(sessions.length, "session")}`} open={sessions.length <= 5}>
      <ul className="govuk-list govuk-list--spaced">
        {sessions.map((session) => (
          <li key={session.id}>
            <TextLink href={`${base}/sessions/${session.id}`}>{session.title}</TextLink>
            <br />
            {session.kind}, {session.minutes} minutes
            {session.day === null ? "" : `, ${session.day}, no time yet`}
          </li>
        ))}
      </ul>
    </Details>
  );
}
