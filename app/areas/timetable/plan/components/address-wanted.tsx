import { to } from "#app/addresses.ts";
import type { VisitAddress } from "#app/areas/visits/visit-address.ts";
import { InsetText } from "#app/govuk/display/inset-text.tsx";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import { countOf } from "../timetable-words.ts";

/** Of more than this only how many there are is said: each stands marked on the grid. */
const MOST = 8;

interface AddressWantedProps {
  at: VisitAddress;
  sessions: readonly { id: string; title: string; when: string }[];
}

/** Sessions that nobody can join yet, each with the way to its page: a remark that holds nothing up. */
export function AddressWanted({ at, sessions }: AddressWantedProps) {
  if (sessions.length === 0) return null;
  const more = sessions.length - MOST;
  return (
    <InsetText>
      <p className="govuk-body">
        {`${countOf(sessions.length, "session is", "sessions are")} online or by telephone and ${sessions.length === 1 ? "has" : "have"} no address to join yet. Whoever is invited before it is there is told it in a second message.`}
      </p>
      <ul className="govuk-list govuk-list--bullet">
        {sessions.slice(0, MOST).map(({ id, title, when }) => (
          <li key={id}>
            <TextLink href={to.timetable.session({ ...at, sessionId: id })}>{title}</TextLink>, {when}
          </li>
        ))}
        {more > 0 ? <li>and {more} more</li> : null}
      </ul>
    </InsetText>
  );
}
