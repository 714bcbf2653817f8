import { dayOf, formatDayWithWeekday } from "#app/platform/days.ts";
import type { ReleasedSession } from "./changes.ts";
import type { Clash } from "./clash-words.ts";
import { timetableDays, unplacedSessions } from "./day-plan.ts";
import type { TimetableRecord } from "./timetable-record.ts";
import { type AgendaDay, agendaOf, type DayView, dayTabLabel, dayView } from "./timetable-view.ts";
import { SESSION_KIND_NAMES } from "./timetable-words.ts";

/** The timetable by day: tabs of days, and the days drawn. */
export interface DaysPage {
  kind: "day";
  tabs: { label: string; href: string; current: boolean }[];
  days: DayView[];
}

/** The timetable of one peer or one person, chosen from a list. */
export interface AgendaPage {
  kind: "peer" | "person";
  choices: { value: string; text: string }[];
  chosen: { id: string; name: string } | null;
  days: AgendaDay[];
}

/** A session that is still to be placed. */
export interface UnplacedLine {
  id: string;
  title: string;
  kind: string;
  minutes: number;
  /** "Monday 2 March 2026" when it has its day and only lacks a time. */
  day: string | null;
}

/** What the page of the timetable shows, from the record and what the address asks for. */
export function timetablePage(
  record: TimetableRecord,
  clashes: readonly Clash[],
  released: readonly ReleasedSession[],
  asked: URLSearchParams,
  { base, now, ownPeerId }: { base: string; now: Date; ownPeerId: string | null },
) {
  const seen = new Set(released.map((session) => session.id));
  return {
    sessions: record.sessions.filter((session) => session.status === "planned").length,
    counts: {
      sites: record.sites.length,
      rooms: record.sites.reduce((sum, site) => sum + site.rooms.length, 0),
      people: record.people.length,
    },
    unplaced: unplacedSessions(record.sessions).map(
      (session): UnplacedLine => ({
        id: session.id,
        title: session.title,
        kind: SESSION_KIND_NAMES[session.kind],
        minutes: session.minutes,
        day: session.date === null ? null : formatDayWithWeekday(session.date),
      }),
    ),
    cancelled: record.sessions
      .filter((session) => session.status === "cancelled" && seen.has(session.id))
      .map(({ id, title }) => ({ id, title })),
    view: viewAsked(record, clashes, asked, base, { now, ownPeerId }),
  };
}

function viewAsked(
  record: TimetableRecord,
  clashes: readonly Clash[],
  asked: URLSearchParams,
  base: string,
  { now, ownPeerId }: { now: Date; ownPeerId: string | null },
): DaysPage | AgendaPage {
  const view = asked.get("view");
  if (view === "peer" || view === "person") {
    const all = view === "peer" ? record.peers : record.people;
    const id = asked.get("who") ?? (view === "peer" ? ownPeerId : null);
    const chosen = all.find((one) => one.id === id) ?? null;
    return {
      kind: view,
      choices: all.map((one) => ({ value: one.id, text: one.name })),
      chosen: chosen === null ? null : { id: chosen.id, name: chosen.name },
      days: chosen === null ? [] : agendaOf(record, view, chosen.id, base),
    };
  }
  const days = timetableDays(record);
  const wanted = asked.get("day");
  const today = dayOf(now);
  // On site it opens on today; before and after, on the first day.
  const fallback = days.includes(today) ? today : (days[0] ?? null);
  const current = wanted === "all" || days.includes(wanted ?? "") ? wanted : fallback;
  const shown = current === "all" ? days : days.filter((day) => day === current);
  return {
    kind: "day",
    tabs:
      days.length === 0
        ? []
        : [
            ...days.map((day) => ({
              label: dayTabLabel(day),
              href: `${base}?day=${day}`,
              current: day === current,
            })),
            { label: "All days", href: `${base}?day=all`, current: current === "all" },
          ],
    days: shown.map((day) => dayView(record, day, clashes, base)),
  };
}
