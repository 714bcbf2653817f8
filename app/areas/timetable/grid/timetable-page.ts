import { to } from "#app/addresses.ts";
import type { VisitAddress } from "#app/areas/visits/visit-address.ts";
import { formatDayWithWeekday } from "#app/platform/day-words.ts";
import { type Day, dayOf } from "#app/platform/days.ts";
import type { Clash } from "../clashes/clash-words.ts";
import { dayTabLabel, timetableDays, unplacedSessions } from "../plan/day-plan.ts";
import type { ReleasedSession } from "../plan/released-sessions.ts";
import type { TimetableRecord } from "../plan/timetable-record.ts";
import { nameList, SESSION_KIND_NAMES } from "../plan/timetable-words.ts";
import { COLUMN_KIND_NAMES, type ColumnKind, columnKindsOf } from "./grid-columns.ts";
import { type AgendaDay, type ArrangerMarks, agendaOf, type DayView, dayView } from "./timetable-view.ts";

/** The timetable by day: tabs of days, what the columns can be, and the days drawn. */
export interface DaysPage {
  kind: "day";
  by: ColumnKind;
  /** `day` is empty for all of them. */
  tabs: { day: Day | ""; label: string; href: string; current: boolean }[];
  columns: { label: string; href: string; current: boolean }[];
  /** Addresses of the pages of columns before and after, when there are too many side by side. */
  before: string | null;
  after: string | null;
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
  people: string;
  /** "Monday 2 March 2026" when it has its day and only lacks a time. */
  day: string | null;
}

/** What the page of the timetable shows, from the record and what the address asks for. */
export function timetablePage(
  record: TimetableRecord,
  clashes: readonly Clash[],
  released: readonly ReleasedSession[],
  asked: URLSearchParams,
  look: { at: VisitAddress; now: Date; ownPeerId: string | null; marks: ArrangerMarks | null },
) {
  const names = new Map(record.people.map(({ id, name }) => [id, name]));
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
        people: nameList(
          session.personIds.flatMap((id) => names.get(id) ?? []),
          3,
        ),
        day: session.date === null ? null : formatDayWithWeekday(session.date),
      }),
    ),
    cancelled: record.sessions
      .filter((session) => session.status === "cancelled" && seen.has(session.id))
      .map(({ id, title }) => ({ id, title })),
    view: viewAsked(record, clashes, asked, look),
  };
}

function viewAsked(
  record: TimetableRecord,
  clashes: readonly Clash[],
  asked: URLSearchParams,
  { at, now, ownPeerId, marks }: Parameters<typeof timetablePage>[4],
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
      days: chosen === null ? [] : agendaOf(record, view, chosen.id, at),
    };
  }
  const days = timetableDays(record);
  const wanted = asked.get("day");
  const today = dayOf(now);
  // On site it opens on today; before and after, on the first day.
  const fallback = days.includes(today) ? today : (days[0] ?? null);
  const current = wanted === "all" || days.includes(wanted ?? "") ? wanted : fallback;
  const shown = current === "all" ? days : days.filter((day) => day === current);
  const kinds = columnKindsOf(record);
  const [usual = "peers"] = kinds;
  const by = kinds.find((kind) => kind === asked.get("by")) ?? usual;
  const page = Math.max(1, Number.parseInt(asked.get("page") ?? "1", 10) || 1);
  const address = (day: Day | "all" | null, kind: ColumnKind, number = 1) =>
    to.timetable.front(at, {
      day,
      by: kind === usual ? null : kind,
      page: number === 1 ? null : number,
    });
  const drawn = shown.map((day) => dayView(record, day, clashes, { by, page, marks, at }));
  const pages = Math.max(1, ...drawn.map((one) => one.pages));
  const shownPage = Math.min(page, pages);
  return {
    kind: "day",
    by,
    tabs:
      days.length === 0
        ? []
        : [
            ...days.map((day) => ({
              day,
              label: dayTabLabel(day),
              href: address(day, by),
              current: day === current,
            })),
            { day: "" as const, label: "All days", href: address("all", by), current: current === "all" },
          ],
    columns: kinds.map((kind) => ({
      label: COLUMN_KIND_NAMES[kind],
      href: address(current as Day | null, kind),
      current: kind === by,
    })),
    before: shownPage > 1 ? address(current as Day | null, by, shownPage - 1) : null,
    after: shownPage < pages ? address(current as Day | null, by, shownPage + 1) : null,
    days: drawn,
  };
}
