import { to } from "#app/addresses.ts";
import type { VisitAddress } from "#app/areas/visits/visit-address.ts";
import { MoveLink } from "#app/govuk/grid/day-grid.tsx";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import { countOf } from "../../plan/timetable-words.ts";
import type { UnplacedLine } from "../timetable-page.ts";

interface UnplacedSessionsProps {
  sessions: readonly UnplacedLine[];
  at: VisitAddress;
  mayEdit: boolean;
}

/** Sessions without a day or a time, beside the days: they are moved from here onto them, and back. */
export function UnplacedSessions({ sessions, at, mayEdit }: UnplacedSessionsProps) {
  if (sessions.length === 0 && !mayEdit) return null;
  return (
    <section className="cpc-tray" aria-labelledby="to-be-placed" data-tray={mayEdit ? "" : undefined}>
      <h2 className="govuk-heading-s" id="to-be-placed">
        To be placed: {sessions.length === 0 ? "none" : countOf(sessions.length, "session")}
      </h2>
      {sessions.length === 0 ? (
        <p className="govuk-body-s">Every session has a day and a time. What is put here loses both.</p>
      ) : (
        <ul className="cpc-tray__list">
          {sessions.map((session) => (
            <li key={session.id} className="cpc-session" data-moves={mayEdit ? session.id : undefined}>
              <p className="cpc-session__title">
                <TextLink
                  href={to.timetable.session({ ...at, sessionId: session.id })}
                  draggable={false}
                  noVisitedState
                >
                  {session.title}
                </TextLink>
              </p>
              <p className="cpc-session__time">
                {session.kind}, {session.minutes} minutes
                {session.day === null ? "" : `, ${session.day}, no time yet`}
              </p>
              {session.people === "" ? null : <p className="cpc-session__people">{session.people}</p>}
              {mayEdit ? (
                <MoveLink
                  href={to.timetable.move({ ...at, sessionId: session.id })}
                  title={session.title}
                  className="cpc-session__move"
                />
              ) : null}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
