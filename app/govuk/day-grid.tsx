import type { ReactNode } from "react";
import { AppLink } from "./app-link.tsx";
import { classNames } from "./class-names.ts";
import { type DayEntry, layOutDay, minutesOf, ROW_MINUTES } from "./day-layout.ts";

export interface DayTrack {
  id: string;
  name: string;
  /** For example who walks this track. */
  note?: ReactNode;
}

export interface DaySession extends DayEntry {
  title: ReactNode;
  href?: string;
  room?: ReactNode;
  people?: ReactNode;
  /** What sort it is, in a word: "Interview", "Focus group". */
  kind?: ReactNode;
  /** How it looks; meaning is carried by `kind`. */
  look?: "plain" | "team" | "break";
  /** Something is wrong with it: said in words on the page, marked here. */
  problem?: ReactNode;
}

export interface DayGridProps {
  /** Names the list: "Tuesday 5 March". */
  label: string;
  tracks: readonly DayTrack[];
  sessions: readonly DaySession[];
}

/**
 * A day of a timetable. One list in order of time, which is what a phone, a screen reader and a printer get; from 48rem
 * up, the same list is drawn as a grid of times and tracks. Places come from classes, not from style attributes, which
 * the content security policy forbids.
 */
export function DayGrid({ label, tracks, sessions }: DayGridProps) {
  const layout = layOutDay(
    tracks.map((track) => track.id),
    sessions,
  );
  const firstMinute = minutesOf(layout.from);
  const hours = Array.from(
    { length: (minutesOf(layout.to) - firstMinute) / 60 },
    (_, index) => firstMinute / 60 + index,
  );
  const byId = new Map(sessions.map((session) => [session.id, session]));
  const trackNames = new Map(tracks.map((track) => [track.id, track.name]));
  let trackColumn = 1;

  return (
    <div className={`cpc-day cpc-day--columns-${layout.columns}`}>
      <div className="cpc-day__head" aria-hidden="true">
        {tracks.map((track, index) => {
          const column = trackColumn;
          const span = layout.trackWidths[index] ?? 1;
          trackColumn += span;
          return (
            <div key={track.id} className={`cpc-day__track ${columnClasses(column, span)}`}>
              <span className="cpc-day__track-name">{track.name}</span>
              {track.note === undefined ? null : <span className="cpc-day__track-note">{track.note}</span>}
            </div>
          );
        })}
      </div>
      <div className="cpc-day__body">
        {hours.map((hour) => (
          <div
            key={hour}
            aria-hidden="true"
            className={`cpc-day__hour cpc-day-row-${(hour * 60 - firstMinute) / ROW_MINUTES + 1}`}
          >
            <span>{`${String(hour).padStart(2, "0")}:00`}</span>
          </div>
        ))}
        <ol className="cpc-day__list" aria-label={label}>
          {layout.entries.map((place) => {
            const session = byId.get(place.id);
            if (!session) return null;
            const names = session.trackIds.map((id) => trackNames.get(id)).filter(Boolean);
            return (
              <li
                key={session.id}
                className={classNames(
                  "cpc-session",
                  session.look && `cpc-session--${session.look}`,
                  session.problem !== undefined && "cpc-session--problem",
                  place.rowSpan <= 6 && "cpc-session--short",
                  `cpc-day-row-${place.row} cpc-day-rows-${place.rowSpan}`,
                  columnClasses(place.column, place.columnSpan),
                )}
              >
                <p className="cpc-session__time">
                  <time>{session.start}</time> to <time>{session.end}</time>
                  {session.kind === undefined ? null : (
                    <span className="cpc-session__kind">{session.kind}</span>
                  )}
                </p>
                <p className="cpc-session__title">
                  {session.href === undefined ? (
                    session.title
                  ) : (
                    <AppLink
                      className="govuk-link govuk-link--no-visited-state cpc-session__link"
                      href={session.href}
                    >
                      {session.title}
                    </AppLink>
                  )}
                </p>
                {session.room === undefined ? null : <p className="cpc-session__room">{session.room}</p>}
                {session.people === undefined ? null : (
                  <p className="cpc-session__people">{session.people}</p>
                )}
                <p className="cpc-session__tracks">{names.length === 0 ? "All tracks" : names.join(", ")}</p>
                {session.problem === undefined ? null : (
                  <p className="cpc-session__problem">
                    <span aria-hidden="true">! </span>
                    {session.problem}
                  </p>
                )}
              </li>
            );
          })}
        </ol>
      </div>
    </div>
  );
}

function columnClasses(column: number, span: number): string {
  return `cpc-day-column-${column} cpc-day-columns-${span}`;
}
