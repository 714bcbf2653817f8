import { formatDayWithWeekday } from "#app/platform/day-words.ts";
import type { AwkwardDay } from "../visit-day-words.ts";
import { WarningLines } from "./warning-lines.tsx";

/** What is awkward about the days of the visits: nothing is drawn where nothing is. */
export function VisitDayList({ days }: { days: readonly AwkwardDay[] }) {
  if (days.length === 0) return null;
  return (
    <section aria-labelledby="visit-days">
      <h2 className="govuk-heading-m" id="visit-days">
        Days of the visit
      </h2>
      <p className="govuk-body">The visit can take place on these days. It is well to know of them.</p>
      <ul className="govuk-list govuk-list--spaced">
        {days.map(({ day, kind, warnings }) => (
          <li key={`${kind} ${day}`}>
            <strong>{formatDayWithWeekday(day)}</strong>
            <WarningLines warnings={warnings} />
          </li>
        ))}
      </ul>
    </section>
  );
}
