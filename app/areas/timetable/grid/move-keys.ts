/** Where the keys lead while a session is held. */

import { minutesOf, timeOf } from "#app/platform/clock-time.ts";
import type { Day } from "#app/platform/days.ts";
import type { DropTarget } from "./drop-place.ts";

/** Minutes between two places of a session that is moved, and with Shift held. */
export const STEP_MINUTES = 15;
export const FINE_STEP_MINUTES = 5;

/** A place on a day. */
export interface HeldAt {
  date: Day;
  start: string;
  column: string;
}

interface KeySurroundings {
  columns: readonly string[];
  dates: readonly Day[];
  /** The best free places, the best first. */
  best: readonly HeldAt[];
}

/**
 * The place a key leads to from another: arrows in time (to the next multiple of a quarter of an hour, with Shift of five minutes) and
 * column, Page Up and Page Down to another day, B to the next of the best places, Delete off the days. Null for any other key.
 */
export function placeByKey(
  key: string,
  isFine: boolean,
  at: HeldAt,
  { columns, dates, best }: KeySurroundings,
): DropTarget | null {
  switch (key) {
    case "ArrowUp":
      return { ...at, start: shifted(at.start, -1, isFine) };
    case "ArrowDown":
      return { ...at, start: shifted(at.start, 1, isFine) };
    case "ArrowLeft":
      return { ...at, column: neighbour(columns, at.column, -1) };
    case "ArrowRight":
      return { ...at, column: neighbour(columns, at.column, 1) };
    case "PageUp":
      return { ...at, date: neighbour(dates, at.date, -1) };
    case "PageDown":
      return { ...at, date: neighbour(dates, at.date, 1) };
    case "b":
    case "B": {
      const index = best.findIndex(
        ({ date, start, column }) => date === at.date && start === at.start && column === at.column,
      );
      return best[(index + 1) % Math.max(1, best.length)] ?? at;
    }
    case "Delete":
      return { date: null, start: null, column: "" };
    default:
      return null;
  }
}

function shifted(start: string, direction: 1 | -1, isFine: boolean): string {
  const step = isFine ? FINE_STEP_MINUTES : STEP_MINUTES;
  const steps = minutesOf(start) / step;
  const next = direction > 0 ? Math.floor(steps) + 1 : Math.ceil(steps) - 1;
  return timeOf(Math.min(24 * 60 - step, Math.max(0, next * step)));
}

function neighbour(list: readonly string[], from: string, by: number): string {
  const index = list.indexOf(from);
  return list[Math.min(list.length - 1, Math.max(0, index + by))] ?? from;
}
