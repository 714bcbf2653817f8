import type { StandingState } from "#app/areas/dates/standing.ts";
import type { VisitChecked } from "#app/areas/dates/visit-warnings.ts";
import { visitName } from "#app/areas/visits/visit-words.ts";
import { formatDay, formatDays, formatShortDay } from "#app/platform/day-words.ts";
import { type Day, dayOfParts, daysBetween, endOfMonth, plusMonths } from "#app/platform/days.ts";

/** What a shape stands for; each has a form of its own and is named beside the picture. */
export type TimelineShape = "done" | "planned" | "late" | "unknown";

/** A stretch of days: those of a visit, from the earliest day to the day it is due, or on to the very latest. */
export type TimelineStretch = "visit" | "window" | "until-latest";

/** Everything is placed in hundredths of the width. */
export interface TimelineRow {
  id: string;
  label: string;
  /** When, and how it stands, in words: all that the shapes say. */
  words: string;
  stretches: { kind: TimelineStretch; from: number; to: number }[];
  marks: { shape: TimelineShape; at: number }[];
}

/** Key dates and visits on one scale of time, for drawing. */
export interface Timeline {
  from: Day;
  to: Day;
  ticks: { label: string; at: number }[];
  today: number;
  rows: TimelineRow[];
  /** What has no day and so no place: named below the picture. */
  without: string[];
}

/** A key date as the picture needs it. */
export interface TimelineDate {
  id: string;
  label: string;
  notBefore: Day | null;
  dueOn: Day | null;
  latestOn: Day | null;
  doneOn: Day | null;
  standing: { state: StandingState; text: string };
}

/** At most so many names of months stand above it, so that they do not run into each other on a telephone. */
const MOST_TICKS = 5;

const STEPS = [1, 2, 3, 6, 12, 24, 60] as const;

const SHAPE_OF = {
  "not-set": "planned",
  "before-record": "unknown",
  planned: "planned",
  soon: "planned",
  due: "planned",
  late: "late",
  "past-latest": "late",
  done: "done",
  "done-late": "done",
} as const satisfies Record<StandingState, TimelineShape>;

/** The picture of key dates and visits, in order of time; null when nothing has a day. */
export function timelineOf(
  dates: readonly TimelineDate[],
  visits: readonly VisitChecked[],
  today: Day,
): Timeline | null {
  const days = [
    ...dates.flatMap((date) => [date.notBefore, date.dueOn, date.latestOn, date.doneOn]),
    ...visits.flatMap(({ from, to }) => [from, to]),
  ].filter((day): day is Day => day !== null);
  if (days.length === 0) return null;
  const all = [...days, today].sort();
  const from = firstOfMonth(all[0] ?? today);
  const to = endOfMonth(all.at(-1) ?? today);
  const width = daysBetween(from, to) + 1;
  // The middle of a day, so that the first and the last have room for a shape.
  const at = (day: Day) => hundredths((daysBetween(from, day) + 0.5) / width);
  const rows = [
    ...visits.flatMap((visit) => visitRow(visit, at)),
    ...dates.flatMap((date) => dateRow(date, at)),
  ];
  return {
    from,
    to,
    ticks: ticksOf(from, to, width),
    today: at(today),
    rows: rows.sort((a, b) => firstOf(a) - firstOf(b)),
    without: dates.filter((date) => dayOf(date) === null).map(({ label }) => label),
  };
}

const hundredths = (share: number) => Math.round(share * 10_000) / 100;

const firstOfMonth = (day: Day) => `${day.slice(0, 7)}-01`;

function dayOf({ doneOn, dueOn, latestOn, notBefore }: TimelineDate): Day | null {
  return doneOn ?? dueOn ?? latestOn ?? notBefore;
}

function firstOf({ stretches, marks }: TimelineRow): number {
  return Math.min(...marks.map((mark) => mark.at), ...stretches.map((stretch) => stretch.to));
}

function visitRow({ kind, name, from, to, days }: VisitChecked, at: (day: Day) => number): TimelineRow[] {
  if (from === null || to === null) return [];
  const count = days.length === 1 ? "" : `, ${days.length} days`;
  return [
    {
      id: `${kind} ${from}`,
      label: name ?? visitName({ id: "", kind, title: "" }, []),
      words: `${formatDays(days.map(({ day }) => day))}${count}`,
      stretches: [{ kind: "visit", from: at(from), to: at(to) }],
      marks: [],
    },
  ];
}

function dateRow(date: TimelineDate, at: (day: Day) => number): TimelineRow[] {
  const day = dayOf(date);
  if (day === null) return [];
  const { notBefore, dueOn, latestOn, doneOn, standing } = date;
  const stretches: TimelineRow["stretches"] = [];
  const last = dueOn ?? latestOn;
  if (notBefore !== null && last !== null && notBefore < last) {
    stretches.push({ kind: "window", from: at(notBefore), to: at(last) });
  }
  if (dueOn !== null && latestOn !== null && dueOn < latestOn) {
    stretches.push({ kind: "until-latest", from: at(dueOn), to: at(latestOn) });
  }
  const when = doneOn === null ? dayInWords(date) : `Done ${formatDay(doneOn)}`;
  return [
    {
      id: date.id,
      label: date.label,
      words: doneOn === null || standing.state === "done-late" ? `${when}. ${standing.text}` : when,
      stretches,
      marks: [{ shape: SHAPE_OF[standing.state], at: at(day) }],
    },
  ];
}

function dayInWords({ dueOn, latestOn, notBefore }: TimelineDate): string {
  if (dueOn !== null) return formatDay(dueOn);
  if (latestOn !== null) return `No later than ${formatDay(latestOn)}`;
  return notBefore === null ? "" : `Not before ${formatDay(notBefore)}`;
}

/** The beginnings of some months, evenly apart; none so near the end that its name would stand outside. */
function ticksOf(from: Day, to: Day, width: number): Timeline["ticks"] {
  const months =
    (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 +
    Number(to.slice(5, 7)) -
    Number(from.slice(5, 7)) +
    1;
  const step = STEPS.find((size) => Math.ceil(months / size) <= MOST_TICKS) ?? 120;
  const ticks: Timeline["ticks"] = [];
  for (let day = firstTick(from, step); day <= to; day = plusMonths(day, step)) {
    const at = hundredths(daysBetween(from, day) / width);
    if (at <= 78) ticks.push({ label: formatShortDay(day).slice(2), at });
  }
  return ticks;
}

/** The first beginning of a month from which steps come round to January. */
function firstTick(from: Day, step: number): Day {
  const year = Number(from.slice(0, 4));
  let day = dayOfParts(step >= 24 ? year - (year % (step / 12)) : year, 1, 1) ?? from;
  while (day < from) day = plusMonths(day, step);
  return day;
}
