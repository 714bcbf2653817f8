import { DayGrid } from "#app/govuk/grid/day-grid.tsx";
import { Tabs } from "#app/govuk/navigation/tabs.tsx";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import type { DaysPage } from "../timetable-page.ts";

interface DaysViewProps {
  view: DaysPage;
  /** Where a session of a day is added; left out for those who only read. */
  addHref?: (day: string) => string;
}

/** The timetable by day: a tab for each, a grid of time and pairs, rooms or people, a list on a phone and on paper. */
export function DaysView({ view, addHref }: DaysViewProps) {
  if (view.tabs.length === 0) {
    return (
      <p className="govuk-body">No day has a session yet. Open a session and give it a day and a time.</p>
    );
  }
  return (
    <Tabs title="Days" items={view.tabs}>
      <ColumnLinks view={view} />
      {addHref === undefined ? null : (
        <p className="govuk-body-s cpc-day-help govuk-!-display-none-print">
          Drag a session to another place, or press M on it to move it with the keys. What clashes is said
          while you move.
        </p>
      )}
      {view.days.map((day) => (
        <section key={day.day} aria-labelledby={`day-${day.day}`}>
          <h2 className="govuk-heading-m" id={`day-${day.day}`}>
            {day.label}
          </h2>
          {day.shown === null ? null : (
            <p className="govuk-body-s">
              {day.shown} (page {day.page} of {day.pages}).
            </p>
          )}
          {day.sessions.length === 0 && addHref === undefined ? (
            <p className="govuk-body">No sessions on this day yet.</p>
          ) : view.by === "people" && day.tracks.length === 0 ? (
            <p className="govuk-body">Nobody is met on this day yet.</p>
          ) : (
            <DayGrid
              label={day.label}
              day={day.day}
              hours={day.hours}
              tracks={day.tracks}
              sessions={day.sessions}
            />
          )}
          {addHref === undefined ? null : (
            <p className="govuk-body govuk-!-display-none-print">
              <TextLink href={addHref(day.day)}>Add a session on {day.label}</TextLink>
            </p>
          )}
        </section>
      ))}
    </Tabs>
  );
}

function ColumnLinks({ view }: { view: DaysPage }) {
  return (
    <nav aria-label="Columns" className="govuk-!-display-none-print">
      <p className="govuk-body-s">
        Columns:{" "}
        {view.columns.map(({ label, href, current }, index) => (
          <span key={label}>
            {index === 0 ? "" : " · "}
            {current ? (
              <strong aria-current="page">{label}</strong>
            ) : (
              <TextLink href={href} noVisitedState>
                {label}
              </TextLink>
            )}
          </span>
        ))}
        {view.before === null ? null : (
          <>
            {" · "}
            <TextLink href={view.before} noVisitedState>
              Columns before
            </TextLink>
          </>
        )}
        {view.after === null ? null : (
          <>
            {" · "}
            <TextLink href={view.after} noVisitedState>
              More columns
            </TextLink>
          </>
        )}
      </p>
    </nav>
  );
}
