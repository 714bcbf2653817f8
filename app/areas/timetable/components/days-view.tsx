import { DayGrid } from "#app/govuk/day-grid.tsx";
import { Tabs } from "#app/govuk/tabs.tsx";
import { TextLink } from "#app/govuk/text-link.tsx";
import type { DaysPage } from "../timetable-page.ts";

/** The timetable by day: a tab for each, a grid of time and pairs of peers, a list on a phone and on paper. */
export function DaysView({ view, addHref }: { view: DaysPage; addHref?: string }) {
  if (view.tabs.length === 0) {
    return (
      <p className="govuk-body">No day has a session yet. Open a session and give it a day and a time.</p>
    );
  }
  return (
    <Tabs title="Days" items={view.tabs}>
      {view.days.map((day) => (
        <section key={day.day} aria-labelledby={`day-${day.day}`}>
          <h2 className="govuk-heading-m" id={`day-${day.day}`}>
            {day.label}
          </h2>
          {day.sessions.length === 0 ? (
            <p className="govuk-body">No sessions on this day yet.</p>
          ) : (
            <DayGrid label={day.label} tracks={day.tracks} sessions={day.sessions} />
          )}
          {addHref === undefined ? null : (
            <p className="govuk-body govuk-!-display-none-print">
              <TextLink href={`${addHref}?day=${day.day}`}>Add a session on {day.label}</TextLink>
            </p>
          )}
        </section>
      ))}
    </Tabs>
  );
}
