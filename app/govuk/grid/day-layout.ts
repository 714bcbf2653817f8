import { minutesOf, timeOf } from "#app/platform/clock-time.ts";
/** One thing in a day, with local times `HH:MM`. */
export interface DayEntry {
  id: string;
  start: string;
  end: string;
  /** The tracks it takes; none means all of them. */
  trackIds: readonly string[];
}

export interface PlacedEntry {
  id: string;
  /** First grid row, from 1; a row is five minutes. */
  row: number;
  rowSpan: number;
  /** First grid column, from 1, not counting the time axis. */
  column: number;
  columnSpan: number;
}

export interface DayLayout {
  /** `HH:MM` of the first full hour and of the hour after the last end. */
  from: string;
  to: string;
  rows: number;
  /** Grid columns each track takes: more than one when entries overlap within it. */
  trackWidths: number[];
  columns: number;
  entries: PlacedEntry[];
}

export const ROW_MINUTES = 5;

function overlap(a: DayEntry, b: DayEntry): boolean {
  return minutesOf(a.start) < minutesOf(b.end) && minutesOf(b.start) < minutesOf(a.end);
}

/**
 * Where each entry stands in a grid of five-minute rows and one column per track; `hours` are shown whatever stands in them. Nothing ever covers anything else:
 * entries that overlap within a track stand side by side, and one that spans several tracks keeps to the first of them
 * when something else is in its way (a clash, which the page says in words).
 */
export function layOutDay(
  trackIds: readonly string[],
  entries: readonly DayEntry[],
  hours: { from: string; to: string } | undefined = entries.length > 0
    ? undefined
    : { from: "09:00", to: "17:00" },
): DayLayout {
  const shown = hours === undefined ? [] : [hours];
  const starts = [...entries.map(({ start }) => start), ...shown.map(({ from }) => from)].map(minutesOf);
  const ends = [...entries.map(({ end }) => end), ...shown.map(({ to }) => to)].map(minutesOf);
  const from = Math.floor(Math.min(...starts) / 60) * 60;
  const to = Math.ceil(Math.max(...ends) / 60) * 60;

  // Each entry as a run of neighbouring tracks, earliest first, the widest of the same time first.
  const runs = entries
    .map((entry) => ({ entry, ...runOf(trackIds, entry.trackIds) }))
    .sort(
      (a, b) =>
        minutesOf(a.entry.start) - minutesOf(b.entry.start) ||
        b.last - b.first - (a.last - a.first) ||
        a.entry.id.localeCompare(b.entry.id),
    );
  for (const run of runs) {
    const inTheWay = runs.some(
      (other) =>
        other !== run &&
        overlap(other.entry, run.entry) &&
        other.first <= run.last &&
        run.first <= other.last,
    );
    if (inTheWay) run.last = run.first;
  }

  // Lanes: within a track, an entry takes the first lane that is free at its time.
  const lanes: DayEntry[][][] = trackIds.map(() => []);
  const laneOf = new Map<string, number>();
  for (const run of runs) {
    if (run.first !== run.last) continue;
    const trackLanes = lanes[run.first];
    if (!trackLanes) continue;
    let lane = trackLanes.findIndex((taken) => !taken.some((other) => overlap(other, run.entry)));
    if (lane === -1) lane = trackLanes.push([]) - 1;
    trackLanes[lane]?.push(run.entry);
    laneOf.set(run.entry.id, lane);
  }

  const trackWidths = lanes.map((trackLanes) => Math.max(1, trackLanes.length));
  const offset = (track: number) => trackWidths.slice(0, track).reduce((sum, width) => sum + width, 0);
  const placed = runs.map(({ entry, first, last }) => {
    const lane = laneOf.get(entry.id);
    const alone =
      lane !== undefined &&
      !runs.some(
        (o) => o.entry !== entry && o.first === first && first === o.last && overlap(o.entry, entry),
      );
    const wholeTrack = lane === undefined || alone;
    return {
      id: entry.id,
      row: Math.floor((minutesOf(entry.start) - from) / ROW_MINUTES) + 1,
      rowSpan: Math.max(1, Math.round((minutesOf(entry.end) - minutesOf(entry.start)) / ROW_MINUTES)),
      column: offset(first) + (wholeTrack ? 0 : (lane ?? 0)) + 1,
      columnSpan: wholeTrack ? offset(last + 1) - offset(first) : 1,
    };
  });
  return {
    from: timeOf(from),
    to: timeOf(to),
    rows: (to - from) / ROW_MINUTES,
    trackWidths,
    columns: offset(trackIds.length),
    entries: placed,
  };
}

/** First and last track of an entry; tracks that are not neighbours count as the run from the first, as far as it goes. */
function runOf(trackIds: readonly string[], wanted: readonly string[]): { first: number; last: number } {
  if (wanted.length === 0) return { first: 0, last: Math.max(0, trackIds.length - 1) };
  const indexes = wanted
    .map((id) => trackIds.indexOf(id))
    .filter((index) => index !== -1)
    .sort((a, b) => a - b);
  const first = indexes[0] ?? 0;
  let last = first;
  while (indexes.includes(last + 1)) last += 1;
  return { first, last };
}
