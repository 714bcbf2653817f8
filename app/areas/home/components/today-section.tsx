import { to } from "#app/addresses.ts";
import type { TodaysSessions } from "#app/areas/timetable/on-the-day/read-todays-sessions.server.ts";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";

interface TodaySectionProps {
  challengeId: string;
  today: TodaysSessions;
  /** Several visits are on today: each says which it is. */
  isOneOfSeveral: boolean;
}

/** How many of today's sessions stand on the first page; the page of the day holds all. */
const MOST_LINES = 6;

const STATES = { over: "Over", recorded: "Over", now: "Now", "to-come": null } as const;

/** What is on today: what is going on and to come first, so that it stands on the first screen of a phone. */
export function TodaySection({ challengeId, today, isOneOfSeveral }: TodaySectionProps) {
  const { visitId, visit, count, lines } = today;
  const ahead = lines.filter(({ state }) => state === "now" || state === "to-come");
  const shown = (ahead.length > 0 ? ahead : lines.slice(-MOST_LINES)).slice(0, MOST_LINES);
  return (
    <section aria-labelledby={`today-${visitId}`}>
      <h2 className="govuk-heading-m govuk-!-margin-bottom-1" id={`today-${visitId}`}>
        {isOneOfSeveral ? `Today: ${visit}` : "Today"}
      </h2>
      <p className="govuk-hint govuk-!-margin-bottom-2">{count}</p>
      <ul className="govuk-list govuk-!-margin-bottom-2">
        {shown.map(({ id, title, times, where, peers, state }) => (
          <li key={id}>
            <strong>{times}</strong> {STATES[state] === null ? null : <strong>({STATES[state]}) </strong>}
            {title}
            {[where, peers === "" ? "" : `with ${peers}`]
              .filter((text) => text !== "")
              .map((text) => `, ${text}`)}
          </li>
        ))}
      </ul>
      <p className="govuk-body">
        <TextLink href={to.timetable.today({ challengeId, visitId })} noVisitedState>
          {shown.length < lines.length ? `All ${lines.length} sessions of today` : "The page of today"}
        </TextLink>
      </p>
    </section>
  );
}
