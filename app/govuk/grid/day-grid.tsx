import type { ReactNode } from "react";
import { minutesOf } from "#app/platform/clock-time.ts";
import { classNames } from "../class-names.ts";
import { VisuallyHidden } from "../display/visually-hidden.tsx";
import { AppLink } from "../navigation/app-link.tsx";
import { type DayEntry, layOutDay, ROW_MINUTES } from "./day-layout.ts";

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
  /** Where it is joined from elsewhere: a link, or words such as a telephone number. */
  join?: { address: string; isLink: boolean };
  people?: ReactNode;
  /** Who meets them. */
  peers?: ReactNode;
  /** What sort it is, in a word: "Interview", "Focus group". */
  kind?: ReactNode;
  /** How it looks; meaning is carried by `kind`. */
  look?: "plain" | "team" | "break";
  /** Short words to know of it: "Fixed". */
  marks?: readonly string[];
  /** Something is wrong with it: said in words on the page, marked here. */
  problem?: ReactNode;
  /** What is moved when this is: several entries can be one and the same thing. Left out: it stays. */
  moves?: string;
  /** Where it can be moved by a form. */
  moveHref?: string;
}

export interface DayGridProps {
  /** Names the list: "Tuesday 5 March". */
  label: string;
  /** The day, for whatever moves its entries. */
  day?: string;
  /** Shown whatever stands in them, "HH:MM". Left out, the hours of the entries. */
  hours?: { from: string; to: string };
  tracks: readonly DayTrack[];
  sessions: readonly DaySession[];
}

/**
 * A day of a timetable. One list in order of time, which is what a phone, a screen reader and a printer get; from 48rem
 * up, the same list is drawn as a grid of times and tracks. Places come from classes, not from style attributes, which
 * the content security policy forbids.
 */
export function DayGrid({ label, day, hours: shownHours, tracks, sessions }: DayGridProps) {
  const layout = layOutDay(
    tracks.map((track) => track.id),
    sessions,
    shownHours,
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
    <div
      className={`cpc-day cpc-day--columns-${layout.columns}`}
      data-day={day}
      data-first-minute={firstMinute}
      data-columns={layout.columns}
    >
      <div className="cpc-day__head" aria-hidden="true">
        {tracks.map((track, index) => {
          const column = trackColumn;
          const span = layout.trackWidths[index] ?? 1;
          trackColumn += span;
          return (
            <div
              key={track.id}
              className={`cpc-day__track ${columnClasses(column, span)}`}
              data-column={track.id}
              data-at={column}
              data-span={span}
            >
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
        {/* Keeps the last hour open, and takes what is drawn while something is moved. */}
        <div aria-hidden="true" className={`cpc-day__end cpc-day-row-${layout.rows}`} />
        <div aria-hidden="true" className="cpc-day__marks" />
        <ol className="cpc-day__list" aria-label={label}>
          {layout.entries.map((place) => {
            const session = byId.get(place.id);
            if (!session) return null;
            const names = session.trackIds.map((id) => trackNames.get(id)).filter(Boolean);
            return (
              <li
                key={session.id}
                data-moves={session.moves}
                className={classNames(
                  "cpc-session",
                  session.look && `cpc-session--${session.look}`,
                  session.problem !== undefined && "cpc-session--problem",
                  place.rowSpan <= 6 && "cpc-session--short",
                  `cpc-day-row-${place.row} cpc-day-rows-${place.rowSpan}`,
                  columnClasses(place.column, place.columnSpan),
                )}
              >
                <EntryWords session={session} tracks={names.join(", ") || wholeWidth(session)} />
              </li>
            );
          })}
        </ol>
      </div>
    </div>
  );
}

/** What a card says that is as wide as the day: it need not be everybody's, so where it says who, no more. */
function wholeWidth({ peers }: DaySession): string {
  return peers === undefined ? "All tracks" : "";
}

function EntryWords({ session, tracks }: { session: DaySession; tracks: string }) {
  return (
    <>
      <p className="cpc-session__time">
        <time>{session.start}</time> to <time>{session.end}</time>
        {session.kind === undefined ? null : <span className="cpc-session__kind">{session.kind}</span>}
      </p>
      <p className="cpc-session__title">
        {session.href === undefined ? (
          session.title
        ) : (
          <AppLink
            className="govuk-link govuk-link--no-visited-state cpc-session__link"
            href={session.href}
            draggable={false}
          >
            {session.title}
          </AppLink>
        )}
      </p>
      {session.room === undefined ? null : <p className="cpc-session__room">{session.room}</p>}
      {session.join === undefined ? null : (
        <p className="cpc-session__join">
          {session.join.isLink ? (
            <a
              className="govuk-link govuk-link--no-visited-state"
              href={session.join.address}
              rel="noreferrer noopener"
              target="_blank"
              draggable={false}
            >
              Join<VisuallyHidden> {session.title} (opens in a new tab)</VisuallyHidden>
            </a>
          ) : (
            session.join.address
          )}
        </p>
      )}
      {session.people === undefined ? null : <p className="cpc-session__people">{session.people}</p>}
      {session.peers === undefined ? null : <p className="cpc-session__peers">{session.peers}</p>}
      {tracks === "" ? null : <p className="cpc-session__tracks">{tracks}</p>}
      {session.marks === undefined ? null : <p className="cpc-session__marks">{session.marks.join(". ")}</p>}
      {session.problem === undefined ? null : (
        <p className="cpc-session__problem">
          <span aria-hidden="true">! </span>
          {session.problem}
        </p>
      )}
      {session.moveHref === undefined ? null : (
        <MoveLink href={session.moveHref} title={session.title} className="cpc-session__move" />
      )}
    </>
  );
}

function columnClasses(column: number, span: number): string {
  return `cpc-day-column-${column} cpc-day-columns-${span}`;
}

/** Leads to the form that moves something; where it can be moved on the grid, its handle. */
export function MoveLink({ href, title, className }: { href: string; title: ReactNode; className: string }) {
  return (
    <AppLink
      className={`govuk-link govuk-link--no-visited-state ${className}`}
      href={href}
      draggable={false}
      data-move
    >
      Move<VisuallyHidden> {title}</VisuallyHidden>
    </AppLink>
  );
}
